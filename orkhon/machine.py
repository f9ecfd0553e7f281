"""What the machine must have beside Python: looked for, named, installed by apt.

Standard library only: it runs before anything is installed.
"""

import ctypes.util
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

POSTGRESQL_HOME = Path("/usr/lib/postgresql")


@dataclass(frozen=True)
class Part:
    """Something the machine may lack: how to see it, what it is for, how to get it."""

    name: str
    purpose: str
    packages: tuple[str, ...]
    needed_for: frozenset[str]

    @property
    def is_there(self) -> bool:
        return LOOK[self.name]()


def postgresql_bin() -> Path | None:
    """The folder of the newest PostgreSQL server on this machine."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).parent
    homes = sorted(
        (home for home in POSTGRESQL_HOME.glob("*/bin") if (home / "initdb").exists()),
        key=lambda home: int(home.parent.name),
    )
    return homes[-1] if homes else None


def chromium() -> str | None:
    """The path of Debian's Chromium, or of another build under a usual name."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        path = shutil.which(name)
        if path:
            return path
    return None


def _has_font(family: str) -> bool:
    if shutil.which("fc-list") is None:
        return False
    listed = subprocess.run(
        ["fc-list", f":family={family}"], capture_output=True, text=True, check=False
    )
    return bool(listed.stdout.strip())


def _has_icu() -> bool:
    if shutil.which("pkg-config") is None:
        return False
    asked = subprocess.run(["pkg-config", "--exists", "icu-i18n"], check=False)
    return asked.returncode == 0


LOOK = {
    "Pango": lambda: (
        ctypes.util.find_library("pango-1.0") is not None
        and ctypes.util.find_library("pangoft2-1.0") is not None
        and ctypes.util.find_library("harfbuzz-subset") is not None
    ),
    "Noto fonts": lambda: _has_font("Noto Serif"),
    "PostgreSQL": lambda: postgresql_bin() is not None,
    "Chromium": lambda: chromium() is not None,
    "Poppler": lambda: shutil.which("pdftotext") is not None,
    "LibreOffice": lambda: shutil.which("soffice") is not None,
    "ICU": lambda: _has_icu(),
    "Node": lambda: shutil.which("npm") is not None,
}

PARTS = (
    Part(
        "Pango",
        "writes PDF",
        ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"),
        frozenset({"demo", "test"}),
    ),
    Part(
        "Noto fonts",
        "letters of all seven languages on paper",
        ("fontconfig", "fonts-noto-core"),
        frozenset({"demo", "test"}),
    ),
    Part(
        "PostgreSQL",
        "the database of a team; the tests run on it too",
        ("postgresql",),
        frozenset({"test"}),
    ),
    Part(
        "Chromium",
        "the browser in which the journeys are tested",
        ("chromium", "chromium-driver"),
        frozenset({"test"}),
    ),
    Part(
        "Poppler",
        "reads our PDF files back in the tests",
        ("poppler-utils",),
        frozenset({"test"}),
    ),
    Part(
        "LibreOffice",
        "opens our Word files in the tests",
        ("libreoffice-writer-nogui",),
        frozenset({"test"}),
    ),
    Part(
        "ICU",
        "a peer of the names benchmark compiles against it",
        ("libicu-dev", "pkg-config", "g++"),
        frozenset({"bench"}),
    ),
    Part(
        "Node",
        "fetches the two typefaces of the screens; without it system fonts serve",
        ("nodejs", "npm"),
        frozenset(),
    ),
)


def missing(purpose: str) -> list[Part]:
    """The parts that `demo` or `test` needs and this machine lacks."""
    return [part for part in PARTS if purpose in part.needed_for and not part.is_there]


def install(parts: list[Part], say: "Say") -> list[Part]:
    """Install what is missing with apt; what is missing still comes back."""
    if not parts:
        return []
    wanted = ", ".join(part.name for part in parts)
    command = _apt()
    if command is None:
        say(f"missing on this machine: {wanted}")
        for part in parts:
            say(
                f"  {part.name} {part.purpose}: apt-get install {' '.join(part.packages)}"
            )
        return parts
    say(f"installing {wanted} (Debian packages) …")
    packages = [package for part in parts for package in part.packages]
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    with tempfile.TemporaryFile() as log:
        for step in (
            [*command, "update", "-q"],
            [*command, "install", "-y", "-q", "--no-install-recommends", *packages],
        ):
            done = subprocess.run(
                step, stdout=log, stderr=log, env=environment, check=False
            )
            if done.returncode:
                log.seek(0)
                tail = log.read().decode(errors="replace").splitlines()[-5:]
                say(f"{' '.join(step[:3])} failed:")
                for line in tail:
                    say(f"  {line}")
                break
    return [part for part in parts if not part.is_there]


def _apt() -> list[str] | None:
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return ["apt-get"]
    if shutil.which("sudo") is None:
        return None
    allowed = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return ["sudo", "-n", "apt-get"] if allowed.returncode == 0 else None


class Say:
    """Prints lines with the seconds since the start."""

    def __init__(self) -> None:
        self.began = time.monotonic()

    def __call__(self, line: str) -> None:
        sys.stdout.write(f"[{time.monotonic() - self.began:5.1f} s] {line}\n")
        sys.stdout.flush()
