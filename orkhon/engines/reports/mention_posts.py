"""Give every name of a report the post that stands beside it or heads its list."""

from dataclasses import dataclass

from orkhon.engines.reports.marking import Document
from orkhon.engines.reports.posts import PostPhrase, post_after, post_before


@dataclass(slots=True)
class Mention:
    """One run of words that may be a person's name.

    Attributes:
        first: Number of its first token.
        last: One past its last token.
        name: The words.
        title: Form of address before it, or None.
        post: The post that stands beside it, or None.
        post_rule: How the post was found.
        evidence: Sum of what speaks for a person.
        reasons: What it is, in plain words.
    """

    first: int
    last: int
    name: str
    title: str | None
    evidence: float
    reasons: list[str]
    post: PostPhrase | None = None
    post_rule: str = ""

    @property
    def words(self) -> list[str]:
        """Give the words of the name."""
        return self.name.split()


def attach_posts(document: Document, mentions: list[Mention]) -> None:
    """Give every name the post that stands beside it."""
    claimed_to = 0
    likely = [one for one in mentions if one.last - one.first >= 2 or one.title]
    for number, one in enumerate(likely):
        floor = likely[number - 1].last if number else 0
        ceiling = likely[number + 1].first if number + 1 < len(likely) else 1 << 30
        before = post_before(document, one.first, max(floor, claimed_to))
        after = post_after(document, one.last, ceiling)
        if after is not None and _belongs_to_next(after, likely, number):
            after = None
        if before is not None and not before.is_former:
            one.post, one.post_rule = before, "post before the name"
            one.evidence += 1.1 if one.last - one.first >= 2 else 0.3
            one.reasons.append("post before the name")
        elif after is not None:
            one.post, one.post_rule = after, "post after the name"
            one.evidence += 1.1
            one.reasons.append("post after the name")
            claimed_to = after.last
        elif before is not None:
            one.post, one.post_rule = before, "past post before the name"
            one.evidence += 1.1
    _carry_along(document, likely)


def _belongs_to_next(post: PostPhrase, mentions: list[Mention], number: int) -> bool:
    """Whether a post after a name and comma stands directly before the next."""
    if number + 1 >= len(mentions):
        return False
    return post.last >= mentions[number + 1].first


def _carry_along(document: Document, mentions: list[Mention]) -> None:
    """Carry a post in the plural along the list it heads or closes."""
    for number, one in enumerate(mentions[1:], start=1):
        former = mentions[number - 1]
        if (
            one.post is None
            and former.post
            and former.post.is_plural
            and (
                former.post.first < former.first
                and is_list_gap(document, former.last, one.first)
            )
        ):
            one.post, one.post_rule = former.post, "post carried along the list"
            one.evidence += 1.1
            one.reasons.append("in a list under one post")
    for number in range(len(mentions) - 2, -1, -1):
        one, later = mentions[number], mentions[number + 1]
        if (
            one.post is None
            and later.post
            and later.post.is_plural
            and (
                later.post.first > later.first
                and is_list_gap(document, one.last, later.first)
            )
        ):
            one.post, one.post_rule = later.post, "post after the list"
            one.evidence += 1.1


def is_list_gap(document: Document, first: int, last: int) -> bool:
    """Whether only commas, "and" and titles stand between two names."""
    if last - first > 5 or last <= first:
        return False
    conjunctions = document.vocabulary.lexicon.conjunctions
    return all(
        document.labels[at] in ",T"
        or document.tokens[at].fold in conjunctions
        or document.tokens[at].text == ";"
        for at in range(first, last)
    )
