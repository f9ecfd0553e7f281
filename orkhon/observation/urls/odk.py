"""Addresses of the ODK protocol, under /v1/ as ODK Central has them.

A phone's key stands in the address; an account comes without one. A draft is tried
under an address of its own.
"""

from django.urls import URLPattern, URLResolver, re_path

from orkhon.observation.views.odk import forms
from orkhon.observation.views.odk.submission import submission

app_name = "odk"

# A form's id and a file's name may hold any sign, a slash among them.
_KEY = r"key/(?P<token>[^/]+)/projects/(?P<number>[0-9]{1,9})"
_OWN = r"projects/(?P<number>[0-9]{1,9})"
_TEST = (
    r"test/(?P<token>[^/]+)/projects/(?P<number>[0-9]{1,9})"
    r"/forms/(?P<form_id>.+)/draft"
)
_FORM = r"/forms/(?P<form_id>.+?)"
_OLD = r"/versions/(?P<version>[^/]*)"
_FILE = r"/attachments/(?P<name>[^/]+)"

urlpatterns: list[URLPattern | URLResolver] = [
    re_path(rf"^{_TEST}/submission$", submission, name="draft-submission"),
    re_path(rf"^{_TEST}/formList$", forms.form_list, name="draft-list"),
    re_path(rf"^{_TEST}\.xml$", forms.draft_xml, name="draft-xml"),
    re_path(rf"^{_TEST}/manifest$", forms.draft_manifest, name="draft-manifest"),
    re_path(rf"^{_TEST}{_FILE}$", forms.draft_attachment, name="draft-attachment"),
]
for _way, _word in ((_KEY, "key"), (_OWN, "own")):
    urlpatterns += [
        re_path(rf"^{_way}/submission$", submission, name=f"{_word}-submission"),
        re_path(rf"^{_way}/formList$", forms.form_list, name=f"{_word}-list"),
        re_path(
            rf"^{_way}{_FORM}{_OLD}\.xml$", forms.form_xml, name=f"{_word}-old-xml"
        ),
        re_path(
            rf"^{_way}{_FORM}{_OLD}/manifest$",
            forms.manifest,
            name=f"{_word}-old-manifest",
        ),
        re_path(
            rf"^{_way}{_FORM}{_OLD}{_FILE}$",
            forms.attachment,
            name=f"{_word}-old-attachment",
        ),
        # Before the form itself: a file's name may end in .xml as well.
        re_path(
            rf"^{_way}{_FORM}{_FILE}$", forms.attachment, name=f"{_word}-attachment"
        ),
        re_path(rf"^{_way}{_FORM}\.xml$", forms.form_xml, name=f"{_word}-xml"),
        re_path(rf"^{_way}{_FORM}/manifest$", forms.manifest, name=f"{_word}-manifest"),
    ]
