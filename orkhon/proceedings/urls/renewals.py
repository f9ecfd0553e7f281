"""Addresses of the assembly's own legal documents and their renewal."""

from django.urls import URLPattern, path

from orkhon.proceedings.views import instruments, renewals

ONE = "legal-documents/<slug:work>"
RENEWAL = f"{ONE}/renewals/<int:number>"

urlpatterns: list[URLPattern] = [
    path("legal-documents/", instruments.legal_documents, name="legal-documents"),
    path(f"{ONE}/", instruments.legal_document, name="legal-document"),
    path(f"{ONE}/events/", instruments.enter_instrument_event, name="enter-instrument"),
    path(f"{ONE}/renew/", renewals.begin_renewal, name="begin-renewal"),
    path(f"{RENEWAL}/", renewals.renewal, name="renewal"),
    path(f"{RENEWAL}/add/", renewals.add_article, name="add-renewal-article"),
    path(f"{RENEWAL}/place/", renewals.place_renewal, name="place-renewal"),
    path(f"{RENEWAL}/finish/", renewals.finish_renewal, name="finish-renewal"),
    path(f"{RENEWAL}/drop/", renewals.drop_renewal, name="drop-renewal"),
    path(
        f"{RENEWAL}/comparison.<slug:form>",
        renewals.comparison,
        name="renewal-comparison",
    ),
    path(
        f"{RENEWAL}/articles/<str:eid>/",
        renewals.renewal_article,
        name="renewal-article",
    ),
    path(
        f"{RENEWAL}/articles/<str:eid>/comment/",
        renewals.comment_article,
        name="comment-renewal-article",
    ),
]
