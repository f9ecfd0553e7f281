"""A draw on paper and as CSV, with all that a stranger needs to repeat it."""

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from orkhon.engines.documents import (
    Block,
    Facts,
    Heading,
    Identity,
    Labels,
    Numbered,
    Paper,
    Runs,
    Table,
    runs,
)
from orkhon.observation.documents.tables import csv_lines
from orkhon.observation.models import DrawnStation, StationDraw
from orkhon.observation.queries.draws import STRATA, in_order, percent
from orkhon.register.queries.labels import assembly_named
from orkhon.ui import dates

HEAD = ("order", "reserve", "station", "stratum", "cluster", "probability")
WIDTHS = (8, 18, 34, 24, 16)
MOST_ROWS = 2_000
"""Stations that the paper lists; the CSV has all of them."""


def draw_lines(kept: StationDraw) -> Iterator[str]:
    """The drawn stations in their order as CSV."""
    return csv_lines(
        HEAD,
        (
            [
                one.order,
                "yes" if one.is_reserve else "",
                one.station.code,
                one.stratum,
                one.cluster,
                repr(one.probability),
            ]
            for one in _rows(kept)
        ),
    )


def draw_paper(
    kept: StationDraw, *, language: str, made_at: datetime | None = None
) -> Paper:
    """The draw as it is published."""
    with translation.override(language):
        rows = _rows(kept)
        drawn = [one for one in rows if not one.is_reserve]
        reserves = [one for one in rows if one.is_reserve]
        blocks: list[Block] = [
            Identity(
                name=_("Draw of polling stations"),
                lede=runs(
                    _("%(n)d of %(frame)d stations, drawn by seed.")
                    % {"n": kept.size, "frame": kept.frame_size}
                ),
                facts=Facts(tuple(_facts(kept))),
            ),
            Heading(_("How to repeat it")),
            Numbered(tuple(runs(step) for step in how_to_repeat(kept))),
        ]
        for words, listed in (
            (_("Stations in their order"), drawn),
            (_("Reserves"), reserves),
        ):
            if listed:
                blocks += [Heading(words), _table(listed[:MOST_ROWS])]
        mission = kept.mission
        return Paper(
            title=_("Draw of polling stations"),
            language=language,
            blocks=tuple(blocks),
            running_head=assembly_named(settings.ORKHON_ASSEMBLY),
            running_note=f"{mission.title} · {dates.day(mission.vote_on)}",
            status=_status(kept),
            issued_at=made_at,
            labels=Labels(
                source=_("source"),
                leaf=_("Part {number} of {count}"),
                notes=_("Sources"),
            ),
        )


def how_to_repeat(kept: StationDraw) -> tuple[str, ...]:
    """The steps for a stranger with any programming language."""
    return (
        _(
            "Take the frame’s file (SHA-256 %(sha)s): a line for each station with code, stratum, cluster, size."
        )
        % {"sha": in_groups(kept.frame.sha256)},
        _(
            "For each station reckon SHA-256 of the seed, a colon and the code, in UTF-8; sort by it."
        ),
        _(
            "The first of each stratum are drawn, as many as the allocation says; the next are its reserves."
        ),
        _(
            "With clusters, draw those first as docs/methods/sampling.md describes, then stations within them."
        ),
        _("The codes must come out in the order below."),
    )


def in_groups(digest: str) -> str:
    """A digest in groups of sixteen digits, so that a line can end between them."""
    return " ".join(digest[at : at + 16] for at in range(0, len(digest), 16))


def _facts(kept: StationDraw) -> Iterator[tuple[str, Runs]]:
    parameters = kept.parameters
    strata = STRATA.get(str(parameters["strata_by"]), "")
    pairs = (
        (_("Design"), str(kept.get_design_display())),
        (_("Seed"), kept.seed),
        (_("Strata by"), str(strata)),
        (_("Reserves"), f"{kept.reserves}"),
        (_("Method"), str(parameters["method"])),
        (_("Digest of the frame"), in_groups(kept.frame_digest)),
    )
    for label, value in pairs:
        yield label, runs(value)


def _status(kept: StationDraw) -> str:
    if kept.given_up_at is not None:
        return _("Given up: %(why)s") % {"why": kept.why_given_up}
    if kept.published_at is None:
        return _("Not published.")
    return _("Published %(day)s, entry %(seq)s of the record.") % {
        "day": dates.day(kept.published_at.date()),
        "seq": kept.published_entry,
    }


def _table(rows: list[DrawnStation]) -> Table:
    return Table(
        head=(_("Order"), _("Station"), _("Stratum"), _("Cluster"), _("Chance")),
        rows=tuple(
            (
                runs(f"{one.order}"),
                runs(one.station.code),
                runs(one.stratum) if one.stratum else (),
                runs(one.cluster) if one.cluster else (),
                runs(f"{percent(one.probability)} %"),
            )
            for one in rows
        ),
        widths=WIDTHS,
        caption=_("Stations"),
    )


def _rows(kept: StationDraw) -> list[DrawnStation]:
    return in_order(kept)
