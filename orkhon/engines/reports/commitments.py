"""Read promises: who is bound, how firmly, to what, by when and where.

A promise is a cue ("stands ready to", "agreed to", "is planned to be held")
with its clause. A hope, a wish and confidence in others bind nobody. What the
report says was done is kept, too, with the status "done".
"""

import re
from bisect import bisect_left

from orkhon.engines.reports.dates import DateMention
from orkhon.engines.reports.events import iso
from orkhon.engines.reports.lexicon.model import CommitmentCue, Strength
from orkhon.engines.reports.marking import Document
from orkhon.engines.reports.model import Commitment, Event, Span
from orkhon.engines.reports.owners import Owner, first_owner, last_owner, owners_of
from orkhon.engines.reports.people import Person
from orkhon.engines.reports.segments import Sentence

_LONGEST = 300
_JUST_BEFORE = 60
_WITHIN = 120
_SUBJECT_WORDS = 6
_LONGEST_SUBJECT = 9
_YEAR_AND_MONTH = 7
_SAME_OFFICE = {
    "chair": frozenset({"chair", "speaker"}),
    "speaker": frozenset({"chair", "speaker"}),
    "head of state": frozenset({"head of state", "president"}),
}
_END = re.compile(
    r",?\s+(?:while|whereas|whilst)\b|;|[”\"»](?=[\s,])|"
    r",?\s+and\s+(?:noted|stressed|emphasi[sz]ed|underlined|highlighted|added|said|thanked|"
    r"wished|congratulated|invited|expressed|exchanged|discussed|praised|recalled)\b|"
    r",\s+(?:noting|stressing|emphasi[sz]ing|adding|underlining|highlighting|he|she|they|"
    r"according to|which (?:will|would|is|are)|the \w+ (?:said|noted|added))\b|"
    r",\s+[A-Z]\w+ (?:News Agency |News )?(?:reports|informs|cites|has learn)|\s*\.\s*$|\.(?=\s)"
)
_CLAUSE = re.compile(
    r"\bthat\b|;|\bwhile\b|\bwhereas\b|\bwhere\b|,\s+and\s+(?=[a-z]+\s+[a-z]*\s*(?:will|would|is|are)\b)|\bbut\b|:\s|,\s+with\b(?=[^,]*$)"
)
_WHICH = re.compile(r"\b(?:which|who)\s+(?:\w+\s+){0,3}$")
_PRONOUN = re.compile(r"\b(?:he|she|his|her)\b", re.IGNORECASE)
_HE = re.compile(r"(?:he|she)\b", re.IGNORECASE)
_SOFT: frozenset[Strength] = frozenset({"intends"})


def commitments_of(
    document: Document,
    sentences: list[int],
    people: list[Person],
    sides: tuple[str, ...],
    dates: list[DateMention],
    published: str | None,
    events: tuple[Event, ...],
) -> tuple[Commitment, ...]:
    """Find the promises in some sentences.

    Args:
        document: The labelled report.
        sentences: Numbers of the sentences of the contact.
        people: The persons of the report.
        sides: The parties of the contact, for "the sides".
        dates: The dates of the text.
        published: Day of publication in ISO form, or None.
        events: The named events of the sentences.
    """
    owners = owners_of(document, people, sides, sentences)
    found: list[Commitment] = []
    subject: tuple[str, ...] = ()
    for number in sentences:
        sentence = document.sentences[number]
        if sentence.is_tail or sentence.is_headline:
            continue
        taken: list[Span] = []
        for cue, pattern in document.vocabulary.commitments:
            for match in pattern.finditer(
                document.text, sentence.span.start, sentence.span.end
            ):
                at = Span(match.start(), match.end())
                if any(at.start < one.end and one.start < at.end for one in taken):
                    continue
                promise = _promise(
                    document,
                    sentence,
                    cue,
                    at,
                    owners,
                    subject,
                    sides,
                    dates,
                    published,
                    events,
                )
                if promise is not None:
                    taken.append(promise.span)
                    found.append(promise)
        found.extend(_done(document, sentence, owners, taken))
        subject = first_owner(owners, sentence.span.start, sentence.span.end) or subject
    return tuple(_without_repeats(sorted(found, key=lambda one: one.span.start)))


