"""Who had a hand in the words of a version."""

from orkhon.press.models import CommuniqueVersion
from orkhon.record.actions import subject_of
from orkhon.record.queries import entries_about

WRITING = ("press.communique.write", "press.communique.keep-difference")


def editors_of(version: CommuniqueVersion) -> frozenset[str]:
    """Actors who began or wrote the version, as its entries and its texts say."""
    wrote = {
        one.actor for one in entries_about(subject_of(version)) if one.verb in WRITING
    }
    last = version.texts.exclude(revision=0).values_list("changed_by", flat=True)
    return frozenset(wrote | set(last) | {version.made_by})
