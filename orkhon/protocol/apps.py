from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProtocolConfig(AppConfig):
    name = "orkhon.protocol"
    verbose_name = _("Protocol")
