"""What a briefing rests on, as JSON for its bundle, and the entries behind it."""

import dataclasses
from collections.abc import Iterator

from orkhon.dialogue.queries.briefing.values import Briefing
from orkhon.engines.merkle.entry import JSON
from orkhon.record.documents import build_bundle
from orkhon.record.models import Citation, Entry
from orkhon.record.queries import subject_entries


def evidence_of(briefing: Briefing) -> JSON:
    """Every place in a source that the paper cites, in the order of the sources.

    A restricted source is named by its digest alone: its words do not go out.
    """
    return {
        "about": briefing.title,
        "on": briefing.on.isoformat(),
        "citations": [_place(citation) for citation in citations_of(briefing)],
    }


def citations_of(briefing: Briefing) -> list[Citation]:
    """The citations of all facts in the briefing, each once."""
    found = {citation.pk: citation for citation in _citations(briefing)}
    return sorted(
        found.values(),
        key=lambda one: (
            one.source.received_at,
            str(one.source_id),
            one.start,
            one.end,
        ),
    )


def briefing_bundle(
    briefing: Briefing, issued: Entry, *, paper_name: str, paper: bytes
) -> bytes:
    """The zip with which a stranger can check an issued briefing.

    Args:
        issued: The entry that `actions.briefings.issue_briefing` wrote; a checkpoint
            signed after it must exist.
        paper_name: The name under which it was issued.
        paper: The same bytes.
    Raises:
        BundleError: nothing was signed since, or the digests are others.
    """
    subjects = set()
    for citation in citations_of(briefing):
        subjects |= {
            f"orkhon:citation/{citation.pk}",
            f"orkhon:source/{citation.source_id}",
        }
    return build_bundle(
        papers={paper_name: paper},
        evidence=evidence_of(briefing),
        seqs=subject_entries(subjects, {"record.citation.make", "record.source.keep"}),
        open_seqs=[issued.seq],
    )


def _place(citation: Citation) -> JSON:
    source = citation.source
    place: dict[str, JSON] = {
        "citation": f"orkhon:citation/{citation.pk}",
        "source": f"orkhon:source/{source.pk}",
        "source_sha256": source.sha256,
        "start": citation.start,
        "end": citation.end,
    }
    if not source.is_restricted:
        place |= {
            "quote": citation.quote,
            "language": source.language,
            "source_title": source.title or source.filename,
            "published_on": source.published_on,
        }
    return place


def _citations(value: object) -> Iterator[Citation]:
    if isinstance(value, Citation):
        yield value
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from _citations(getattr(value, field.name))
    elif isinstance(value, tuple | list | frozenset):
        for part in value:
            yield from _citations(part)
