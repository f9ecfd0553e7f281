"""Rights at the addresses of forms and phones, and what they name."""

from django.utils import timezone

from orkhon.observation.actions.forms import bring_in_form
from orkhon.observation.models import FieldKey
from tests.permission_answers import RUN
from tests.rooms.observation.odk.posts import form_xml

FORM = ["mission", "form design"]
VERSION = [*FORM, "form's version"]

ADDRESSES = {
    "observation:forms": ("GET", ["mission"], RUN),
    "observation:take-forms": ("GET", ["mission"], RUN),
    "observation:bring-form": ("GET", ["mission"], RUN),
    "observation:form-codes": ("GET", ["mission"], RUN),
    "observation:form": ("GET", FORM, RUN),
    "observation:publish-form": ("POST", FORM, RUN),
    "observation:form-state": ("POST", FORM, RUN),
    "observation:form-media": ("POST", [*FORM, "form's file"], RUN),
    "observation:preview-form": ("GET", VERSION, RUN),
    "observation:download-form": ("GET", [*VERSION, "kind of file"], RUN),
    "observation:phones": ("GET", ["mission"], RUN),
    "observation:make-keys": ("POST", ["mission"], RUN),
    "observation:phone-cards": ("POST", ["mission"], RUN),
    "observation:revoke-key": ("POST", ["mission", "field key"], RUN),
}


def parts(mission, people):
    """What the addresses above name, by the words used there."""
    xml = form_xml(extra='<instance id="c" src="jr://file-csv/c.csv"/>')
    version = bring_in_form(mission, xml, "opening.xml", by=people["named"])
    key = FieldKey.objects.create(
        mission=mission,
        label="Sample phone",
        digest="0" * 64,
        made_at=timezone.now(),
        made_by="account/sample",
    )
    return {
        "form design": version.design_id,
        "form's version": version.pk,
        "form's file": version.files.get().pk,
        "kind of file": "xform",
        "field key": key.pk,
    }
