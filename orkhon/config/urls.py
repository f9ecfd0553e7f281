"""All addresses, one line a room."""

from django.urls import include, path

urlpatterns = [
    path("", include("orkhon.today.urls")),
    path("accounts/", include("allauth.urls")),
    path("account/", include("orkhon.accounts.urls")),
    path("record/", include("orkhon.record.urls")),
    path("register/", include("orkhon.register.urls")),
    path("dialogue/", include("orkhon.dialogue.urls")),
]
