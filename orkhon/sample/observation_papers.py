"""The papers of the sample mission: what goes to the ministry, to the wall, into cars."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from orkhon.accounts.models import User
from orkhon.observation.actions.accreditation import open_list
from orkhon.observation.actions.badges import print_badges
from orkhon.observation.documents.draw_papers import draw_paper
from orkhon.observation.documents.route_sheets import route_sheet, sheet_bytes
from orkhon.observation.models import Badge, Mission
from orkhon.observation.queries.moves import standing
from orkhon.observation.queries.published import published_bundle, published_paper
from orkhon.sample.observation_people import PICTURED

ROUTE_OF, ROUTE_LANGUAGE = "T-02", "kk"
"""Whose route sheet is printed, in the language of who drives."""
STATEMENT_LANGUAGES, STATEMENT_FORMATS = ("en", "kk"), ("docx", "pdf")


def write(folder: Path, mission: Mission, *, by: User) -> list[Path]:
    """Write the papers that are not there yet; each opening leaves its trace.

    Returns:
        The files, written now or before.
    """
    folder.mkdir(parents=True, exist_ok=True)
    sent = mission.lists.order_by("number")[0]
    made: dict[str, Callable[[], bytes]] = {
        "ministry-list.docx": lambda: open_list(sent, "docx", by=by),
        "ministry-list.pdf": lambda: open_list(sent, "pdf", by=by),
        "badges.pdf": lambda: _badges(mission, by),
        "draw.pdf": lambda: _draw(mission),
        f"route-{ROUTE_OF}.pdf": lambda: _route(mission),
        "statement-bundle.zip": lambda: _bundle(mission),
    }
    for language in STATEMENT_LANGUAGES:
        for form in STATEMENT_FORMATS:
            name = f"statement-{language}.{form}"
            made[name] = partial(_statement, mission, language, form)
    papers = []
    for name, make in made.items():
        path = folder / f"mission-{mission.number}-{name}"
        if not path.exists():
            path.write_bytes(make())
        papers.append(path)
    return papers


def _bundle(mission: Mission) -> bytes:
    found = published_bundle(mission.number, 1)
    if found is None:
        raise ValueError("the sample statement has no bundle")
    return found[1]


def _statement(mission: Mission, language: str, form: str) -> bytes:
    found = published_paper(mission.number, 1, language, form)
    if found is None:
        raise ValueError(f"the sample statement has no {form} in {language}")
    return found[1]


def _badges(mission: Mission, by: User) -> bytes:
    """One sheet: the badges with a picture; the badges' page prints the others."""
    badges = Badge.objects.filter(
        observer__mission=mission, observer__code__in=PICTURED, revoked_at=None
    )
    return print_badges(mission, list(badges), by=by)


def _draw(mission: Mission) -> bytes:
    kept = mission.draws.exclude(published_at=None).order_by("published_at")[0]
    return sheet_bytes(draw_paper(kept, language="en", made_at=kept.published_at))


def _route(mission: Mission) -> bytes:
    team = mission.teams.get(code=ROUTE_OF)
    return sheet_bytes(
        route_sheet(
            team,
            standing(team),
            mission.coordinators.select_related("user"),
            language=ROUTE_LANGUAGE,
        )
    )
