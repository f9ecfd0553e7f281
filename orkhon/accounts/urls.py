"""Addresses of one's own account and of the administrator's list."""

from django.urls import path

from orkhon.accounts.views import management, own

app_name = "accounts"
urlpatterns = [
    path("", own.mine, name="mine"),
    path("language/", own.set_language, name="set_language"),
    path("all/", management.account_list, name="list"),
    path("all/add/", management.add, name="add"),
    path("all/<uuid:public_id>/", management.account, name="account"),
    path("all/<uuid:public_id>/roles/", management.roles, name="roles"),
    path("all/<uuid:public_id>/close/", management.close, name="close"),
    path("all/<uuid:public_id>/reopen/", management.reopen, name="reopen"),
    path("all/<uuid:public_id>/password/", management.password, name="password"),
    path("all/<uuid:public_id>/factors/", management.factors, name="factors"),
]
