"""The forms of a mission as anonymised rows: what is counted, and what may leave.

A row has choices and numbers of questions that the form itself asks as such. It never
has an observer, a device, a position, a time of filling, a text, a file or a code.
"""

import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.utils.crypto import salted_hmac

from orkhon.engines.findings import Row
from orkhon.engines.findings.rows import answer_number
from orkhon.engines.xforms.model import Field, FormError
from orkhon.observation.models import (
    DrawnStation,
    FormDesign,
    FormStage,
    FormVersion,
    Mission,
    Observer,
    PollingStation,
    Submission,
    Team,
)
from orkhon.observation.queries.answers import ROOT
from orkhon.observation.queries.form_shapes import form_shape
from orkhon.observation.queries.operations.scope import STANDS

NUMBERS = frozenset({"int", "integer", "long", "decimal", "double", "float"})
PERSONAL_GROUPS = (f"{ROOT}/header/", f"{ROOT}/meta/")
"""What a form says of who filled it in and where, whatever type its questions have."""
LONGEST_NUMBER = 9
"""Digits; a longer one is a telephone or a passport that was asked as a number."""
_SALT = "orkhon.observation.rows"

Countable = Mapping[str, tuple[str, frozenset[str] | None]]
"""By path of the form: the path of the row, and the answers; None for a number."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A row with the form it was made from; of these only the row and leaf leave.

    Attributes:
        submission: Key of the form.
        leaf: Leaf hash of its receipt; `seq` the number of the entry.
    """

    row: Row
    submission: int
    leaf: str
    seq: int


def counting_forms(mission: Mission, until: datetime | None = None) -> Q:
    """Forms that count: received, the last edit, not held, withdrawn or put aside.

    Args:
        until: Only forms that had come in by then.
    """
    standing = (
        Q(mission=mission, is_draft=False, state=Submission.State.RECEIVED) & STANDS
    )
    return standing if until is None else standing & Q(received_at__lte=until)


def rows_of(mission: Mission, until: datetime | None = None) -> list[Kept]:
    """Every form that counts, as a row, in an order that says nothing.

    Rows and stations get their names by a secret of the installation: the same forms
    give the same names, and nobody else can go back from a name to a code.
    """
    found = list(
        Submission.objects.filter(counting_forms(mission, until)).values_list(
            "pk",
            "leaf",
            "seq",
            "form_id",
            "stage",
            "version",
            "form_version_id",
            "values",
            "station_id",
            "station__code",
            "station_code",
            "station__city__name",
            "team__city__name",
            "protocol_check__balanced",
        )
    )
    countable = _countable(mission, {one[6] for one in found} - {None})
    known = set(
        FormDesign.objects.filter(mission=mission).values_list("form_id", flat=True)
    )
    drawn = _drawn(mission)
    codes = {one[0]: (one[9] or one[10]).strip().casefold() for one in found}
    stations = _names(mission, "s", {code for code in codes.values() if code})
    rows = _names(mission, "r", (f"{one[1]} {one[0]}" for one in found))
    kept = []
    for (
        pk, leaf, seq, form_id, stage, version, version_id, values,
        station_id, _code, _written, city, team_city, balanced,
    ) in found:  # fmt: skip
        is_incident = stage == FormStage.INCIDENT
        derived = {}
        if stage == FormStage.PROTOCOL:
            said = {True: "yes", False: "no", None: "unchecked"}
            derived["adds_up"] = said[balanced]
        row = Row(
            row=rows[f"{leaf} {pk}"],
            form=form_id if form_id in known else str(FormStage.OTHER),
            stage=stage,
            version=version if version_id in countable else "",
            # A report of an incident is tied to no place, not even by a false name.
            station="" if is_incident else stations.get(codes[pk], ""),
            city="" if is_incident else city or team_city or "",
            drawn=not is_incident and station_id in drawn,
            answers=_answers(values, countable.get(version_id, {})),
            derived=derived,
        )
        kept.append(Kept(row, pk, leaf, seq))
    return sorted(kept, key=lambda one: one.row.row)


def _answers(values: Mapping[str, str], countable: Countable) -> dict[str, str]:
    """The answers that may be counted; a choice that the form does not have is none."""
    answers = {}
    for path, text in values.items():
        asked = countable.get(path)
        if asked is None or not text:
            continue
        name, options = asked
        if options is None:
            said = _number(str(text).strip())
        elif text in options:
            said = text
        else:
            said = " ".join(one for one in str(text).split() if one in options)
        if said:
            answers[name] = said
    return answers


def _number(text: str) -> str:
    """The text of a number; "" for anything else, and for one that is too long."""
    return (
        text if len(text) <= LONGEST_NUMBER and answer_number(text) is not None else ""
    )


def _countable(mission: Mission, versions: set[UUID]) -> dict[UUID, Countable]:
    if not versions:
        return {}
    names = _own_names(mission)
    countable: dict[UUID, Countable] = {}
    for version in FormVersion.objects.filter(pk__in=versions).defer("xml"):
        try:
            fields = form_shape(version).fields
        except FormError:
            continue  # nothing of a form that cannot be read is known to be harmless
        countable[version.pk] = {
            field.path: (
                field.path.removeprefix(f"{ROOT}/").removeprefix("/"),
                frozenset(one.value for one in field.options) or None,
            )
            for field in fields
            if _is_countable(field, names)
        }
    return countable


def _is_countable(field: Field, names: frozenset[str]) -> bool:
    """A choice or a number, once a form, that names nobody and no place of ours."""
    if field.repeats or not field.control or field.path.startswith(PERSONAL_GROUPS):
        return False
    if field.control in ("select", "select1"):
        values = {one.value for one in field.options}
        return bool(values) and names.isdisjoint(one.casefold() for one in values)
    return field.control in ("input", "range") and field.type in NUMBERS


def _own_names(mission: Mission) -> frozenset[str]:
    """Codes of stations, teams and observers: a list of them is not one of answers."""
    here = {"mission": mission}
    codes = {
        *PollingStation.objects.filter(**here).values_list("code", flat=True),
        *Team.objects.filter(**here).values_list("code", flat=True),
        *Observer.objects.filter(**here).values_list("code", flat=True),
    }
    return frozenset(code.casefold() for code in codes)


def _drawn(mission: Mission) -> set[int]:
    """Stations of the published draws that stand; reserves apart."""
    return set(
        DrawnStation.objects.filter(
            draw__mission=mission,
            draw__published_at__isnull=False,
            draw__given_up_at=None,
            is_reserve=False,
        ).values_list("station_id", flat=True)
    )


def _names(mission: Mission, letter: str, things: Iterable[str]) -> dict[str, str]:
    """A name for each thing, numbered in an order that only the secret gives."""
    key = salted_hmac(f"{_SALT}.{letter}", str(mission.pk), algorithm="sha256").digest()
    shuffled = sorted(
        set(things), key=lambda one: hmac.digest(key, one.encode(), "sha256")
    )
    width = max(4, len(str(len(shuffled))))
    return {
        thing: f"{letter}{number:0{width}}"
        for number, thing in enumerate(shuffled, start=1)
    }
