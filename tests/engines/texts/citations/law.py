"""Small law texts made by hand."""

from orkhon.engines.texts.structure import Provision, Text, identified


def one(kind, number=None, *children, text="", heading=""):
    return Provision(kind, number, heading, text, tuple(children))


def law(language, *provisions):
    return Text(language, "Zyyy", "Sample law", identified(provisions)[0])
