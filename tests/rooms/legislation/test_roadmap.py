"""The roadmap as data: what sources say of a line and what they do not."""

import csv
import io

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.legislation.actions.citing import Cited
from orkhon.legislation.actions.roadmap import Line, bind_line, correct_line, enter_line
from orkhon.legislation.models import RoadmapLine
from orkhon.legislation.queries.roadmap import (
    HEAD,
    read_line,
    roadmap_data,
    roadmap_rows,
    roadmaps,
)
from orkhon.record.refusals import Refusal
from orkhon.ui.tables import csv_bytes
from tests.rooms.legislation.entries import entries

NAME = "Sample roadmap 2023-2028"
NOTE = """theme | toys
2024-04 | Submitted to the session. | sample.example 12
2024 | Planned for this year. | sample.example 3
not found | whether it was adopted
A line | of | another | form.
The rest stays as it is."""


@pytest.fixture
def head(research):
    """The roadmap itself."""
    note = "2022-06 | It was on the agenda. | sample.example 1\nnot found | its text"
    return enter_line(Line(NAME, 0, NAME, "2023-2028", note), by=research)


@pytest.fixture
def toys(head, research):
    """Its first line."""
    return enter_line(Line(NAME, 1, "Model law on toys", "2024", NOTE), by=research)


def test_a_line_says_what_sources_say_and_what_they_do_not(toys):
    entry = read_line(toys)
    assert list(entry.said) == [("theme", "toys")]
    assert [(one.on, one.what, one.reference) for one in entry.events] == [
        ("2024-04", "Submitted to the session.", "sample.example 12"),
        ("2024", "Planned for this year.", "sample.example 3"),
    ]
    assert list(entry.not_found) == ["whether it was adopted"]
    assert entry.words == "A line | of | another | form.\nThe rest stays as it is."


def test_the_roadmap_itself_stands_above_its_lines(head, toys):
    (((title, about, lines)),) = roadmaps()
    assert (title, about.row, [one.row for one in lines]) == (NAME, head, [toys])


def test_years_that_no_source_names_are_not_found_in_the_table(head, toys, research):
    enter_line(Line(NAME, 2, "Cybersecurity"), by=research)
    table = csv_bytes(HEAD, roadmap_rows()).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [(one["position"], one["years"], one["on"]) for one in rows] == [
        ("0", "2023-2028", "2022-06"),
        ("0", "2023-2028", ""),
        ("1", "2024", "2024-04"),
        ("1", "2024", "2024"),
        ("1", "2024", ""),
        ("2", "not found", ""),
    ]
    assert rows[4]["what"] == "not found: whether it was adopted"


def test_lines_of_a_roadmap_that_says_nothing_of_itself_are_exported(research):
    enter_line(Line("Other", 1, "Model law on bells"), by=research)
    (only,) = roadmap_data()
    assert only["roadmap"] == "Other"
    (line,) = only["lines"]
    assert (line["years"], line["work"], line["events"]) == (None, None, [])
    assert len(roadmap_rows()) == 1


def test_a_line_is_bound_to_what_it_became(toys, model, research):
    bind_line(toys, model, by=research)
    lines = roadmap_data()[0]["lines"]
    assert [(one["title"], one["work"]) for one in lines][1] == (
        "Model law on toys",
        "model-toys",
    )
    assert entries(toys)[-1] == ("legislation.roadmap.bind", {"work": "model-toys"})
    assert bind_line(toys, None, by=research).work is None
    assert roadmap_rows()[-1][4] == ""


def test_no_national_law_comes_of_a_roadmap(toys, kazakh_law, research):
    with pytest.raises(Refusal, match="becomes no national law"):
        bind_line(toys, kazakh_law, by=research)
    with pytest.raises(Refusal, match="becomes no national law"):
        enter_line(Line(NAME, 3, "Bells"), by=research, work=kazakh_law)


def test_a_corrected_line_keeps_its_place_and_what_it_said_is_in_the_record(
    toys, research
):
    shown = Cited("Planned for 2025.", "sample.example 9")
    said = Line(NAME, 1, "Model law on the safety of toys", "2025")
    held = correct_line(toys, said, by=research, shown=shown)
    assert (held.pk, held.years, held.citation.quote) == (
        toys.pk,
        "2025",
        "Planned for 2025.",
    )
    verb, payload = entries(toys)[-1]
    assert verb == "legislation.roadmap.correct"
    assert (payload["before"]["years"], payload["years"]) == ("2024", "2025")
    again = correct_line(held, said, by=research)
    assert again.citation == held.citation
    with pytest.raises(Refusal, match="keeps its place"):
        correct_line(toys, Line(NAME, 2, "Toys"), by=research)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (Line(NAME, 1, "Toys"), f"place 1 of “{NAME}” is taken"),
        (Line(" ", 2, "Toys"), "Say which roadmap it is"),
        (Line(NAME, 2, " "), "Say which roadmap it is"),
        (Line(NAME, 2, "x" * 301), "title: more than 300 letters"),
        (Line(NAME, 2, "Toys", "x" * 21), "years: more than 20 letters"),
        (Line("x" * 161, 2, "Toys"), "roadmap: more than 160 letters"),
        (Line(NAME, 2, "Toys", "", "x" * 4001), "the note has more than 4000"),
    ],
)
def test_a_line_that_cannot_stand_is_refused(toys, research, line, why):
    with pytest.raises(Refusal, match=why):
        enter_line(line, by=research)
    assert RoadmapLine.objects.count() == 2


def test_the_press_office_reads_the_roadmap_alone(toys, press):
    with pytest.raises(PermissionDenied):
        enter_line(Line(NAME, 2, "Toys"), by=press)
    with pytest.raises(PermissionDenied):
        correct_line(toys, Line(NAME, 1, "Toys"), by=press)
    with pytest.raises(PermissionDenied):
        bind_line(toys, None, by=press)
