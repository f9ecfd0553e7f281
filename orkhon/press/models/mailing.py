"""The mailing list: who asked, who confirmed, what was sent, who left."""

import secrets
import uuid

from django.db import models

from orkhon.press.models.communiques import CommuniqueVersion


def mailing_token() -> str:
    """What confirms or leaves without an account: 256 bits, unguessable."""
    return secrets.token_urlsafe(32)


class Subscriber(models.Model):
    """An address that asked for our texts; silent until its owner confirmed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # Erased when they leave, and the digest with it: a row without both still counts.
    email = models.EmailField(blank=True)
    # Keyed, of the address in small letters, so that it subscribes once.
    email_digest = models.CharField(max_length=64, unique=True)
    language = models.CharField(max_length=8)
    token = models.CharField(max_length=64, unique=True, default=mailing_token)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["asked_at"]

    def __str__(self) -> str:
        return str(self.id)


class Mailing(models.Model):
    """One version sent to one subscriber, once."""

    version = models.ForeignKey(
        CommuniqueVersion, on_delete=models.PROTECT, related_name="mailings"
    )
    subscriber = models.ForeignKey(
        Subscriber, on_delete=models.CASCADE, related_name="mailings"
    )
    sent_at = models.DateTimeField(null=True, blank=True)
    # Why it could not be sent; tried again.
    error = models.CharField(max_length=300, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "subscriber"], name="mailed_once_a_version"
            )
        ]

    def __str__(self) -> str:
        return f"{self.version}: {self.subscriber_id}"
