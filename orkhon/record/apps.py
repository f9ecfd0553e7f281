"""The record as a Django app; it keeps its triggers in place."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from orkhon.record.triggers import restore_after_migrate


class RecordConfig(AppConfig):
    name = "orkhon.record"
    label = "record"
    verbose_name = _("Record")

    def ready(self) -> None:
        post_migrate.connect(restore_after_migrate, sender=self)
