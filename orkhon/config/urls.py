"""All addresses, one line a room."""

from django.urls import include, path

from orkhon.portal.sitemap import robots

urlpatterns = [
    path("", include("orkhon.today.urls")),
    path("accounts/", include("orkhon.accounts.doors")),
    path("accounts/", include("orkhon.accounts.urls")),
    path("record/", include("orkhon.record.urls")),
    path("register/", include("orkhon.register.urls")),
    path("dialogue/", include("orkhon.dialogue.urls")),
    path("legislation/", include("orkhon.legislation.urls.room")),
    path("protocol/", include("orkhon.protocol.urls.room")),
    path("sessions/", include("orkhon.proceedings.urls.room")),
    path("press/", include("orkhon.press.urls.room")),
    path("observation/", include("orkhon.observation.urls.room")),
    path("public/", include("orkhon.portal.urls")),
    path("robots.txt", robots, name="robots"),
    path("field/", include("orkhon.observation.urls.field")),
    # Before the phones' addresses, whose form ids may hold any sign.
    path("v1/", include("orkhon.observation.urls.rest")),
    path("v1/", include("orkhon.observation.urls.odk")),
]

handler400 = "orkhon.ui.refusals.bad_request"
handler500 = "orkhon.ui.refusals.server_error"
