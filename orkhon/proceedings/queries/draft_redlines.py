"""Two versions of a draft in one text, by the redline of legislation."""

from collections.abc import Sequence

from orkhon.engines.amendments import Paragraph
from orkhon.engines.amendments import Text as DraftText
from orkhon.engines.texts.redline import carried, compare
from orkhon.engines.texts.structure import Kind, Provision, Text, detect
from orkhon.legislation.queries.redline_parts import Shown
from orkhon.legislation.queries.redlines import shown
from orkhon.proceedings.models import DraftVersion
from orkhon.proceedings.queries.draft_texts import rows_of, text_of

_KINDS: dict[str, Kind] = {
    "title": "preface",
    "heading": "chapter",
    # A law has one preamble and remarks of editors; a draft has paragraphs.
    "preamble": "paragraph",
    "operative": "paragraph",
    "note": "paragraph",
}


def redline_between(old: DraftVersion, new: DraftVersion, language: str) -> Shown:
    """What changed from one version to another, in a language that both have."""
    return shown(
        provisions(text_of(rows_of(old), language), language),
        provisions(text_of(rows_of(new), language), language),
        one_work=False,
    )


def keys_carried(
    old: DraftText, new: Sequence[Paragraph], language: str
) -> dict[str, str]:
    """Which paragraph of a new text is which of an old one.

    Returns:
        Key in the new text: key in the old one; what is new is not in it.
    """
    redline = compare(
        provisions(old, language), provisions(DraftText(tuple(new)), language)
    )
    places = {f"p{place}": one.key for place, one in enumerate(new)}
    before = {f"p{place}": one.key for place, one in enumerate(old.paragraphs)}
    return {
        places[fate.new_eid]: before[eid]
        for eid, fate in carried(redline).items()
        if fate.new_eid is not None
    }


def provisions(text: DraftText, language: str) -> Text:
    """A draft as the redline takes it: paragraphs one after the other."""
    words = "\n".join(one.text for one in text.paragraphs)
    return Text(
        language,
        detect(words).script if words else "Zyyy",
        "",
        tuple(_provision(place, one) for place, one in enumerate(text.paragraphs)),
    )


def _provision(place: int, one: Paragraph) -> Provision:
    is_heading = one.role == "heading"
    marker = "" if not one.number else marker_of(one.number)
    return Provision(
        _KINDS[one.role],
        number=one.number or None,
        heading=one.text if is_heading else "",
        text="" if is_heading else one.text,
        marker=marker,
        eid=f"p{place}",
    )


def marker_of(number: str) -> str:
    """A number as it is printed in front of its paragraph: “14.”, “a)”."""
    return number if not number or number.endswith(")") else f"{number}."
