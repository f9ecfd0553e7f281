"""Addresses of the interface for programs, under /v1/ as ODK Central has them.

They stand before those of phones, whose form ids may hold any sign.
"""

from django.urls import URLPattern, URLResolver, path, re_path

from orkhon.observation.views.rest import (
    exports,
    forms,
    projects,
    sessions,
    submissions,
    tables,
)

app_name = "rest"

_PROJECT = r"^projects/(?P<number>[0-9]{1,9})"
_ACTOR = r"/(?P<actor>[0-9]{1,18})$"
_ROLE = r"/assignments/(?P<role>[0-9a-z-]{1,20})" + _ACTOR
# A draft has what a published form has, one step below.
_FORM = _PROJECT + r"/forms/(?P<form_id>[^/]+?)"
_DRAFT = r"(?P<draft>/draft)?"
_VERSION = r"/versions/(?P<version>[^/]*?)"
_EXCEL = r"\.(?P<ending>xlsx|xls)$"
_ONE = r"/submissions/(?P<instance>[^/]+?)"
_FILE = r"/attachments/(?P<name>[^/]+)$"

urlpatterns: list[URLPattern | URLResolver] = [
    path("sessions", sessions.sessions, name="sessions"),
    path("sessions/<str:which>", sessions.session, name="session"),
    path("users/current", sessions.current_user, name="current-user"),
    path("roles", projects.roles, name="roles"),
    path("projects", projects.projects, name="projects"),
    re_path(rf"{_PROJECT}$", projects.project, name="project"),
    re_path(rf"{_PROJECT}/app-users$", projects.app_users, name="app-users"),
    re_path(rf"{_PROJECT}/app-users{_ACTOR}", projects.app_user, name="app-user"),
    re_path(rf"{_PROJECT}/assignments$", projects.assignments, name="assignments"),
    re_path(rf"{_PROJECT}{_ROLE}", projects.assignment, name="assignment"),
    re_path(rf"{_PROJECT}/datasets$", projects.datasets, name="datasets"),
    re_path(rf"{_PROJECT}/forms$", forms.forms, name="forms"),
    # What came in, as tables.
    re_path(rf"{_FORM}{_DRAFT}\.svc/?$", tables.service, name="service"),
    re_path(rf"{_FORM}{_DRAFT}\.svc/\$metadata$", tables.metadata, name="metadata"),
    re_path(rf"{_FORM}{_DRAFT}\.svc/(?P<path>.+)$", tables.table, name="table"),
    re_path(rf"{_FORM}{_DRAFT}/submissions\.csv$", exports.submissions_csv, name="csv"),
    re_path(
        rf"{_FORM}{_DRAFT}/submissions\.csv\.zip$", exports.submissions_zip, name="zip"
    ),
    # What came in, one by one.
    re_path(rf"{_FORM}{_DRAFT}/submissions$", submissions.submissions, name="received"),
    re_path(rf"{_FORM}/submissions/keys$", submissions.keys, name="keys"),
    re_path(
        rf"{_FORM}/submissions/submitters$", submissions.submitters, name="submitters"
    ),
    re_path(
        rf"{_FORM}{_DRAFT}{_ONE}\.xml$", submissions.submission_xml, name="received-xml"
    ),
    re_path(rf"{_FORM}{_ONE}/versions$", submissions.submission_versions, name="edits"),
    re_path(
        rf"{_FORM}{_ONE}{_VERSION}\.xml$",
        submissions.submission_version_xml,
        name="edit-xml",
    ),
    re_path(rf"{_FORM}{_ONE}{_VERSION}$", submissions.submission_version, name="edit"),
    re_path(rf"{_FORM}{_ONE}/comments$", submissions.comments, name="comments"),
    re_path(
        rf"{_FORM}{_DRAFT}{_ONE}/attachments$", submissions.files, name="received-files"
    ),
    re_path(rf"{_FORM}{_DRAFT}{_ONE}{_FILE}", submissions.file, name="received-file"),
    re_path(rf"{_FORM}{_DRAFT}{_ONE}$", submissions.submission, name="received-one"),
    # The forms themselves; their XML and files are at the addresses of phones.
    re_path(rf"{_FORM}/draft$", forms.draft, name="draft"),
    re_path(rf"{_FORM}/draft{_EXCEL}", forms.draft_xlsform, name="draft-xlsform"),
    re_path(rf"{_FORM}/draft/fields$", forms.draft_fields, name="draft-fields"),
    re_path(rf"{_FORM}/draft/publish$", forms.draft_publish, name="draft-publish"),
    re_path(rf"{_FORM}/draft/attachments$", forms.draft_files, name="draft-files"),
    re_path(rf"{_FORM}/draft{_FILE}", forms.draft_file, name="draft-file"),
    re_path(rf"{_FORM}/fields$", forms.fields, name="fields"),
    re_path(rf"{_FORM}/attachments$", forms.files, name="form-files"),
    re_path(rf"{_FORM}/versions$", forms.versions, name="versions"),
    re_path(rf"{_FORM}{_VERSION}/fields$", forms.version_fields, name="version-fields"),
    re_path(rf"{_FORM}{_VERSION}{_EXCEL}", forms.xlsform, name="version-xlsform"),
    re_path(rf"{_FORM}{_VERSION}(?<!\.xml)$", forms.version, name="version"),
    re_path(
        rf"{_FORM}/assignments$", projects.form_assignments, name="form-assignments"
    ),
    re_path(rf"{_FORM}{_ROLE}", projects.form_assignment, name="form-assignment"),
    re_path(rf"{_FORM}{_EXCEL}", forms.xlsform, name="xlsform"),
    re_path(rf"{_FORM}(?<!\.xml)$", forms.form, name="form"),
]
