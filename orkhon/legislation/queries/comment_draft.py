"""A draft with its comments beside its provisions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import get_language, gettext

from orkhon.engines.texts.redline import Piece, carried, compare, word_pieces
from orkhon.engines.texts.structure import Provision, Text, name_of, walk, wording
from orkhon.legislation.models import Comment, CommentRound, Expression, Version
from orkhon.legislation.queries.comments import author_of
from orkhon.legislation.queries.reading import Line, reading_of
from orkhon.legislation.queries.succession import in_one_language
from orkhon.legislation.queries.texts import spoken, text_of

Place = tuple[Provision, tuple[Provision, ...]]
"""A provision and what it stands in."""


@dataclass(frozen=True)
class Fate:
    """What became of a commented provision in the next version.

    Attributes:
        what: "same", "changed" or "gone".
        version: The next version.
        name: What the provision is called there; "" when it is gone.
        eid: Its identifier there; "" when it is gone.
        pieces: Old words against new ones, where they changed.
        language: In which the two were compared.
    """

    what: str
    version: Version
    name: str
    eid: str
    pieces: Sequence[Piece]
    language: str


@dataclass(frozen=True)
class Shown:
    """A comment as pages and papers show it.

    Attributes:
        comment: With its country and citation.
        author: Who speaks, in the reader's language where it is a delegation.
        name: What the provision is called; "" for the draft as a whole.
        pieces: The wording that its author would write, against the provision.
        wording_language: Of those words.
        fate: What became of the provision; None while there is no next version, and
            for the draft as a whole.
    """

    comment: Comment
    author: str
    name: str
    pieces: Sequence[Piece]
    wording_language: str
    fate: Fate | None


@dataclass(frozen=True)
class Part:
    """An article, or what stands between articles, with what was said of it."""

    lines: Sequence[Line]
    comments: Sequence[Shown]


@dataclass(frozen=True)
class CommentedDraft:
    """The whole draft.

    Attributes:
        expression: The text that is shown.
        whole: Comments on the draft as a whole.
        parts: The text in its order.
        elsewhere: Comments on provisions that this language does not have.
    """

    expression: Expression
    whole: Sequence[Shown]
    parts: Sequence[Part]
    elsewhere: Sequence[Shown]


@dataclass
class Provisions:
    """The provisions of a version by identifier, in each of its languages.

    The authentic language comes first.
    """

    version: Version
    texts: list[Text] = field(init=False)
    _places: list[dict[str, Place]] = field(init=False)

    def __post_init__(self) -> None:
        expressions = self.version.expressions.order_by("-is_authentic", "language")
        self.texts = [text_of(one) for one in expressions]
        self._places = [_places(text) for text in self.texts]

    @property
    def order(self) -> list[str]:
        """All identifiers in the order of the authentic text, then the others'."""
        return list(dict.fromkeys(eid for one in self._places for eid in one))

    def name(self, eid: str) -> str:
        """What a provision is called in the reader's language; the eid if unknown."""
        for one in self._places:
            if eid in one:
                return called(one[eid])
        return eid

    def words(self, eid: str) -> tuple[str, str]:
        """What a provision says and in which language; ("", "") if unknown."""
        for text, places in zip(self.texts, self._places, strict=True):
            if eid in places:
                return wording(places[eid][0]), text.language
        return "", ""

    def redline(self, eid: str, proposed: str) -> tuple[Sequence[Piece], str]:
        """A wording against the provision in the language that it is written in.

        It is set against the provision with all in it or against its own words,
        whichever it leaves more of; where nothing is common it stands alone.
        """
        best: tuple[int, Sequence[Piece], str] = (
            0,
            (Piece("inserted", proposed),),
            self.texts[0].language,
        )
        for text, places in zip(self.texts, self._places, strict=True):
            if eid not in places:
                continue
            provision = places[eid][0]
            for old in _wordings(provision):
                pieces = word_pieces(old, proposed)
                gain = _kept(pieces)
                if gain > best[0]:
                    best = (gain, pieces, text.language)
        return best[1], best[2]


