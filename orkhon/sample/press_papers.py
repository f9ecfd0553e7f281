"""The papers of the sample communiqué: Word and PDF in every language, and the bundle."""

from pathlib import Path

from orkhon.press.models import CommuniqueVersion
from orkhon.record.queries import bytes_of

FORMATS = ("docx", "pdf")


def write(folder: Path) -> list[Path]:
    """Write the papers of what is published and not under embargo, if not there yet.

    Returns:
        The files, written now or before.
    """
    folder.mkdir(parents=True, exist_ok=True)
    papers = []
    rows = (
        CommuniqueVersion.objects.filter(
            communique__sample=True,
            progress=CommuniqueVersion.State.PUBLISHED,
            embargo_until=None,
        )
        .select_related("bundle")
        .prefetch_related("papers__source")
    )
    for version in rows:
        kept = [one.source for one in version.papers.all() if one.format in FORMATS]
        if version.bundle is not None:
            kept.append(version.bundle)
        for source in kept:
            path = folder / source.filename
            if not path.exists():
                path.write_bytes(bytes_of(source))
            papers.append(path)
    return papers
