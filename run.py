"""The newcomer's commands: demo, test, run, check, bench, docs.

Standard library only; the first call makes `.venv` from the hashed lock files, later
calls see by a stamp that nothing changed. `make` prints what each command does.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from deploy.coverage_floors import fallen
from deploy.throwaway_postgresql import throwaway_postgresql
from orkhon.machine import Say, install, missing

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
TOOLS_LOCK = ROOT / "requirements-tools.lock"
LOCKS = {
    "demo": ROOT / "requirements.lock",
    "test": ROOT / "requirements-dev.lock",
    "bench": ROOT / "requirements-bench.lock",
}
say = Say()


def call(*words: str | Path, env: dict[str, str] | None = None) -> None:
    """Run a command; stop the whole with its exit code when it fails."""
    done = subprocess.run(
        [str(word) for word in words],
        cwd=ROOT,
        env=os.environ | (env or {}),
        check=False,
    )
    if done.returncode:
        sys.exit(done.returncode)


def set_up(purpose: str) -> None:
    """Virtual environment, system packages, typefaces, for `demo` or `test`."""
    if sys.version_info < (3, 11):  # noqa: UP036 -- the newcomer's Python may be older
        sys.exit(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}")
    for part in install(missing(purpose), say):
        say(f"going on without {part.name} ({part.purpose})")
    # Each of a hundred processes would compile every module anew.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    _environment(purpose)
    call(PYTHON, "-m", "orkhon.ui.catalogues", "compile")
    _typefaces()
    _observer_app()


def _environment(purpose: str) -> None:
    wanted = _digest(TOOLS_LOCK, LOCKS[purpose], ROOT / "pyproject.toml")
    stamp = VENV / f"orkhon-{purpose}.stamp"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    if not (VENV / "bin" / "uv").exists():
        say("making the virtual environment …")
        venv.create(VENV, with_pip=True, clear=True)
        call(
            PYTHON, "-m", "pip", "install", "-qq", "--disable-pip-version-check",
            "--require-hashes", "-r", TOOLS_LOCK,
        )  # fmt: skip
    say(f"installing the packages of {LOCKS[purpose].name} …")
    uv = VENV / "bin" / "uv"  # absent where uv has no wheel: pip serves
    installer = (
        [str(uv), "pip", "install", "-q", "--python", str(PYTHON)]
        if uv.exists()
        else [str(PYTHON), "-m", "pip", "install", "-q"]
    )
    call(*installer, "--require-hashes", "-r", LOCKS[purpose])
    call(*installer, "--no-deps", "--no-build-isolation", "-e", ROOT)
    stamp.write_text(wanted, encoding="utf-8")


def _digest(*paths: Path) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _typefaces() -> None:
    """Copy Inter and Noto Serif from their npm packages; without npm, say so once."""
    made_of = (ROOT / "package-lock.json", ROOT / "orkhon" / "ui" / "build_fonts.py")
    stamp = ROOT / "node_modules" / "orkhon.stamp"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == _digest(*made_of):
        return
    if shutil.which("npm") is None:
        say("no node on this machine: the screens use system fonts")
        return
    say("fetching the typefaces …")
    fetched = subprocess.run(
        ["npm", "ci", "--silent", "--no-audit", "--no-fund"], cwd=ROOT, check=False
    )
    if fetched.returncode:
        say("the typefaces could not be fetched: the screens use system fonts")
        return
    call(PYTHON, "-m", "orkhon.ui.build_fonts")
    stamp.write_text(_digest(*made_of), encoding="utf-8")


def _html_checker() -> None:
    """The checker of the public pages' HTML; without node its test skips, saying so."""
    folder = ROOT / "tests" / "html"
    lock = folder / "package-lock.json"
    stamp = folder / "node_modules" / "orkhon.stamp"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == _digest(lock):
        return
    if shutil.which("npm") is None:
        say("no node on this machine: the HTML of the public pages is not checked")
        return
    say("fetching the checker of HTML …")
    words = ("npm", "ci", "--silent", "--no-audit", "--no-fund")
    if subprocess.run(words, cwd=folder, check=False).returncode:
        say("the checker of HTML could not be fetched; its test will skip")
        return
    stamp.write_text(_digest(lock), encoding="utf-8")


