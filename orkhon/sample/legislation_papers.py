"""The papers of the sample laws: the correspondence table, a redline, the matrix."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from django.utils import timezone

from orkhon.legislation.documents import redline
from orkhon.legislation.documents.matrix import matrix_bytes
from orkhon.legislation.documents.table import table_bytes
from orkhon.legislation.models import Work
from orkhon.legislation.queries.matrix import matrix_of
from orkhon.legislation.queries.table import table_of
from orkhon.legislation.queries.texts import authentic

AMENDED = "kz-product-safety"
"""The law of which the demonstration brings in two versions."""


def write(folder: Path, model: Work) -> list[Path]:
    """Write the papers that are not there yet.

    Returns:
        The files, written now or before.
    """
    folder.mkdir(parents=True, exist_ok=True)
    made: dict[str, Callable[[], bytes]] = {
        f"{model.key}-correspondence.{form}": partial(_table, model, form)
        for form in ("docx", "pdf")
    }
    made[f"{model.key}-matrix.pdf"] = partial(_matrix, model)
    made[f"{AMENDED}-redline.docx"] = _redline
    papers = []
    for name, make in made.items():
        path = folder / name
        if not path.exists():
            path.write_bytes(make())
        papers.append(path)
    return papers


def _table(model: Work, form: str) -> bytes:
    table = table_of(model, words="en")
    if table is None:
        raise ValueError(f"{model.key} has no text")
    return table_bytes(table, form)


def _matrix(model: Work) -> bytes:
    matrix = matrix_of(model, language="en")
    if matrix is None:
        raise ValueError(f"{model.key} has no text")
    return matrix_bytes(matrix, "pdf")


def _redline() -> bytes:
    versions = Work.objects.get(key=AMENDED).versions.order_by("number")
    old, new = (authentic(one) for one in versions)
    if old is None or new is None:
        raise ValueError(f"{AMENDED} has a version without a text")
    return redline.docx_bytes(redline.compared(old, new), timezone.now())
