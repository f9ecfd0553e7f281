"""Accounts: who may sign in, with which roles, for which parliament."""

import uuid

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from orkhon.record.roles import Role


class UserManager(BaseUserManager["User"]):
    """Makes accounts; the username is matched without regard to case."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(username__iexact=username)

    def create_user(
        self, username: str, password: str | None = None, **fields: object
    ) -> "User":
        user = self.model(username=username, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """One person's account. `public_id` is what the record calls the actor."""

    class Theme(models.TextChoices):
        DEVICE = "", _("as the device")
        LIGHT = "light", _("light")
        DARK = "dark", _("dark")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    username = models.CharField(max_length=80, unique=True)
    email = models.EmailField(blank=True)
    display_name = models.CharField(max_length=160)
    parliament = models.CharField(max_length=80, blank=True)
    language = models.CharField(max_length=8, blank=True)
    theme = models.CharField(max_length=5, choices=Theme.choices, blank=True)
    is_active = models.BooleanField(default=True)
    # Set when somebody else chose the password: the next sign-in asks for a new one.
    must_change_password = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=timezone.now)
    sample = models.BooleanField(default=False)

    objects = UserManager()

    class Meta:
        ordering = ["display_name", "username"]
        constraints = [
            models.UniqueConstraint(Lower("username"), name="username_once_in_any_case")
        ]

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["display_name"]

    def __str__(self) -> str:
        return self.display_name

    @property
    def actor_id(self) -> str:
        return f"account/{self.public_id.hex}"

    def get_full_name(self) -> str:
        """The name that other parts of Django ask for."""
        return self.display_name

    @property
    def subject(self) -> str:
        """Under which the record keeps what is done to the account."""
        return f"orkhon:account/{self.public_id.hex}"

    @property
    def roles(self) -> frozenset[str]:
        """The roles held; read once for each object in memory."""
        if not hasattr(self, "_roles"):
            self._roles = frozenset(
                self.role_rows.values_list("role", flat=True) if self.pk else ()
            )
        return self._roles

    def forget_roles(self) -> None:
        """Read the roles afresh next time."""
        self.__dict__.pop("_roles", None)


class HeldRole(models.Model):
    """A role that an account holds."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="role_rows")
    role = models.CharField(max_length=24, choices=Role.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "role"], name="role_held_once")
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.role}"
