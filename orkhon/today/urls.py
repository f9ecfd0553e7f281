"""Address of the first screen."""

from django.urls import path

from orkhon.today import views

app_name = "today"
urlpatterns = [path("", views.today, name="today")]
