"""The glossary: words are added, suggested, reviewed and refused, each by a person."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.engines.texts.alignment.glossary import (
    Concept,
    GlossaryError,
    make_concept,
    read_glossary,
)
from orkhon.engines.texts.alignment.languages import LANGUAGES
from orkhon.engines.texts.alignment.lexicon import build_lexicon
from orkhon.legislation.models import GlossaryEntry
from orkhon.legislation.permissions import can_review_glossary
from orkhon.legislation.queries.glossary import (
    PART,
    concept_id,
    free_key,
    room_glossary,
)
from orkhon.legislation.queries.suggestions import (
    evidence_of,
    known_pairs,
    look_for_words,
)
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require

State = GlossaryEntry.State
Words = Mapping[str, Iterable[str]]
NOTE_LENGTH = 200


@dataclass(frozen=True)
class BroughtIn:
    """What a file of concepts had.

    Attributes:
        concepts: Ids of new concepts.
        synonyms: Ids of known concepts with their new words, by variety.
        known: How many concepts had nothing new.
    """

    concepts: tuple[str, ...]
    synonyms: tuple[tuple[str, Mapping[str, tuple[str, ...]]], ...]
    known: int


@transaction.atomic
def add_words(
    name: str, words: Words, note: str = "", *, by: Actor, take: bool = False
) -> GlossaryEntry:
    """Add a concept, or synonyms to one that is there.

    Args:
        name: Id of the concept.
        words: For each variety its words.
        note: The field of law, or what a reviewer should know.
        by: Who adds.
        take: Whether they join the glossary at once; otherwise they wait for review.
    Raises:
        Refusal: the engine cannot take the words, or one is in the glossary already
            under this concept.
    """
    require(can_review_glossary(by), "add to the glossary")
    concept = _new_words(name, words, note)
    now = timezone.now()
    entry = GlossaryEntry.objects.create(
        key=free_key(name, _keys(name)),
        words=_stored(concept),
        note=concept.note,
        state=State.REVIEWED if take else State.SUGGESTED,
        made_at=now,
        made_by=by.actor_id,
        reviewed_at=now if take else None,
        reviewed_by=by.actor_id if take else "",
    )
    append(
        "legislation.glossary.add",
        subject_of(entry),
        by=by,
        concept=name,
        words=entry.words,
        state=entry.state,
    )
    return entry


@transaction.atomic
def take_words(
    entry: GlossaryEntry, name: str, words: Words, note: str = "", *, by: Actor
) -> GlossaryEntry:
    """Take an entry into the glossary, as it is or edited; the same again does nothing.

    Args:
        entry: Suggested, refused before, or taken and now corrected.
        name: Id of the concept that the words are for.
        words: For each variety its words.
        note: The field of law, or what a reviewer should know.
        by: Who reviews.
    Raises:
        Refusal: the engine cannot take the words, or one is in the glossary already
            under this concept.
    """
    require(can_review_glossary(by), "review the glossary")
    entry = GlossaryEntry.objects.select_for_update().get(pk=entry.pk)
    concept = _new_words(name, words, note, but=entry)
    stored = _stored(concept)
    key = entry.key
    if concept_id(entry) != name:
        key = free_key(name, _keys(name))
    before = (entry.key, entry.words, entry.note, entry.state)
    if before == (key, stored, concept.note, State.REVIEWED):
        return entry
    entry.key, entry.words, entry.note = key, stored, concept.note
    entry.state = State.REVIEWED
    entry.reviewed_at, entry.reviewed_by = timezone.now(), by.actor_id
    entry.save()
    append(
        "legislation.glossary.take",
        subject_of(entry),
        by=by,
        concept=name,
        words=stored,
        before={"key": before[0], "words": before[1], "state": before[3]},
    )
    return entry


@transaction.atomic
def refuse_words(entry: GlossaryEntry, *, by: Actor) -> GlossaryEntry:
    """Refuse an entry, or take one out of the glossary again; twice changes nothing."""
    require(can_review_glossary(by), "review the glossary")
    entry = GlossaryEntry.objects.select_for_update().get(pk=entry.pk)
    if entry.state == State.REFUSED:
        return entry
    before = entry.state
    entry.state = State.REFUSED
    entry.reviewed_at, entry.reviewed_by = timezone.now(), by.actor_id
    entry.save(update_fields=["state", "reviewed_at", "reviewed_by"])
    append(
        "legislation.glossary.refuse",
        subject_of(entry),
        by=by,
        concept=concept_id(entry),
        words=entry.words,
        before=before,
    )
    return entry


@transaction.atomic
def look_for_suggestions(*, by: Actor) -> list[GlossaryEntry]:
    """Keep the words that decided correspondences suggest, for a person to judge.

    Returns:
        New suggestions, the strongest of each pair of languages first. What was
        suggested before, taken or refused, is not suggested again.
    """
    require(can_review_glossary(by), "look for suggestions")
    lexicon = build_lexicon(room_glossary())
    known = known_pairs(GlossaryEntry.objects.exclude(evidence={}))
    now = timezone.now()
    made = [
        GlossaryEntry(
            words={
                tag: [word]
                for tag, word in zip(found.languages, found.words, strict=True)
            },
            state=State.SUGGESTED,
            evidence=evidence_of(found),
            made_at=now,
            made_by=by.actor_id,
        )
        for found in look_for_words(lexicon)
        if (*found.languages, *found.words) not in known
    ]
    for entry in made:
        # The concept is not known yet; the entry's own id keeps its key apart.
        entry.key = f"{PART}{entry.pk}"
    GlossaryEntry.objects.bulk_create(made)
    append(
        "legislation.glossary.suggest",
        "orkhon:glossary",
        by=by,
        suggestions=[
            {
                "id": str(one.pk),
                "words": one.words,
                "strength": one.evidence["strength"],
            }
            for one in made
        ],
    )
    return made


@transaction.atomic
def bring_in_glossary(text: str, *, by: Actor, take: bool = False) -> BroughtIn:
    """Bring in a file of concepts in the shipped file's form; all of it or nothing.

    Args:
        text: Tab-separated lines with the header; cells may be empty.
        by: Who brings it in.
        take: Whether the new words join the glossary at once; otherwise they wait.
    Raises:
        Refusal: what the engine says of the file, with the line; or nothing is new.
    """
    require(can_review_glossary(by), "bring in a glossary")
    try:
        brought = read_glossary(text.removeprefix("\ufeff"), gaps=True)
    except GlossaryError as error:
        raise Refusal(str(error)) from error
    # What waits for review is known as well, so that a file twice is not there twice.
    there = {one.id: one.words for one in _all_concepts()}
    new = [(one, _missing(one, there.get(one.id, {}))) for one in brought]
    added = [(one, words) for one, words in new if words]
    if not added:
        raise Refusal(_("all concepts and words of this file are here already"))
    for one, words in added:
        add_words(one.id, words, one.note[:NOTE_LENGTH], by=by, take=take)
    report = BroughtIn(
        tuple(one.id for one, _words in added if one.id not in there),
        tuple((one.id, words) for one, words in added if one.id in there),
        len(new) - len(added),
    )
    append(
        "legislation.glossary.bring-in",
        "orkhon:glossary",
        by=by,
        concepts=report.concepts,
        synonyms=[name for name, _words in report.synonyms],
        known=report.known,
    )
    return report


def _new_words(
    name: str, words: Words, note: str, *, but: GlossaryEntry | None = None
) -> Concept:
    """The concept with its words, checked.

    Raises:
        Refusal: what the engine says; a word that the concept has already.
    """
    if len(note) > NOTE_LENGTH:
        raise Refusal(
            _("the note has more than %(most)d letters") % {"most": NOTE_LENGTH}
        )
    try:
        concept = make_concept(name, words, note)
    except GlossaryError as error:
        raise Refusal(str(error)) from error
    there = next((one.words for one in _all_concepts(but) if one.id == name), {})
    for tag, listed in concept.words.items():
        for word in listed:
            if word in there.get(tag, ()):
                raise Refusal(
                    _("“%(word)s” (%(language)s) is there already under “%(concept)s”")
                    % {"word": word, "language": tag, "concept": name}
                )
    if not there and len(concept.words) == 1:
        raise Refusal(
            _("a new concept needs words in two languages at least: “%(concept)s”")
            % {"concept": name}
        )
    return concept


def _all_concepts(but: GlossaryEntry | None = None) -> Sequence[Concept]:
    """The glossary with what waits for review, without one entry."""
    return room_glossary(waiting=True, but=but)


def _missing(
    one: Concept, there: Mapping[str, Sequence[str]]
) -> dict[str, tuple[str, ...]]:
    fresh = {
        tag: tuple(
            word for word in one.words.get(tag, ()) if word not in there.get(tag, ())
        )
        for tag in LANGUAGES
    }
    return {tag: words for tag, words in fresh.items() if words}


def _stored(concept: Concept) -> dict[str, list[str]]:
    return {tag: [*words] for tag, words in concept.words.items()}


def _keys(name: str) -> list[str]:
    found = GlossaryEntry.objects.filter(key__startswith=name)
    return [*found.values_list("key", flat=True)]
