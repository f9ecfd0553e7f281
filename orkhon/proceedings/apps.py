from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProceedingsConfig(AppConfig):
    # An app labelled `sessions` would break Django; on screen the room is “Sessions”.
    name = "orkhon.proceedings"
    verbose_name = _("Sessions")