def _promise(
    document: Document,
    sentence: Sentence,
    cue: CommitmentCue,
    at: Span,
    owners: list[Owner],
    subject: tuple[str, ...],
    sides: tuple[str, ...],
    dates: list[DateMention],
    published: str | None,
    events: tuple[Event, ...],
) -> Commitment | None:
    text = document.text
    clause = _clause_start(text, sentence.span.start, at.start)
    if _is_only_hope(document, sentence, cue, at, clause, dates, published):
        return None
    end = _what_end(text, at.end, sentence.span.end)
    if cue.what == "before":
        start, end = clause, at.end
        what = text[clause : at.start]
    elif cue.passive:
        start = _event_start(events, clause, at.start)
        what = text[start:end]
    else:
        start = at.start
        what = text[at.end : end]
    who = _who(
        document,
        sentence,
        at,
        start if cue.passive else clause,
        owners,
        subject,
        passive=cue.passive,
    )
    what = " ".join(what.split()).strip(" ,.;:")
    if not who and (
        cue.strength in {"agreed", "decided"}
        or text[at.start : at.end][:3].casefold() == "it "
    ):
        who = sides or ("the sides",)
    if not who and cue.passive and not text.startswith("to be", at.start):
        who = sides
    if not who:
        return None
    if cue.passive and document.vocabulary.not_promised.search(
        text, max(start, at.start - _JUST_BEFORE), at.start
    ):
        return None
    if len(what) < 4:
        return None
    region = (start, end)
    return Commitment(
        who,
        cue.strength,
        what,
        _when(dates, region, at.start),
        _where(document, (at.start, end)),
        "open",
        Span(start, start + len(text[start:end].rstrip(" ,.;:"))),
        cue.rule or f"“{text[at.start : at.end]}”",
        0.75 if who else 0.5,
    )


def _event_start(events: tuple[Event, ...], clause: int, at: int) -> int:
    """Give where the name of the event begins that is planned, else the clause."""
    inside = [
        event.span.start
        for event in events
        if clause <= event.span.start and event.span.end <= at
    ]
    return max(inside, default=clause)


def _clause_start(text: str, start: int, at: int) -> int:
    """Give where the clause begins in which the cue stands."""
    begin = start
    for match in _CLAUSE.finditer(text, start, at):
        begin = match.end()
    while begin < at and text[begin] in " ,\n":
        begin += 1
    return begin


def _is_only_hope(
    document: Document,
    sentence: Sentence,
    cue: CommitmentCue,
    at: Span,
    clause: int,
    dates: list[DateMention],
    published: str | None,
) -> bool:
    """Whether somebody only hopes, wishes or proposes, or tells of the past."""
    text, vocabulary = document.text, document.vocabulary
    if document.is_quoted(at.start) and cue.strength in _SOFT:
        return True
    if cue.strength != "ready" and any(
        sentence.span.start <= date.start < at.start and _is_long_past(date, published)
        for date in dates
    ):
        return True
    if cue.strength != "ready" and vocabulary.past.search(
        text, max(sentence.span.start, at.start - _WITHIN), at.start
    ):
        return True
    near = max(
        clause,
        text.rfind(",", clause, at.start),
        text.rfind(" and ", clause, at.start),
    )
    if cue.strength != "ready" and vocabulary.wants.search(text, near, at.start):
        return True
    if cue.strength == "ready":
        return False
    if cue.strength in _SOFT:
        return vocabulary.hopes.search(text, sentence.span.start, at.start) is not None
    return any(
        "," not in text[hope.end() : at.start]
        for hope in vocabulary.hopes.finditer(text, sentence.span.start, at.start)
    )


def _is_long_past(date: DateMention, published: str | None) -> bool:
    """Whether a date lies in a month well before that of publication."""
    if date.date is None or published is None:
        return False
    months = int(published[:4]) * 12 + int(published[5:7])
    if len(date.date) < _YEAR_AND_MONTH:
        return int(date.date[:4]) < int(published[:4])
    return int(date.date[:4]) * 12 + int(date.date[5:7]) < months - 1


def _what_end(text: str, start: int, end: int) -> int:
    match = _END.search(text, start + 3, end)
    return min(match.start() if match else end, start + _LONGEST)


