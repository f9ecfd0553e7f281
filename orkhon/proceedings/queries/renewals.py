"""The assembly's own legal documents, and their renewal article by article."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from orkhon.engines.texts.structure import name_of
from orkhon.engines.texts.structure import walk as walked
from orkhon.legislation.models import Expression, Version, Work
from orkhon.legislation.queries.texts import authentic, text_of
from orkhon.proceedings.models import InstrumentEvent, Renewal, RenewalArticle
from orkhon.register.models import State as FactState

SETTLED = frozenset(
    {
        RenewalArticle.State.KEPT,
        RenewalArticle.State.AGREED,
        RenewalArticle.State.DELETED,
    }
)
"""What leaves nothing to be agreed."""
ADDED = "new"
"""Keys of articles that are added: new-1-after-art_4."""


@dataclass(frozen=True)
class Instrument:
    """One legal document in the list.

    Attributes:
        latest: Its last version; None where none is known.
        events: What sources say happened to it, the last first.
        renewal: The one in hand.
        settled, of: Its articles.
        has_text: A text of its last version is kept here.
    """

    work: Work
    latest: Version | None
    events: tuple[InstrumentEvent, ...]
    renewal: Renewal | None
    settled: int
    of: int
    has_text: bool


@dataclass(frozen=True)
class Part:
    """What is renewed as one: an article, an annex, the preamble.

    Attributes:
        eid: Its identifier in the base version.
        name: “Article 4”; the heading stands in the words.
        words: As they are printed, with number and heading.
        start, end: Characters of the source's text.
    """

    eid: str
    kind: str
    name: str
    words: str
    start: int
    end: int


@dataclass(frozen=True)
class Said:
    """One step about an article: what was decided, or a comment.

    Attributes:
        is_comment: Nothing was decided; `reason` is the comment.
    """

    row: RenewalArticle
    is_comment: bool


@dataclass(frozen=True)
class Article:
    """An article under renewal, as it stands.

    Attributes:
        eid: Of the part; of an added article, its own key.
        old: The words of the base version; "" for an added article.
        progress: A value of `RenewalArticle.State`.
        proposed: The wording proposed last; "" for none.
        agreed: The wording agreed; "" for none.
        reason: Why, as whoever decided last has it.
        decided: The step that counts; None while nobody looked at it.
        steps: All steps, the first first.
        seen: Id of the last step; what a form was filled in against. "" for none.
    """

    eid: str
    name: str
    old: str
    progress: str
    proposed: str
    agreed: str
    reason: str
    decided: RenewalArticle | None
    steps: tuple[Said, ...]
    seen: str
    is_added: bool

    @property
    def is_settled(self) -> bool:
        """Kept, agreed or to be deleted."""
        return self.progress in SETTLED

    @property
    def label(self) -> str:
        """The state in words."""
        return str(RenewalArticle.State(self.progress).label)

    @property
    def sign(self) -> str:
        """The state's sign on a screen."""
        return {
            RenewalArticle.State.UNTOUCHED.value: "off",
            RenewalArticle.State.PROPOSED.value: "partly",
        }.get(self.progress, "done")

    @property
    def comments(self) -> int:
        """How many comments there are."""
        return sum(one.is_comment for one in self.steps)


@dataclass(frozen=True)
class Standing:
    """How far a renewal is: of how many articles nothing is left to agree."""

    settled: int
    of: int
    counts: tuple[tuple[str, int], ...]

    @property
    def is_whole(self) -> bool:
        """Every article is settled."""
        return self.settled == self.of


def instruments() -> list[Instrument]:
    """Every legal document of the assembly by its title."""
    events = InstrumentEvent.objects.select_related(
        "citation__source", "parliament"
    ).order_by("-day", "-made_at")
    versions = Version.objects.order_by("-number").prefetch_related("expressions")
    works = (
        Work.objects.filter(kind=Work.Kind.INSTRUMENT)
        .prefetch_related(
            Prefetch("versions", versions),
            Prefetch("events", events.exclude(state=FactState.SUPERSEDED)),
            Prefetch("renewals", Renewal.objects.filter(progress=Renewal.State.OPEN)),
        )
        .order_by("sort_key")
    )
    return [_instrument(work) for work in works]


def events_of(work: Work) -> list[InstrumentEvent]:
    """What sources say happened to a document, the first first."""
    return list(
        work.events.select_related("citation__source", "parliament").order_by(
            "day", "made_at"
        )
    )


def renewals_of(work: Work) -> list[tuple[Renewal, Standing]]:
    """The renewals of a document, the last first, with how far each is."""
    rows = work.renewals.select_related("base", "result", "item__session")
    return [(one, standing(one)) for one in rows.order_by("-number")]


