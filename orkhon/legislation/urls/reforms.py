"""Addresses of reforms."""

from django.urls import URLPattern, path

from orkhon.legislation.views import reforms

urlpatterns: list[URLPattern] = [
    path("reforms/", reforms.reforms, name="reforms"),
    path("reforms/reforms.<slug:form>", reforms.reforms_file, name="reforms-file"),
    path("reforms/record/", reforms.record_reform, name="record-reform"),
    path(
        "reforms/<uuid:reform>/correct/", reforms.correct_reform, name="correct-reform"
    ),
]
