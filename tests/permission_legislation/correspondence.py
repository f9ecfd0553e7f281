"""Rights at the addresses of the workbench."""

from orkhon.legislation.actions.comparing import begin_comparison
from orkhon.legislation.models import Work
from tests.permission_answers import LAW_EDITORS, OFFICE

COMPARED = ["model law", "compared country"]
PROVISION = [*COMPARED, "provision"]
ADDRESSES = {
    "legislation:members": ("GET", ["model law"], OFFICE),
    "legislation:workbench": ("GET", COMPARED, OFFICE),
    "legislation:compared-laws": ("POST", COMPARED, LAW_EDITORS),
    "legislation:propose-partners": ("POST", COMPARED, LAW_EDITORS),
    "legislation:provision": ("GET", PROVISION, OFFICE),
    "legislation:take-back": ("POST", PROVISION, LAW_EDITORS),
}


def parts(found, country, people):
    """A comparison of the model law with the law of a member."""
    model = Work.objects.get(key=found["model law"])
    law = Work.objects.get(key=found["national law"])
    begin_comparison(model, country, [law], by=people["head"])
    return {"compared country": country.code, "provision": "art_1"}
