"""The shape of a form version, read once in each process."""

from functools import lru_cache
from uuid import UUID

from orkhon.engines.xforms.model import FormSchema
from orkhon.engines.xforms.schema import schema_of
from orkhon.observation.models import FormVersion

KEPT = 32


def form_shape(version: FormVersion) -> FormSchema:
    """What a version asks; its row may come without its XML.

    Raises:
        FormError: the XML is no form; it was let in by another program.
    """
    return _shape(version.pk, version.sha256)


@lru_cache(maxsize=KEPT)
def _shape(pk: UUID, sha256: str) -> FormSchema:
    # A draft keeps its row when its XML changes; its digest tells.
    return schema_of(
        bytes(FormVersion.objects.values_list("xml", flat=True).get(pk=pk))
    )
