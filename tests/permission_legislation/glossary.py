"""Rights at the addresses of the glossary."""

from orkhon.legislation.actions.glossary import add_words
from tests.permission_answers import LAW_EDITORS, LAW_READERS, OFFICE

ADDRESSES = {
    "legislation:glossary": ("GET", [], LAW_READERS),
    "legislation:glossary-concept": ("GET", ["concept"], LAW_READERS),
    "legislation:glossary-file": ("GET", [], LAW_READERS),
    "legislation:glossary-waiting": ("GET", [], OFFICE),
    "legislation:glossary-add": ("POST", [], LAW_EDITORS),
    "legislation:glossary-bring-in": ("POST", [], LAW_EDITORS),
    "legislation:glossary-suggest": ("POST", [], LAW_EDITORS),
    "legislation:glossary-review": ("POST", ["glossary entry"], LAW_EDITORS),
    "legislation:glossary-refuse": ("POST", ["glossary entry"], LAW_EDITORS),
}


def parts(found, country, people):
    """A shipped concept, and words that wait for review."""
    words = {"en": ["toy"], "ru": ["игрушка"]}
    entry = add_words("toy", words, by=people["head"])
    return {"concept": "person", "glossary entry": entry.pk}
