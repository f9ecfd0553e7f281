"""The papers of the sample session: agenda, participants, amendments, minutes, text."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from orkhon.proceedings.documents.agenda import agenda_bytes
from orkhon.proceedings.documents.decisions_record import decisions_bytes
from orkhon.proceedings.documents.minutes import minutes_bytes
from orkhon.proceedings.documents.participants import FORMS as LISTS
from orkhon.proceedings.models import (
    AdoptedText,
    Circulation,
    Minutes,
    Session,
)
from orkhon.proceedings.queries.participants import groups_of
from orkhon.record.models import Source
from orkhon.record.queries import bytes_of

PRINTED = ("docx", "pdf")
LANGUAGES = ("en", "kk")
"""Of the adopted text and of the agenda."""


def write(folder: Path, session: Session) -> list[Path]:
    """Write the papers that are not there yet.

    Returns:
        The files, written now or before.
    """
    folder.mkdir(parents=True, exist_ok=True)
    text = AdoptedText.objects.get(session=session)
    minutes = Minutes.objects.get(sitting__session=session)
    made: dict[str, Callable[[], bytes]] = {}
    for form in PRINTED:
        for language in LANGUAGES:
            name = f"{session.key}-agenda-{language}.{form}"
            made[name] = partial(agenda_bytes, session, form, language, annotated=True)
            paper = text.papers.get(language=language, format=form)
            name = f"{session.key}-declaration-{language}.{form}"
            made[name] = partial(bytes_of, paper.source)
        made[f"{session.key}-participants.{form}"] = partial(_list, session, form)
        made[f"{session.key}-amendments.{form}"] = partial(
            bytes_of, _circulated(session, form)
        )
        made[f"{session.key}-minutes.{form}"] = partial(
            minutes_bytes, minutes, form, "en"
        )
        made[f"{session.key}-decisions.{form}"] = partial(
            decisions_bytes, session, form, "en"
        )
    if text.bundle is not None:
        made[f"{session.key}-declaration-bundle.zip"] = partial(bytes_of, text.bundle)
    papers = []
    for name, make in made.items():
        path = folder / name
        if not path.exists():
            path.write_bytes(make())
        papers.append(path)
    return papers


def _circulated(session: Session, form: str) -> Source:
    """The amendment paper as it went to the parliaments."""
    sent = Circulation.objects.get(session=session, what=Circulation.What.AMENDMENTS)
    kept = next(one["source"] for one in sent.files if one["format"] == form)
    return Source.objects.get(pk=kept)


def _list(session: Session, form: str) -> bytes:
    return LISTS[form][1](session, groups_of(session))
