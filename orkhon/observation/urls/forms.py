"""Addresses of forms and phones; each begins with the mission's number."""

from django.urls import URLPattern, URLResolver, path

from orkhon.observation.views import form_texts, forms, phones

ONE = "<int:number>/forms/<uuid:pk>/"
VERSION = f"{ONE}versions/<uuid:version>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("<int:number>/forms/", forms.forms, name="forms"),
    path("<int:number>/forms/take/", forms.take, name="take-forms"),
    path("<int:number>/forms/bring/", forms.bring, name="bring-form"),
    path("<int:number>/forms/codes/", form_texts.codes, name="form-codes"),
    path(ONE, forms.form, name="form"),
    path(f"{ONE}publish/", forms.publish, name="publish-form"),
    path(f"{ONE}state/", forms.state, name="form-state"),
    path(f"{ONE}files/<int:file>/", forms.bring_file, name="form-media"),
    path(f"{VERSION}preview/", form_texts.preview, name="preview-form"),
    path(f"{VERSION}<slug:kind>/", form_texts.download, name="download-form"),
    path("<int:number>/phones/", phones.phones, name="phones"),
    path("<int:number>/phones/keys/", phones.make_keys, name="make-keys"),
    path("<int:number>/phones/cards/", phones.cards, name="phone-cards"),
    path("<int:number>/phones/<int:pk>/revoke/", phones.revoke, name="revoke-key"),
]
