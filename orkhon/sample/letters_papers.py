"""The papers of the sample letters and of the sample project."""

from pathlib import Path

from django.utils import timezone

from orkhon.accounts.models import User
from orkhon.protocol.documents.letter import FORMS, letter_bytes
from orkhon.protocol.documents.project_sheet import project_sheet
from orkhon.protocol.models import Letter, Project
from orkhon.protocol.queries.cooperation import standing, ties
from orkhon.record.queries import bytes_of
from orkhon.sample.cooperation import CORRIDOR


def write(folder: Path, *, by: User) -> list[Path]:
    """Write the papers that are not there yet.

    Args:
        by: Who reads; contacts and promises are printed as far as they may know.
    Returns:
        The files, written now or before.
    """
    folder.mkdir(parents=True, exist_ok=True)
    today = timezone.localdate()
    letter = Letter.objects.get(sample=True, progress=Letter.State.SENT)
    project = Project.objects.get(title=CORRIDOR)
    written = []
    for form in FORMS:
        path = folder / f"letter-{letter.numbered_in}-{letter.number}.{form}"
        if not path.exists():
            path.write_bytes(
                bytes_of(letter.paper)
                if form == "pdf" and letter.paper is not None
                else letter_bytes(letter, form)
            )
        written.append(path)
        path = folder / f"project-{project.key}.{form}"
        if not path.exists():
            found = standing(project, today)
            path.write_bytes(
                project_sheet(found, ties(project, by, today), form, on=today)
            )
        written.append(path)
    return written
