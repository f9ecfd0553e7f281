"""Addresses of accounts; signing in and its factors are allauth's."""

from django.urls import path

from orkhon.accounts import views

app_name = "accounts"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("language/", views.set_language, name="set_language"),
    path("all/", views.account_list, name="list"),
]
