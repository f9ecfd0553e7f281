"""Score readings of reports against labels written by hand, field by field."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

DATA = Path(__file__).parent / "data" / "reports"
SMALL_WORDS = frozenset(["of", "the", "for", "and", "on", "in", "to", "s"])
COVERED = 0.6


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sample report with its labels."""

    name: str
    text: str
    kinds: list[str]
    contacts: int
    date: str | None
    place: str | None
    persons: list[dict[str, str | None]]
    promises: list[dict[str, str | None]]


@dataclass(slots=True)
class Reading:
    """What one reader says of one report, in the terms that are scored.

    `persons` holds (name, post, body, role), `promises` (owners, words).
    """

    kinds: list[str]
    contacts: int
    date: str | None
    place: str | None
    persons: list[tuple[str, str | None, str | None, str]]
    promises: list[tuple[str, str]]
    span_errors: int = 0


@dataclass(slots=True)
class Tally:
    """Right and counted answers a field."""

    right: Counter[str] = field(default_factory=Counter)
    all: Counter[str] = field(default_factory=Counter)

    def add(self, name: str, is_right: bool) -> None:
        """Count one answer."""
        self.right[name] += is_right
        self.all[name] += 1

    def share(self, name: str) -> float | None:
        """Give the share of right answers, or None where nothing was asked."""
        return self.right[name] / self.all[name] if self.all[name] else None

    def f1(self, name: str) -> float | None:
        """Give F1 of a field counted as found, proposed and wanted."""
        found = self.right[name]
        wanted, proposed = self.all[f"{name} wanted"], self.all[f"{name} proposed"]
        return 2 * found / (wanted + proposed) if wanted + proposed else None


def labelled() -> list[Labelled]:
    """Read the sample reports and their labels, by name."""
    found = []
    for path in sorted(DATA.glob("*.txt")):
        label = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        found.append(
            Labelled(
                path.stem,
                path.read_text(encoding="utf-8"),
                label["kinds"],
                label["contacts"],
                label["date"],
                label["place"],
                label["persons"],
                label["promises"],
            )
        )
    return found


def score(label: Labelled, read: Reading, tally: Tally) -> None:
    """Compare one reading with its label and count every field."""
    tally.add("kind", bool(read.kinds) and read.kinds[0] in label.kinds)
    tally.add("contacts", read.contacts == label.contacts)
    tally.add("date", read.date == label.date)
    tally.add("place", same_place(read.place, label.place))
    left = list(read.persons)
    tally.all["persons proposed"] += len([one for one in left if one[3] != "author"])
    for person in label.persons:
        if person["role"] != "author":
            tally.all["persons wanted"] += 1
        hit = next((one for one in left if same_name(one[0], person["name"])), None)
        if hit is None:
            continue
        left.remove(hit)
        if person["role"] != "author":
            tally.right["persons"] += 1
            tally.add("post", same_post(hit[1], hit[2], person["post"]))
        tally.add("took part", hit[3] == person["role"])
    promises = list(read.promises)
    tally.all["promises proposed"] += len(promises)
    for promise in label.promises:
        tally.all["promises wanted"] += 1
        wanted = words(promise["what"])
        covering = next(
            (
                one
                for one in promises
                if len(wanted & words(one[1])) >= COVERED * len(wanted)
            ),
            None,
        )
        if covering is None:
            continue
        promises.remove(covering)
        tally.right["promises"] += 1
        if promise["who"] is not None:
            sides = promise["who"] == "sides" and len(covering[0].split("; ")) > 1
            tally.add(
                "owner", sides or bool(words(promise["who"]) & words(covering[0]))
            )
    tally.right["span errors"] += read.span_errors


def words(text: str | None) -> set[str]:
    """Give the content words of a phrase, folded, plurals cut."""
    return {
        one.removesuffix("s") if len(one) > 4 else one
        for one in re.findall(r"\w+", folded(text or ""))
        if one not in SMALL_WORDS
    }


def folded(text: str) -> str:
    """Bring a text to small letters without marks."""
    plain = unicodedata.normalize("NFKD", text.replace("İ", "I").replace("ı", "i"))
    return "".join(c for c in plain.casefold() if not unicodedata.combining(c))


def same_name(one: str, other: str | None) -> bool:
    """Whether one name's words are among the other's."""
    first, second = words(one), words(other)
    return bool(first and second) and (first <= second or second <= first)


def same_place(one: str | None, other: str | None) -> bool:
    """Whether two places are one; a house and its city are."""
    if one is None or other is None:
        return one is other
    return folded(one) in folded(other) or folded(other) in folded(one)


def same_post(title: str | None, body: str | None, label: str | None) -> bool:
    """Whether title and body together hold most of the label and little else."""
    if label is None:
        return title is None
    wanted, found = words(label), words(f"{title or ''} {body or ''}")
    shared = len(wanted & found)
    return shared >= COVERED * len(wanted) and shared >= 0.5 * len(found)


def rows(tally: Tally) -> Iterator[tuple[str, float | None]]:
    """Give the fields in the order in which they are printed."""
    for name in ("kind", "contacts", "date", "place"):
        yield name, tally.share(name)
    yield "persons F1", tally.f1("persons")
    for name in ("post", "took part"):
        yield name, tally.share(name)
    yield "promises F1", tally.f1("promises")
    yield "owner", tally.share("owner")