def parts_of(expression: Expression) -> list[Part]:
    """The parts of a text that are renewed one by one, in their order.

    The preamble, every article that stands in no annex, and annexes as wholes; what
    stands above the law and its chapters' headings stay as they are.
    """
    spans = {
        eid: (start, end)
        for eid, start, end in expression.provisions.values_list("eid", "start", "end")
    }
    text = text_of(expression)
    found = []
    for one, above in walked(text):
        inside = {up.kind for up in above}
        if one.kind in {"preamble", "article", "annex"} and not (
            inside & {"annex", "article", "preamble"}
        ):
            start, end = spans[one.eid]
            found.append(
                Part(
                    one.eid,
                    one.kind,
                    name_of(one, text.language, ()),
                    expression.source.text[start:end].strip(),
                    start,
                    end,
                )
            )
    return found


def base_text(renewal: Renewal) -> Expression | None:
    """The binding text of the version that is renewed."""
    return authentic(renewal.base)


def articles_of(renewal: Renewal) -> list[Article]:
    """Every article with what was said of it, added ones behind the one they follow."""
    expression = base_text(renewal)
    parts = [] if expression is None else parts_of(expression)
    steps: dict[str, list[RenewalArticle]] = defaultdict(list)
    for row in renewal.articles.select_related("parliament__country").order_by(
        "at", "pk"
    ):
        steps[row.eid].append(row)
    added = sorted(eid for eid in steps if eid.startswith(f"{ADDED}-"))
    found = []
    for part in parts:
        found.append(_article(part.eid, part.name, part.words, steps[part.eid]))
        found += [
            _article(eid, "", "", steps[eid], is_added=True)
            for eid in added
            if eid.partition("-after-")[2] == part.eid
        ]
    return found


def article_of(renewal: Renewal, eid: str) -> Article | None:
    """One article; None where the base version has none of this identifier."""
    return next((one for one in articles_of(renewal) if one.eid == eid), None)


def standing(renewal: Renewal) -> Standing:
    """How many articles are settled, of how many, and how many stand how."""
    return standing_of_all(articles_of(renewal))


def standing_of_all(articles: Sequence[Article]) -> Standing:
    """The same for articles at hand."""
    return Standing(
        sum(one.is_settled for one in articles),
        len(articles),
        tuple(
            (str(label), count)
            for state, label in RenewalArticle.State.choices
            if (count := sum(one.progress == state for one in articles))
        ),
    )


def consolidated_words(expression: Expression, articles: Iterable[Article]) -> str:
    """The next text: what stays stays as it is printed, the rest as it was agreed."""
    by_eid = {one.eid: one for one in articles}
    text = expression.source.text
    pieces, place = [], 0
    for part in parts_of(expression):
        article = by_eid[part.eid]
        pieces.append(text[place : part.start])
        if article.progress == RenewalArticle.State.AGREED:
            pieces.append(article.agreed)
        elif article.progress != RenewalArticle.State.DELETED:
            pieces.append(text[part.start : part.end].strip())
        pieces += [
            f"\n\n{one.agreed}"
            for one in by_eid.values()
            if one.is_added
            and one.eid.partition("-after-")[2] == part.eid
            and one.progress == RenewalArticle.State.AGREED
        ]
        place = part.end
    lines = [*"".join([*pieces, text[place:]]).splitlines(), ""]
    # Where an article went, one empty line is enough.
    return "\n".join(
        line
        for line, before in zip(lines, ["", *lines], strict=False)
        if line.strip() or before.strip()
    )


def _instrument(work: Work) -> Instrument:
    latest = next(iter(work.versions.all()), None)
    renewal = next(iter(work.renewals.all()), None)
    counted = Standing(0, 0, ()) if renewal is None else standing(renewal)
    return Instrument(
        work,
        latest,
        tuple(work.events.all()),
        renewal,
        counted.settled,
        counted.of,
        latest is not None and bool(latest.expressions.all()),
    )


def _article(
    eid: str,
    name: str,
    old: str,
    rows: Sequence[RenewalArticle],
    *,
    is_added: bool = False,
) -> Article:
    steps, decided, proposed, agreed, reason = [], None, "", "", ""
    before = (RenewalArticle.State.UNTOUCHED.value, "")
    for row in rows:
        now = (str(row.progress), row.wording)
        steps.append(Said(row, is_comment=now == before))
        if now != before:
            # Agreed as it was proposed: what was said for it then still says why.
            if row.reason or now != (RenewalArticle.State.AGREED, proposed):
                reason = row.reason
            decided, before = row, now
            if row.progress == RenewalArticle.State.PROPOSED:
                proposed = row.wording
            agreed = row.wording if row.progress == RenewalArticle.State.AGREED else ""
    return Article(
        eid=eid,
        name=name,
        old=old,
        progress=before[0],
        proposed=proposed,
        agreed=agreed,
        reason=reason,
        decided=decided,
        steps=tuple(steps),
        seen=str(rows[-1].pk) if rows else "",
        is_added=is_added,
    )
