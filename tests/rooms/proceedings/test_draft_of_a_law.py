"""A draft that is a version of a law which legislation knows."""

from datetime import UTC, datetime

import pytest

from orkhon.legislation.models import Work
from orkhon.proceedings.actions.drafts import begin_draft
from orkhon.record.actions import subject_of
from orkhon.record.queries import entries_about, said
from orkhon.record.refusals import Refusal


def test_a_draft_is_a_version_of_a_law_of_its_own_kind(session, secretary):
    law = Work.objects.create(
        key="sample-law",
        kind=Work.Kind.MODEL_LAW,
        title="Sample law",
        made_at=datetime(2027, 5, 1, tzinfo=UTC),
        made_by="x",
    )
    draft = begin_draft(session, "model-law", "A", "en", by=secretary, work=law)
    assert draft.work == law
    (entry,) = entries_about(subject_of(draft))
    assert said(entry)["work"] == "sample-law"
    with pytest.raises(Refusal, match="Sample law is of the kind “model law”, the dr"):
        begin_draft(session, "appeal", "A", "en", by=secretary, work=law)
