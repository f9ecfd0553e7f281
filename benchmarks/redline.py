"""Measure the redline of two texts: `python -m benchmarks.redline`.

A sample law of 600 articles made of sentences of the Universal Declaration, and its
next version: articles and paragraphs left out, put in, moved to another chapter and
written anew in some words, so that nearly all numbers change. Known is which article
became which. Beside ours: difflib on whole lines, as a comparison of files does it, and
xmldiff on the same texts as XML where it is installed, on fewer articles, since its time
grows with the square and more.
"""

import argparse
import resource
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from difflib import SequenceMatcher
from pathlib import Path
from random import Random
from typing import TypeVar
from xml.sax.saxutils import escape

from orkhon.engines.texts import alignment
from orkhon.engines.texts.redline import carried, compare, word_file
from orkhon.engines.texts.structure import Provision, Text, identified, plain

try:
    from xmldiff import main as xmldiff
except ImportError:
    xmldiff = None

UDHR = Path(alignment.__file__).parent / "reference"
ARTICLES = 600
XML_ARTICLES = 60
LIMIT_SECONDS = 3.0
AT = datetime(2026, 11, 22, tzinfo=UTC)
T = TypeVar("T")


def main() -> None:
    """Print our figures beside the peers'."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=ARTICLES)
    given = parser.parse_args()
    for language in ("en", "kk"):
        old, new, truth = versions(language, given.articles)
        _ours(f"{language}, {given.articles} articles", old, new, truth)
        _lines(old, new, truth)
    works = [versions("en", given.articles, seed)[0] for seed in (1, 2)]
    wall, core, _found = _timed(lambda: compare(*works))
    print(f"two works, {given.articles} against as many: {wall:.2f} s, {core:.2f} s")
    if xmldiff is None:
        print("xmldiff is not installed: pip install xmldiff")
    else:
        _xml(*versions("en", XML_ARTICLES))
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory {used:.0f} MB")


def versions(
    language: str, size: int, seed: int = 0
) -> tuple[Text, Text, dict[str, str | None]]:
    """A sample law, its next version, and the new identifier of each old article."""
    random = Random(seed)  # noqa: S311 -- a draw that can be repeated
    source = (UDHR / f"{language}.txt").read_text(encoding="utf-8")
    sentences = [one.strip() for one in source.replace("\n", ". ").split(". ")]
    sentences = [one for one in sentences if len(one.split()) > 5]
    words = source.split()

    def fresh() -> list[str]:
        pieces = [random.sample(sentences, 2) for _ in range(random.randint(1, 5))]
        # A few words of its own, as a real article has.
        return [
            f"{one.rstrip('.')}, {' '.join(random.sample(words, 6))}; {other}."
            for one, other in pieces
        ]

    begun = [(place, fresh()) for place in range(size)]
    next_one: list[tuple[int | None, list[str]]] = []
    for place, paragraphs in begun:
        if random.random() < 0.05:
            continue
        if random.random() < 0.05:
            next_one.append((None, fresh()))
        changed = [
            _edited(one, random, words) if random.random() < 0.25 else one
            for one in paragraphs
        ]
        if random.random() < 0.1:
            changed.insert(random.randint(0, len(changed)), fresh()[0])
        next_one.append((place, changed))
    for _ in range(size // 20):
        moved = next_one.pop(random.randrange(len(next_one)))
        next_one.insert(random.randrange(len(next_one)), moved)
    old, new = (
        _law(language, [one for _, one in begun]),
        _law(language, [one for _, one in next_one]),
    )
    became: dict[str, str | None] = {f"art_{n}": None for n in range(1, size + 1)}
    for number, (place, _paragraphs) in enumerate(next_one, 1):
        if place is not None:
            became[f"art_{place + 1}"] = f"art_{number}"
    return old, new, became


def _edited(paragraph: str, random: Random, words: Sequence[str]) -> str:
    held = paragraph.split()
    for _ in range(3):
        held[random.randrange(len(held))] = random.choice(words)
    return " ".join(held)


def _law(language: str, articles: Iterable[list[str]]) -> Text:
    made = [
        Provision(
            "article",
            str(number),
            children=tuple(
                Provision("paragraph", str(place), text=one, marker=f"{place}.")
                for place, one in enumerate(paragraphs, 1)
            ),
            marker=f"Article {number}.",
        )
        for number, paragraphs in enumerate(articles, 1)
    ]
    chapters = [
        Provision(
            "chapter",
            str(start // 20 + 1),
            children=tuple(made[start : start + 20]),
            marker=f"Chapter {start // 20 + 1}.",
        )
        for start in range(0, len(made), 20)
    ]
    return Text(language, "Zyyy", "", identified(chapters)[0])


def _timed(act: Callable[[], T]) -> tuple[float, float, T]:
    began = time.perf_counter(), time.process_time()
    done = act()
    return time.perf_counter() - began[0], time.process_time() - began[1], done


def _ours(name: str, old: Text, new: Text, truth: dict[str, str | None]) -> None:
    wall, core, redline = _timed(lambda: compare(old, new))
    found = carried(redline)
    right = sum(found[eid].new_eid == there for eid, there in truth.items())
    print(
        f"Orkhon, {name}: {wall:.2f} s, {core:.2f} s of processor; {right} of "
        f"{len(truth)} articles followed; under {LIMIT_SECONDS:.0f} s: "
        f"{'yes' if wall < LIMIT_SECONDS else 'no'}"
    )
    wall, core, file = _timed(lambda: word_file(redline, "Sample", "A. Clerk", AT))
    print(f"  as Word {wall:.2f} s, {core:.2f} s of processor, {len(file):,} bytes")


def _lines(old: Text, new: Text, truth: dict[str, str | None]) -> None:
    """Whole lines; an article is followed where the line of its number is kept."""
    a, b = plain(old).splitlines(), plain(new).splitlines()

    def compared() -> list[tuple[int, int, int]]:
        matcher = SequenceMatcher(None, a, b, autojunk=False)
        return [tuple(block) for block in matcher.get_matching_blocks()]

    wall, core, blocks = _timed(compared)
    # The first line under the number tells which article it is.
    kept = {x + n: y + n for x, y, size in blocks for n in range(size)}
    first_old, first_new = _firsts(old, a), _firsts(new, b)
    names = {line: eid for eid, line in first_new.items()}
    right = sum(
        names.get(kept.get(first_old[eid], -1)) == there for eid, there in truth.items()
    )
    print(
        f"difflib on lines: {wall:.2f} s, {core:.2f} s of processor; {right} of "
        f"{len(truth)} articles followed"
    )


def _firsts(text: Text, lines: Sequence[str]) -> dict[str, int]:
    """The line under each article's number."""
    heads = [n for n, line in enumerate(lines) if line.startswith("Article ")]
    eids = [one.eid for chapter in text.provisions for one in chapter.children]
    return {eid: line + 1 for eid, line in zip(eids, heads, strict=True)}


def _xml(old: Text, new: Text, truth: dict[str, str | None]) -> None:
    wall, core, redline = _timed(lambda: compare(old, new))
    print(f"Orkhon, {len(truth)} articles: {wall:.2f} s, {core:.2f} s of processor")
    a, b = (_as_xml(text) for text in (old, new))
    wall, core, actions = _timed(lambda: xmldiff.diff_texts(a, b))
    print(
        f"xmldiff, {len(truth)} articles: {wall:.2f} s, {core:.2f} s of processor, "
        f"{len(actions)} actions; ours {len(redline.rows)} rows"
    )


def _as_xml(text: Text) -> str:
    def written(one: Provision) -> str:
        inside = "".join(map(written, one.children))
        return (
            f"<{one.kind}><num>{one.marker}</num><p>{escape(one.text)}</p>"
            f"{inside}</{one.kind}>"
        )

    return f"<law>{''.join(map(written, text.provisions))}</law>"


if __name__ == "__main__":
    main()
