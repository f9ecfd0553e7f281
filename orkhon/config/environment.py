"""Read `ORKHON_*` variables, each also from a file, and stop at a bad value."""

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE = frozenset({"1", "true", "yes", "on"})
FALSE = frozenset({"0", "false", "no", "off", ""})


def text(name: str, default: str = "") -> str:
    """The value of `name`, or the content of the file that `name_FILE` names.

    Raises:
        ImproperlyConfigured: the named file cannot be read.
    """
    path = os.environ.get(f"{name}_FILE")
    if path is None:
        return os.environ.get(name, default)
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise ImproperlyConfigured(f"{name}_FILE: cannot read {path}") from error


def flag(name: str, *, default: bool) -> bool:
    """A yes or no.

    Raises:
        ImproperlyConfigured: the value is neither.
    """
    value = text(name, "1" if default else "0").lower()
    if value in TRUE:
        return True
    if value in FALSE:
        return False
    raise ImproperlyConfigured(f"{name}: “{value}” is neither yes nor no")


def number(name: str, default: int) -> int:
    """A whole number, none below nought.

    Raises:
        ImproperlyConfigured: the value is none.
    """
    value = text(name, str(default))
    if not value.isascii() or not value.isdigit():
        raise ImproperlyConfigured(f"{name}: “{value}” is no whole number")
    return int(value)


def kept_secret(path: Path) -> str:
    """A secret made on first start and kept in a file that we alone may read.

    Several processes may start at once: the file appears whole or not at all, and
    all of them get the same secret.
    """
    if not path.exists():
        # Mode 0600 from the first byte.
        handle, made = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(secrets.token_urlsafe(48))
        with suppress(FileExistsError):
            os.link(made, path)
        Path(made).unlink()
    return path.read_text(encoding="utf-8").strip()


def words(name: str, default: str = "") -> list[str]:
    """A comma-separated list without blanks."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def database(name: str, default: str) -> dict[str, object]:
    """A Django database setting from `sqlite:///path` or `postgresql://…`.

    A PostgreSQL socket directory is given as `?host=/path`.

    Raises:
        ImproperlyConfigured: another scheme, or no database name.
    """
    url = urlsplit(text(name, default))
    if url.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(url.path.removeprefix("/")) or ":memory:",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                    " PRAGMA foreign_keys=ON;"
                ),
            },
        }
    if url.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured(f"{name}: “{url.scheme}” is no known database")
    database_name = unquote(url.path.removeprefix("/"))
    if not database_name:
        raise ImproperlyConfigured(f"{name}: no database is named")
    host = parse_qs(url.query).get("host", [url.hostname or ""])[0]
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": database_name,
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": host,
        "PORT": str(url.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
