"""Rights at the addresses of reforms."""

from orkhon.legislation.actions.citing import Cited
from orkhon.legislation.actions.reforms import Event, record_reform
from tests.permission_answers import LAW_EDITORS, LAW_READERS

ADDRESSES = {
    "legislation:reforms": ("GET", [], LAW_READERS),
    "legislation:reforms-file": ("GET", ["data format"], LAW_READERS),
    "legislation:record-reform": ("POST", [], LAW_EDITORS),
    "legislation:correct-reform": ("POST", ["reform"], LAW_EDITORS),
}


def parts(found, country, people):
    """An event of a reform."""
    said = Event(country, "other", "Sample", "It happened.", "2026", "sample")
    shown = Cited("It happened.", "sample")
    return {"reform": record_reform(said, by=people["head"], shown=shown).pk}
