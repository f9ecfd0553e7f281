"""What is wrong with a sentence: the rules that make it red, each in words.

A finding or an assessment without forms is red; so is a number that somebody typed
where it has to be counted. Nothing here is a matter of taste.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from orkhon.engines.findings import typed_numbers
from orkhon.observation.models import Finding, Sentence
from orkhon.observation.queries.findings import Number
from orkhon.observation.queries.statements.composition import (
    WARNS,
    PlacedFigure,
    Problem,
)
from orkhon.observation.queries.statements.mission_words import NAMES
from orkhon.ui import languages

Place = tuple[str, str]
"""Kind and key of a placeholder."""
COUNTS = (Sentence.Kind.FINDING, Sentence.Kind.ASSESSMENT)
"""Kinds that say what was observed: they need forms behind them."""
UNTYPED = (*COUNTS, Sentence.Kind.LIMIT)
"""Kinds in which no number may be typed."""


@dataclass(frozen=True)
class Said:
    """One sentence in one language, with all that the rules look at.

    Attributes:
        raw: Its text; "" for none.
        places: Placeholders of this text, in order.
        authentic_places: Those of the authentic text.
        phrase: The standard phrase it was taken from, in this language; "" for none.
        linked: Findings that it rests on without placing them.
        findings: Every finding of the mission by key, dropped ones too.
    """

    row: Sentence
    language: str
    authentic: str
    raw: str
    is_out_of_date: bool
    places: tuple[Place, ...]
    authentic_places: tuple[Place, ...]
    phrase: str
    linked: tuple[str, ...]
    findings: Mapping[str, Finding]
    numbers: Mapping[str, Number]
    figures: Mapping[str, PlacedFigure]
    mission: Mapping[str, str]


def problems_of(said: Said) -> tuple[Problem, ...]:
    """Everything that is wrong with it; the graver first."""
    if not said.raw.strip():
        return (
            Problem(
                "no_text",
                _("no text in %(language)s yet")
                % {"language": languages.name(said.language)},
            ),
        )
    found = [
        *_translation(said),
        *_forms(said),
        *_placed(said),
        *_typed(said),
        *_source(said),
    ]
    return tuple(sorted(found, key=lambda one: not one.blocks))


def _translation(said: Said) -> list[Problem]:
    if said.language == said.authentic:
        return []
    if said.is_out_of_date:
        return [
            Problem("out_of_date", _("the translation is out of date")),
        ]
    if sorted(said.places) != sorted(said.authentic_places):
        return [
            Problem(
                "other_numbers",
                _("the translation places other numbers than the authentic text"),
            )
        ]
    return []


def _forms(said: Said) -> list[Problem]:
    """A finding and an assessment rest on at least one confirmed finding."""
    if said.row.kind not in COUNTS:
        return []
    behind = [
        said.findings[key]
        for key in (*_keys(said, "finding"), *said.linked)
        if key in said.findings
    ]
    if any(one.confirmed_at and one.dropped_at is None for one in behind):
        return []
    if behind:
        return []  # each of them is named below
    return [
        Problem("no_forms", _("an assessment without forms"))
        if said.row.kind == Sentence.Kind.ASSESSMENT
        else Problem("no_forms", _("a finding without forms"))
    ]


def _placed(said: Said) -> list[Problem]:
    found: list[Problem] = []
    for key in dict.fromkeys((*_keys(said, "finding"), *said.linked)):
        found += _of_finding(said, key)
    for key in dict.fromkeys(_keys(said, "figure")):
        found += _of_figure(said, key)
    for key in dict.fromkeys(_keys(said, "mission")):
        if key not in NAMES:
            words = _("nothing of the mission is called “%(key)s”") % {"key": key}
            found.append(Problem("unknown_word", words))
        elif key not in said.mission:
            words = _("the mission does not say: %(key)s") % {"key": key}
            found.append(Problem("unknown_word", words))
    return found


def _of_finding(said: Said, key: str) -> list[Problem]:
    finding = said.findings.get(key)
    if finding is None:
        words = _("no finding is called “%(key)s”") % {"key": key}
        return [Problem("unknown_finding", words)]
    if finding.dropped_at is not None:
        words = _("the finding “%(title)s” was dropped") % {"title": finding.title}
        return [Problem("dropped_finding", words)]
    if finding.confirmed_at is None:
        words = _("nobody has confirmed the finding “%(title)s”") % {
            "title": finding.title
        }
        return [Problem("unconfirmed_finding", words)]
    number = said.numbers.get(key)
    if number is None or number.counted is None:
        why = _("it was not counted") if number is None else number.problem
        return [Problem("not_counted", f"{finding.title}: {why}")]
    return []


def _of_figure(said: Said, key: str) -> list[Problem]:
    figure = said.figures.get(key)
    if figure is None:
        words = _("no figure is called “%(key)s”") % {"key": key}
        return [Problem("unknown_figure", words)]
    if figure.is_contradicted:
        words = _("the sources disagree, all of them are printed: %(numbers)s") % {
            "numbers": figure.shown
        }
        return [Problem("contradicted", words, WARNS)]
    return []


def _typed(said: Said) -> list[Problem]:
    """Digits are counted or cited; a standard phrase has its own, as it stands."""
    typed = typed_numbers(said.raw)
    if not typed:
        return []
    numbers = ", ".join(typed)
    if said.row.kind in UNTYPED:
        words = _("a number is typed: %(numbers)s") % {"numbers": numbers}
        return [Problem("typed_number", words)]
    if said.row.citation is not None or typed_numbers(said.phrase) == typed:
        return []
    words = _("a number is typed without a source: %(numbers)s") % {"numbers": numbers}
    return [Problem("typed_number", words)]


def _source(said: Said) -> list[Problem]:
    kind, citation = said.row.kind, said.row.citation
    if kind == Sentence.Kind.CITED and citation is None:
        return [Problem("no_source", _("no source is named"))]
    leads = citation is not None or said.linked or _keys(said, "finding")
    if kind == Sentence.Kind.RECOMMENDATION and not leads:
        return [Problem("no_finding", _("no finding leads to it"), WARNS)]
    if kind == Sentence.Kind.STANDARD and said.raw.strip() != said.phrase.strip():
        return [Problem("changed_phrase", _("the standard phrase is changed"), WARNS)]
    return []


def _keys(said: Said, kind: str) -> tuple[str, ...]:
    return tuple(key for one, key in said.places if one == kind)
