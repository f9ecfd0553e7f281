from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ObservationConfig(AppConfig):
    name = "orkhon.observation"
    verbose_name = _("Observation")

    def ready(self) -> None:
        import_module("orkhon.observation.kept_words")
        import_module("orkhon.observation.session_ends")
