"""Addresses of drafts and of amendments to them."""

from django.urls import URLPattern, path

from orkhon.proceedings.views import amendments, draft_writing, drafts

_DRAFTS = "<slug:key>/drafts/"
_DRAFT = _DRAFTS + "<int:number>/"
_VERSION = _DRAFT + "<int:version>/"
_AMENDMENT = _DRAFT + "amendments/<int:amendment>/"

urlpatterns: list[URLPattern] = [
    path(_DRAFTS, drafts.drafts, name="drafts"),
    path(_DRAFTS + "begin/", draft_writing.begin, name="begin-draft"),
    path(_DRAFT, drafts.draft, name="draft"),
    path(_DRAFT + "new/", draft_writing.begin_version, name="begin-draft-version"),
    path(_DRAFT + "next/", draft_writing.next_version, name="next-draft"),
    path(_DRAFT + "withdraw/", draft_writing.withdraw, name="withdraw-draft"),
    path(_DRAFT + "consolidated/", drafts.consolidated, name="consolidated-draft"),
    path(
        _DRAFT + "consolidated-<slug:language>.<slug:form>",
        drafts.consolidated_file,
        name="consolidated-file",
    ),
    path(
        _DRAFT + "compare/<int:old>/<int:new>/", drafts.compare, name="compare-drafts"
    ),
    path(
        _DRAFT + "compare/<int:old>/<int:new>/redline-<slug:language>.<slug:form>",
        drafts.compare_file,
        name="compare-drafts-file",
    ),
    path(_AMENDMENT, amendments.one, name="amendment"),
    path(_AMENDMENT + "<slug:act>/", amendments.decide, name="decide-amendment"),
    path(_VERSION, drafts.version, name="draft-version"),
    path(_VERSION + "bring-in/", draft_writing.bring_in, name="bring-in-draft"),
    path(
        _VERSION + "paragraphs/<uuid:paragraph>/<slug:language>/",
        draft_writing.paragraph,
        name="draft-paragraph",
    ),
    path(_VERSION + "issue/", draft_writing.issue, name="issue-draft"),
    path(
        _VERSION + "issue/<slug:language>/",
        draft_writing.issue_language,
        name="issue-draft-language",
    ),
    path(_VERSION + "deadline/", draft_writing.deadline, name="draft-deadline"),
    path(
        _VERSION + "text-<slug:language>.<slug:form>",
        drafts.text_file,
        name="draft-text",
    ),
    path(
        _VERSION + "amendments.<slug:form>",
        amendments.paper,
        name="amendment-paper",
    ),
    path(_VERSION + "amend/", amendments.amend, name="amend"),
    path(
        _VERSION + "compromise/<uuid:paragraph>/",
        amendments.compromise,
        name="compromise",
    ),
]
