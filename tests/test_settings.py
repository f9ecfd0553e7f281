"""A setting that cannot be read stops the start; nothing becomes a default."""

import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ImproperlyConfigured

from orkhon.config import environment


@pytest.mark.parametrize(
    ("value", "answer"),
    [
        ("1", True),
        ("yes", True),
        ("On", True),
        ("0", False),
        ("no", False),
        ("", False),
    ],
)
def test_yes_and_no_are_read_in_the_usual_words(monkeypatch, value, answer):
    monkeypatch.setenv("ORKHON_X", value)
    assert environment.flag("ORKHON_X", default=not answer) is answer


def test_neither_yes_nor_no_stops_the_start(monkeypatch):
    monkeypatch.setenv("ORKHON_X", "perhaps")
    with pytest.raises(ImproperlyConfigured, match="ORKHON_X: “perhaps”"):
        environment.flag("ORKHON_X", default=False)


def test_a_secret_comes_from_a_file(monkeypatch, tmp_path):
    (tmp_path / "secret").write_text("s3cret\n")
    monkeypatch.setenv("ORKHON_X_FILE", str(tmp_path / "secret"))
    assert environment.text("ORKHON_X", "other") == "s3cret"


def test_a_file_that_is_not_there_stops_the_start(monkeypatch, tmp_path):
    monkeypatch.setenv("ORKHON_X_FILE", str(tmp_path / "absent"))
    with pytest.raises(ImproperlyConfigured, match="ORKHON_X_FILE"):
        environment.text("ORKHON_X")


def test_words_are_separated_by_commas(monkeypatch):
    monkeypatch.setenv("ORKHON_X", " a.example, b.example ,")
    assert environment.words("ORKHON_X") == ["a.example", "b.example"]


def test_a_database_address_names_server_and_account(monkeypatch):
    monkeypatch.setenv("ORKHON_X", "postgresql://me:p%40ss@db.example:5433/record")
    read = environment.database("ORKHON_X", "")
    assert (read["NAME"], read["USER"], read["PASSWORD"]) == ("record", "me", "p@ss")
    assert (read["HOST"], read["PORT"]) == ("db.example", "5433")


def test_a_socket_folder_may_stand_for_a_server(monkeypatch):
    monkeypatch.setenv("ORKHON_X", "postgresql://me@/record?host=/run/pg")
    assert environment.database("ORKHON_X", "")["HOST"] == "/run/pg"


@pytest.mark.parametrize(
    ("address", "why"),
    [("mysql://db/record", "mysql"), ("postgresql://db", "no database is named")],
)
def test_an_unknown_database_stops_the_start(monkeypatch, address, why):
    monkeypatch.setenv("ORKHON_X", address)
    with pytest.raises(ImproperlyConfigured, match=why):
        environment.database("ORKHON_X", "")


def test_a_secret_is_made_once_for_us_alone(tmp_path):
    path = tmp_path / "secret-key"
    with ThreadPoolExecutor(8) as starts:
        made = set(starts.map(environment.kept_secret, [path] * 8))
    assert made == {path.read_text()}
    assert len(made.pop()) == 64  # 48 bytes in base64
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in tmp_path.iterdir()] == ["secret-key"]


def started(tmp_path, **settings):
    return subprocess.run(
        [sys.executable, "-c", "import orkhon.config.settings"],
        capture_output=True,
        text=True,
        env=os.environ | {"ORKHON_DATA_DIR": str(tmp_path / "var")} | settings,
        check=False,
    )


SECRET = "k" * 50


@pytest.mark.parametrize(
    ("settings", "why"),
    [
        ({}, "set ORKHON_SECRET_KEY"),
        ({"ORKHON_SECRET_KEY": "short"}, "32 characters"),
        ({"ORKHON_SECRET_KEY": SECRET, "ORKHON_DEBUG": "yes"}, "ORKHON_DEBUG"),
        ({"ORKHON_SECRET_KEY": SECRET, "ORKHON_HOSTS": "*"}, "ORKHON_HOSTS"),
    ],
)
def test_settings_that_are_unsafe_where_others_reach_stop_the_start(
    tmp_path, settings, why
):
    start = started(tmp_path, ORKHON_HTTPS="yes", **settings)
    assert start.returncode == 1
    assert why in start.stderr.splitlines()[-1]


def test_what_is_kept_is_for_us_alone(tmp_path):
    start = started(tmp_path, ORKHON_HTTPS="yes", ORKHON_SECRET_KEY=SECRET)
    assert start.returncode == 0, start.stderr
    assert stat.S_IMODE((tmp_path / "var").stat().st_mode) == 0o700