def _observer_app() -> None:
    """Build the observer's web app; without node the site does without it."""
    folder = ROOT / "observer-app"
    made_of = sorted(
        path
        for part in ("src", "public", "index.html", "package.json", "package-lock.json")
        for path in [folder / part, *(folder / part).rglob("*")]
        if path.is_file()
    )
    made_of += sorted(folder.glob("*.ts"))
    made_of += sorted((ROOT / "orkhon" / "ui" / "static" / "ui").glob("*.css"))
    stamp = folder / "dist" / "orkhon.stamp"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == _digest(*made_of):
        return
    if shutil.which("npm") is None:
        say("no node on this machine: no web app for observers, ODK Collect serves")
        return
    say("building the observer’s web app …")
    for words in (
        ("ci", "--silent", "--no-audit", "--no-fund"),
        ("run", "--silent", "build"),
    ):
        made = subprocess.run(["npm", *words], cwd=folder, check=False)
        if made.returncode:
            say("the observer’s web app could not be built; ODK Collect serves")
            return
    stamp.write_text(_digest(*made_of), encoding="utf-8")


def demo() -> None:
    """Set up, load the sample assembly, do the main job; serve unless SERVE=0."""
    set_up("demo")
    call(PYTHON, "-m", "orkhon", "demo")
    say("done")
    if os.environ.get("SERVE", "1") != "0":
        call(PYTHON, "-m", "orkhon", "serve")


def run() -> None:
    """Serve what is there."""
    set_up("demo")
    call(PYTHON, "-m", "orkhon", "serve")


def check() -> None:
    """Style, types, imports, migrations, templates."""
    set_up("test")
    tools = VENV / "bin"
    checks = (
        ("ruff: style", [tools / "ruff", "check", "."]),
        ("ruff: format", [tools / "ruff", "format", "--check", "."]),
        ("import-linter: who may import whom", [tools / "lint-imports"]),
        ("djlint: templates", [tools / "djlint", "orkhon", "--lint", "--quiet"]),
        (
            "migrations: none is missing",
            [PYTHON, "-m", "orkhon", "makemigrations", "--check", "--dry-run"],
        ),
        ("django: deployment settings", [PYTHON, "-m", "orkhon", "check"]),
    )
    # The longest of them goes on beside the others.
    with subprocess.Popen([PYTHON, "-m", "mypy", "-p", "orkhon"], cwd=ROOT) as types:
        for title, words in checks:
            say(title)
            call(*words)
        docs()
        say("mypy: types")
    if types.returncode:
        sys.exit(types.returncode)


def docs() -> None:
    """Check the docs: links resolve; settings, commands and verbs are documented."""
    set_up("test")
    say("docs: links, settings, commands, record verbs")
    call(PYTHON, "-m", "pytest", "-q", "tests/test_docs.py", "-p", "no:randomly")


def test() -> None:
    """Every test: engines without Django, all on SQLite, rooms on PostgreSQL."""
    set_up("test")
    _html_checker()
    arguments = sys.argv[2:]
    if arguments:
        call(PYTHON, "-m", "pytest", *arguments)
        return
    plain: list[str | Path] = [PYTHON, "-m", "pytest", "-q", "-n", workers()]
    with tempfile.TemporaryDirectory() as folder, throwaway_postgresql() as url:
        measured = Measured(Path(folder), plain[1:])
        migrated = Path(folder) / "migrated.sqlite3"
        # A new database on the server is a copy of template1.
        template = url.replace("/postgres?", "/template1?")
        migrating = [migrate(one) for one in (f"sqlite:///{migrated}", template)]
        say("engines, with Django out of reach")
        engines = ("-c", "tests/engines/pytest.ini", "--rootdir=.", "tests/engines")
        measured.call(ENGINES, *engines)
        if any(one.wait() for one in migrating):
            sys.exit("the databases could not be migrated")
        here = {"ORKHON_MIGRATED": str(migrated)}
        say("rooms on SQLite")
        measured.call(ACTIONS, "tests/rooms", env=here)
        say("the house as a whole, and journeys in a browser")
        whole = ("tests", "--ignore=tests/engines", "--ignore=tests/rooms")
        call(*plain, *whole, env=here)
        say("rooms on PostgreSQL")
        there = {"ORKHON_DATABASE_URL": url}
        measured.call(ACTIONS, "tests/rooms/record", "tests/rooms/jobs", env=there)
        call(*plain, *on_postgresql(), env=there)
        say("coverage: lines and branches that a test went through")
        measured.hold()