def _who(
    document: Document,
    sentence: Sentence,
    at: Span,
    clause: int,
    owners: list[Owner],
    subject: tuple[str, ...],
    *,
    passive: bool,
) -> tuple[str, ...]:
    """Find who is bound: the subject of the clause, else of the sentence."""
    text = document.text
    inside = first_owner(owners, at.start, at.end)
    if inside and not passive:
        return inside
    if _HE.match(text, clause):
        names = last_owner(owners, sentence.span.start, clause)
        return names or subject
    named: tuple[str, ...] = ()
    if _WHICH.search(text, clause, at.start):
        named = last_owner(owners, sentence.span.start, at.start)
    named = named or first_owner(owners, clause, at.start)
    if named:
        return named
    if passive:
        return ()
    if document.is_quoted(at.start):
        return first_owner(owners, at.end, sentence.span.end + 80) or subject
    named = first_owner(owners, sentence.span.start, at.start)
    if named:
        return named
    if _PRONOUN.search(text, sentence.span.start, at.end):
        return subject
    return _unnamed_subject(document, clause, at.start)


def _unnamed_subject(document: Document, start: int, end: int) -> tuple[str, ...]:
    """Give the words of a subject that no gazetteer has: "observation mission"."""
    first = max(start, document.text.rfind(",", start, end) + 1)
    tokens = document.tokens
    begin = bisect_left(tokens, first, key=lambda token: token.start)
    last = bisect_left(tokens, end, key=lambda token: token.start)
    numbers = [at for at in range(begin, last) if tokens[at].is_word]
    is_definite = bool(numbers) and tokens[numbers[0]].fold == "the"
    most = _LONGEST_SUBJECT if is_definite else _SUBJECT_WORDS
    if not 0 < len(numbers) <= most or not any(
        document.labels[at] in "UuR" for at in numbers
    ):
        return ()
    words = document.words(numbers[0], numbers[-1] + 1)
    return (re.sub(r"^(?:the|an?)\s+", "", words, flags=re.IGNORECASE),)


def _when(dates: list[DateMention], region: tuple[int, int], after: int) -> str | None:
    inside = [date for date in dates if region[0] <= date.start < region[1]]
    later = [date for date in inside if date.start >= after] or inside
    return iso(later[0]) if later else None


def _where(document: Document, region: tuple[int, int]) -> str | None:
    """Give the place where it shall happen: a city, else a country after "in"."""
    tokens = document.tokens
    country: str | None = None
    for place in document.places:
        start = tokens[place.first].start
        if not region[0] <= start < region[1] or place.first == 0:
            continue
        if tokens[place.first - 1].fold in {"in", "at", "to"}:
            if not place.value.is_country:
                return place.value.name
            country = country or place.value.name
    return country


def _done(
    document: Document, sentence: Sentence, owners: list[Owner], taken: list[Span]
) -> list[Commitment]:
    """Read statements that something undertaken has been done."""
    text = document.text
    found = []
    for match in document.vocabulary.done.finditer(
        text, sentence.span.start, sentence.span.end
    ):
        if document.is_quoted(match.start()) or any(
            match.start() < one.end and one.start < match.end() for one in taken
        ):
            continue
        clause = _clause_start(text, sentence.span.start, match.start())
        comma = text.rfind(", and ", clause, match.start())
        start = comma + len(", and ") if comma >= 0 else clause
        who = first_owner(owners, start, match.end()) or first_owner(
            owners, sentence.span.start, match.start()
        )
        what = " ".join(text[start : match.end()].split())
        if not who or len(what) < 12:
            continue
        found.append(
            Commitment(
                who,
                "decided",
                what,
                None,
                None,
                "done",
                Span(start, match.end()),
                f"“{' '.join(match.group().split())}”",
                0.6,
            )
        )
    return found


def _without_repeats(promises: list[Commitment]) -> list[Commitment]:
    kept: list[Commitment] = []
    for one in promises:
        words = set(one.what.casefold().split())
        if not any(
            len(words & set(other.what.casefold().split())) > 0.8 * len(words)
            for other in kept
        ):
            kept.append(one)
    return kept
