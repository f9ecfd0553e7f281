"""A setting that cannot be read stops the start; nothing becomes a default."""

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