def _places(text: Text) -> dict[str, Place]:
    return {one.eid: (one, above) for one, above in walk(text)}


def called(place: Place) -> str:
    """A provision by its name in the reader's language; its kind where it has none."""
    one, above = place
    language = (get_language() or "en").split("-")[0]
    return name_of(one, language, spoken(above)) or one.kind


def _wordings(provision: Provision) -> Iterable[str]:
    yield wording(provision)
    if provision.text:
        yield " ".join(filter(None, (provision.marker, provision.text)))
        yield provision.text


def _kept(pieces: Iterable[Piece]) -> int:
    """Letters that stay, less half of those that go: long deletions are no match."""
    return sum(
        2 * len(one.text) if one.kind == "same" else -len(one.text)
        for one in pieces
        if one.kind != "inserted"
    )


def fates_of(round_: CommentRound, eids: Iterable[str]) -> dict[str, Fate]:
    """What became of provisions in the next version that has a text."""
    old = round_.version
    later = old.work.versions.filter(
        number__gt=old.number, expressions__isnull=False
    ).order_by("number")
    new = later.first()
    pair = None if new is None else in_one_language(old, new)
    if new is None or pair is None:
        return {}
    before, after = text_of(pair[0]), text_of(pair[1])
    follow = carried(compare(before, after))
    olds, news = _places(before), _places(after)
    found: dict[str, Fate] = {}
    for eid in set(eids):
        if eid not in follow:
            continue
        there = follow[eid]
        language = after.language
        if there.new_eid is None:
            found[eid] = Fate("gone", new, "", "", (), language)
            continue
        place = news[there.new_eid]
        name = called(place)
        pieces = (
            ()
            if there.unchanged
            else word_pieces(wording(olds[eid][0]), wording(place[0]))
        )
        what = "same" if there.unchanged else "changed"
        found[eid] = Fate(what, new, name, there.new_eid, pieces, language)
    return found


def shown_of(
    round_: CommentRound, comments: Sequence[Comment], provisions: Provisions
) -> list[Shown]:
    """Comments in the order of the draft: on the whole first, then by provision."""
    fates = fates_of(round_, [one.eid for one in comments if one.eid])
    order = {eid: place for place, eid in enumerate(provisions.order, start=1)}
    found = []
    for one in sorted(
        comments,
        key=lambda one: (
            (order.get(one.eid, len(order) + 1), one.number)
            if one.eid
            else (0, one.number)
        ),
    ):
        pieces, language = (
            provisions.redline(one.eid, one.wording) if one.wording else ((), "")
        )
        found.append(
            Shown(
                one,
                author_of(one),
                provisions.name(one.eid) if one.eid else "",
                pieces,
                language,
                fates.get(one.eid),
            )
        )
    return found


def draft_of(expression: Expression, shown: Sequence[Shown]) -> CommentedDraft:
    """A text with comments beside the articles that they speak of."""
    by_eid: Mapping[str, list[Shown]] = _gathered(shown)
    parts: list[tuple[list[Line], list[Shown]]] = []
    placed = {""}
    for line in reading_of(expression).lines:
        if line.level or not parts:
            parts.append(([], []))
        parts[-1][0].append(line)
        parts[-1][1].extend(by_eid.get(line.eid, ()))
        placed.add(line.eid)
    return CommentedDraft(
        expression,
        by_eid.get("", []),
        [Part(lines, comments) for lines, comments in parts],
        [one for one in shown if one.comment.eid not in placed],
    )


def _gathered(shown: Sequence[Shown]) -> dict[str, list[Shown]]:
    found: dict[str, list[Shown]] = defaultdict(list)
    for one in shown:
        found[one.comment.eid].append(one)
    return found


def whole_words() -> str:
    """What a comment on no provision is on."""
    return gettext("The draft as a whole")
