"""Addresses of the observer's app and its interface, under /field/."""

from django.urls import URLPattern, URLResolver, path
from django.views.generic import RedirectView

from orkhon.observation.views.field import interface, shell

app_name = "field"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", shell.shell, name="shell"),
    # Printed on badges; the app itself reads what stands behind the #.
    path("check", RedirectView.as_view(url="/field/#check"), name="check"),
    path("api/mission", interface.mission, name="mission"),
    path("api/badge-keys", interface.badge_keys, name="badge-keys"),
    path("api/sent", interface.sent, name="sent"),
    path("api/sent/<path:instance_id>.xml", interface.sent_form, name="sent-form"),
    path("api/messages", interface.messages, name="messages"),
    path("api/messages/<uuid:pk>/seen", interface.message_seen, name="message-seen"),
    path(
        "api/messages/<uuid:pk>/answer", interface.message_answer, name="message-answer"
    ),
    path("api/team-drafts", interface.team_drafts, name="team-drafts"),
    path("api/team-drafts/<path:instance_id>", interface.team_draft, name="team-draft"),
    path("api/position", interface.position, name="position"),
    path("<path:name>", shell.part, name="part"),
]