ENGINES = ["orkhon/engines"]
ACTIONS = [
    str((one if one.is_dir() else one.parent).relative_to(ROOT))
    for one in sorted((ROOT / "orkhon").glob("*/actions*"))
    if one.name in ("actions", "actions.py")
]
"""Folders that floors speak of; marks in all of the house would take minutes."""


class Measured:
    """Tests whose way through the code is written down, for the floors below.

    slipcover puts its marks into the code as it is loaded; what watches every line of
    Django instead makes the tests half as slow again.
    """

    def __init__(self, folder: Path, pytest: list[str | Path]) -> None:
        self._folder, self._pytest = folder, pytest
        self._parts: list[Path] = []

    def call(
        self, where: list[str], *words: str, env: dict[str, str] | None = None
    ) -> None:
        """Run tests, and write down their way through the code of these folders."""
        part = self._folder / f"coverage-{len(self._parts)}.json"
        self._parts.append(part)
        call(
            PYTHON, "-m", "slipcover", "--branch", "--source", ",".join(where),
            "--json", "--out", part, *self._pytest,
            # It would mark tests as well, by a way into pytest that is gone.
            "-W", "ignore:Unable to activate pytest:RuntimeWarning",
            "-W", "ignore::pytest.PytestAssertRewriteWarning",
            *words, env=env,
        )  # fmt: skip

    def hold(self) -> None:
        """Stop the whole where a floor gave way."""
        told = fallen(self._parts)
        if told:
            sys.exit("\n".join(told))


def on_postgresql() -> list[str]:
    """What is asked on both databases besides the record: locks, races, who is who.

    All of it there takes as long as all of it on SQLite; whoever changes a query asks
    the rest by hand, with ORKHON_DATABASE_URL set.
    """
    rooms = ("accounts", "catalogue", "register")
    racing = [
        str(path.relative_to(ROOT))
        for word in ("concurrent", "race", "burst")
        for path in sorted(ROOT.glob(f"tests/rooms/**/test_*{word}*.py"))
        if path.relative_to(ROOT).parts[2] not in (*rooms, "record", "jobs")
    ]
    return [
        "--ignore-glob=*_page*.py",
        *(f"tests/rooms/{one}" for one in rooms),
        *racing,
    ]


def migrate(database: str) -> subprocess.Popen[bytes]:
    """Begin to make the tables that every test's database is a copy of."""
    return subprocess.Popen(
        [PYTHON, "-m", "orkhon", "migrate", "--verbosity=0", "--skip-checks"],
        cwd=ROOT,
        env=os.environ | {"ORKHON_DATABASE_URL": database},
    )


def workers() -> str:
    """How many tests run side by side: a browser and a database need room each."""
    return str(min(4, max(2, os.cpu_count() or 2)))


BENCHMARKS = (
    "names",
    "reports",
    "record",
    "routes",
    "estimation",
    "quickcount",
    "forensics",
    "alignment",
    "correspondence",
    "initiatives",
    "redline",
    "bundles",
    "stations",
    "submissions",
    "operations",
    "live",
    "search",
    "portal",
)
"""Those of a few minutes; `kill9`, `network_faults` and `fuzz` are asked for by name."""


def bench() -> None:
    """Measure what the README of benchmarks lists, each beside a peer of the same run."""
    set_up("test")
    set_up("bench")
    for name in sys.argv[2:] or BENCHMARKS:
        say(f"benchmarks.{name}")
        call(PYTHON, "-m", f"benchmarks.{name}")


def help_() -> None:
    """Print the commands, as the Makefile describes them."""
    for line in (ROOT / "Makefile").read_text(encoding="utf-8").splitlines():
        match = re.fullmatch(r"(\w+):  ## (.+)", line)
        if match and match[1] != "help":
            sys.stdout.write(f"  make {match[1]:<6} {match[2]}\n")


COMMANDS = {
    "demo": demo,
    "test": test,
    "run": run,
    "check": check,
    "bench": bench,
    "docs": docs,
    "help": help_,
}

if __name__ == "__main__":
    verb = sys.argv[1] if len(sys.argv) > 1 else "help"
    if verb not in COMMANDS:
        sys.exit(f"run.py: no command “{verb}”; there are {', '.join(COMMANDS)}")
    COMMANDS[verb]()
