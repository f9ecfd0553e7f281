"""Two rows that may be one person: propose, answer, merge, undo."""

from django.db import transaction
from django.utils import timezone

from orkhon.record.actions import append, subject_of
from orkhon.record.roles import Actor, require
from orkhon.register.errors import RegisterError
from orkhon.register.models import Match, Merge, Person, Revision
from orkhon.register.permissions import can_propose, can_write_register
from orkhon.register.queries.finding import near_pairs


@transaction.atomic
def propose_matches(*, by: Actor, limit: int = 200) -> list[Match]:
    """Look for persons entered twice; pairs answered before are left alone.

    Returns:
        The new proposals, the likeliest first.
    """
    require(can_propose(by), "propose matches")
    known = {frozenset(pair) for pair in Match.objects.values_list("one", "other")}
    found = [
        Match(one_id=one, other_id=other, score=score)
        for one, other, score in near_pairs()
        if frozenset((one, other)) not in known
    ][:limit]
    Match.objects.bulk_create(found)
    if found:
        append(
            "register.match.propose",
            "orkhon:register",
            by=by,
            pairs=[
                {
                    "one": str(match.one_id),
                    "other": str(match.other_id),
                    "score": f"{match.score:.3f}",
                }
                for match in found
            ],
        )
    return found


@transaction.atomic
def answer_match(
    match: Match, answer: str, *, by: Actor, keep: Person | None = None
) -> Match:
    """Say whether two rows are one person; "same" merges them.

    Args:
        answer: `Match.Answer.SAME` or `DIFFERENT`.
        keep: Which of the two stands for both; `one` when left out.
    Raises:
        RegisterError: another answer than same or different, or answered before.
    """
    require(can_write_register(by), "answer a match")
    if answer not in {Match.Answer.SAME, Match.Answer.DIFFERENT}:
        raise RegisterError(f"“{answer}” is no answer to a match")
    kept, merged = match.one, match.other
    if keep is not None and keep.pk == merged.pk:
        kept, merged = merged, kept
    elif keep is not None and keep.pk != kept.pk:
        raise RegisterError(f"{keep} is neither of {match}")
    changed = Match.objects.filter(pk=match.pk, answer=Match.Answer.WAITING).update(
        answer=answer
    )
    if not changed:
        raise RegisterError(f"{match} was answered before")
    append(
        "register.match.answer",
        subject_of(match.one),
        by=by,
        match=str(match.pk),
        other=str(match.other_id),
        answer=str(answer),
    )
    if answer == Match.Answer.SAME:
        merge_persons(kept, merged, by=by)
    match.refresh_from_db()
    return match


@transaction.atomic
def merge_persons(kept: Person, merged: Person, *, by: Actor) -> Merge:
    """Let one row stand for both; nothing is moved, so that it can be undone.

    Raises:
        RegisterError: one and the same row, or one of them was merged before;
            so that no chain of merges can come back to where it began.
    """
    require(can_write_register(by), "merge persons")
    if kept.pk == merged.pk:
        raise RegisterError(f"{kept} cannot be merged into itself")
    # Both rows are locked in one order, so that two merges cannot cross.
    locked = {
        person.pk: person
        for person in Person.objects.select_for_update()
        .filter(pk__in=[kept.pk, merged.pk])
        .order_by("pk")
    }
    if locked[merged.pk].merged_into_id is not None:
        raise RegisterError(f"{merged} was merged before")
    if locked[kept.pk].merged_into_id is not None:
        raise RegisterError(f"{kept} was merged before: merge into the person kept")
    Person.objects.filter(pk=merged.pk).update(merged_into=kept)
    merge = Merge.objects.create(kept=kept, merged=merged, at=timezone.now())
    append(
        "register.person.merge",
        subject_of(kept),
        by=by,
        merge=str(merge.pk),
        merged=str(merged.pk),
        kept_name=kept.display_name,
        merged_name=merged.display_name,
    )
    Revision.advance()
    kept.refresh_from_db()
    merged.refresh_from_db()
    return merge


@transaction.atomic
def undo_merge(merge: Merge, *, by: Actor) -> Merge:
    """Let two rows stand for two persons again; the match waits for a new answer.

    Raises:
        RegisterError: it was undone before.
    """
    require(can_write_register(by), "undo a merge")
    changed = Merge.objects.filter(pk=merge.pk, undone_at=None).update(
        undone_at=timezone.now()
    )
    if not changed:
        raise RegisterError(f"{merge} was undone before")
    Person.objects.filter(pk=merge.merged_id).update(merged_into=None)
    Match.objects.filter(
        one_id__in=[merge.kept_id, merge.merged_id],
        other_id__in=[merge.kept_id, merge.merged_id],
        answer=Match.Answer.SAME,
    ).update(answer=Match.Answer.WAITING)
    append(
        "register.person.unmerge",
        subject_of(merge.kept),
        by=by,
        merge=str(merge.pk),
        merged=str(merge.merged_id),
    )
    Revision.advance()
    merge.refresh_from_db()
    return merge
