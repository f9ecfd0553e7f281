"""Learn words from gettext catalogues, and say whether they help.

`python -m benchmarks.gettext_lexicon` reads the translations that come with Django (BSD,
3 clauses), learns translations of stems by IBM model 1 in five iterations, and aligns
the Declaration and the sample's drafted laws with the glossary alone and with the
learnt pairs beside it. Nothing is written: the figures decided against shipping them
(docs/decisions/0011-texts.md).

Source:
    Brown, Della Pietra, Della Pietra and Mercer, Computational Linguistics 19 (1993)
    263-311, model 1.
"""

import argparse
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import django

from benchmarks import correspondence
from benchmarks.alignment import GROUPS, _articles, _draw, _f1
from orkhon.engines.texts.alignment.glossary import Concept, shipped_glossary
from orkhon.engines.texts.alignment.languages import TURKIC
from orkhon.engines.texts.alignment.lexicon import (
    Lexicon,
    build_lexicon,
    reduced,
    shipped_lexicon,
)
from orkhon.engines.texts.alignment.proposals import propose
from orkhon.engines.texts.alignment.spelling import TOKEN

CATALOGUES = {"az": "az", "kk": "kk", "ky": "ky", "ru": "ru", "tr": "tr"} | {
    "uz": "uz-Latn"
}
LONGEST = 200
"""Letters of a message above which it is a paragraph and teaches little."""
ITERATIONS = 5
LEAST_TIMES, LEAST_SHARE = 2, 0.3
"""Times that a word must be seen and the probability, either way, of a pair."""
STEM = 6
"""Letters kept of a Turkic word: its suffixes come after."""
_PLACEHOLDER = re.compile(r"%\(\w+\)\w|%\w|\{\w*\}|<[^>]+>|&\w+;")

Pairs = list[tuple[list[str], list[str]]]


def main() -> None:
    """Print how many pairs were learnt and what they change."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--draws", type=int, default=5)
    given = parser.parse_args()
    learnt = learn()
    print(f"{len(learnt)} English words with their translations")
    lexicons = {
        "glossary alone": shipped_lexicon(),
        "with gettext": build_lexicon([*shipped_glossary(), *learnt]),
    }
    for name, lexicon in lexicons.items():
        scores = {
            pair: _declaration(pair, given.draws, lexicon)
            for pairs in GROUPS.values()
            for pair in pairs
        }
        mean = sum(scores.values()) / len(scores)
        print(f"\n{name}: Declaration shuffled, {given.draws} draws: {mean:.3f}")
        print("  ".join(f"{pair} {score:.3f}" for pair, score in scores.items()))
        for mine in ("en", "ru", "tr"):
            print(f"drafted, model in {mine}: {_drafted(mine, lexicon)}", flush=True)


def learn() -> list[Concept]:
    """One concept for each English word that some catalogue translates surely."""
    words: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for catalogue, language in CATALOGUES.items():
        found: dict[str, list[str]] = defaultdict(list)
        pairs = list(segments(catalogue, language))
        for (english, foreign), _share in sorted(model_one(pairs).items()):
            found[english].append(foreign)
        for english, listed in found.items():
            words[english][language] = tuple(listed)
    return [
        Concept(f"gettext-{word}", {"en": (word,), **told}, "Django")
        for word, told in sorted(words.items())
    ]


def segments(catalogue: str, language: str) -> Iterator[tuple[list[str], list[str]]]:
    """Messages of Django's catalogues in both languages, as stems."""
    home = Path(django.__file__).parent
    for folder in sorted(home.glob(f"**/locale/{catalogue}/LC_MESSAGES")):
        for file in folder.glob("*.po"):
            for source, target in messages(file.read_text(encoding="utf-8")):
                if len(source) < LONGEST:
                    english = _words(source, "en")
                    foreign = _words(target, language)
                    if english and foreign:
                        yield english, foreign


def messages(text: str) -> Iterator[tuple[str, str]]:
    """Sources and translations of a catalogue; singular forms of plural ones."""
    for entry in text.split("\n\n"):
        if "#, fuzzy" in entry or "#, python-format, fuzzy" in entry:
            continue
        parts: dict[str, str] = {}
        key = ""
        for line in entry.splitlines():
            match = re.match(r'(msgid|msgstr(?:\[0\])?) "(.*)"$', line)
            if match:
                key = match[1].removesuffix("[0]")
                parts[key] = match[2]
            elif line.startswith('"') and key:
                parts[key] += line[1:-1]
            else:
                key = ""
        if parts.get("msgid") and parts.get("msgstr"):
            yield parts["msgid"], parts["msgstr"]


def model_one(pairs: Pairs) -> dict[tuple[str, str], float]:
    """Pairs of words that translate each other with a fair probability both ways."""
    ahead = _probabilities(pairs)
    back = _probabilities([(target, source) for source, target in pairs])
    times: dict[str, int] = defaultdict(int)
    for source, target in pairs:
        for word in {*source, *(f"~{word}" for word in target)}:
            times[word] += 1
    return {
        (source, target): share
        for (source, target), share in ahead.items()
        if share >= LEAST_SHARE
        and back.get((target, source), 0.0) >= LEAST_SHARE
        and min(times[source], times[f"~{target}"]) >= LEAST_TIMES
    }


def _probabilities(pairs: Pairs) -> dict[tuple[str, str], float]:
    """t(target | source) after five rounds of expectation and maximisation."""
    share: dict[tuple[str, str], float] = defaultdict(lambda: 1.0)
    for _ in range(ITERATIONS):
        counts: dict[tuple[str, str], float] = defaultdict(float)
        totals: dict[str, float] = defaultdict(float)
        for source, target in pairs:
            for word in target:
                whole = sum(share[one, word] for one in source)
                for one in source:
                    part = share[one, word] / whole
                    counts[one, word] += part
                    totals[one] += part
        share = {pair: count / totals[pair[0]] for pair, count in counts.items()}
    return dict(share)


def _words(text: str, language: str) -> list[str]:
    bare = _PLACEHOLDER.sub(" ", text.replace("\\n", " ").replace('\\"', '"'))
    listed = [one for one in TOKEN.findall(bare) if one[0].isalpha() and len(one) > 2]
    if language in TURKIC:
        return [word[:STEM] for word in reduced(listed, language)]
    return reduced(listed, language)


def _declaration(pair: str, draws: int, lexicon: Lexicon) -> float:
    one, other = pair.split()
    a, b = _articles(one), _articles(other)
    total = 0.0
    for seed in range(draws):
        rows, columns = _draw(seed, ordered=False)
        found = propose(
            [a[row] for row in rows],
            one,
            [b[column] for column in columns],
            other,
            ordered=False,
            lexicon=lexicon,
        )
        groups = [(x, y) for item in found.proposals for x in item.a for y in item.b]
        total += _f1(rows, columns, groups)
    return total / draws


def _drafted(mine: str, lexicon: Lexicon) -> str:
    """F1 of each member's law in the language that binds."""
    cells = []
    for truth in correspondence.truths():
        country = truth.country
        language = correspondence.BINDING[country]
        a = correspondence.Sided(correspondence.units("model", mine), mine)
        b = correspondence.Sided(
            correspondence.units(correspondence.FILES[country], language), language
        )
        wanted = correspondence.gold(truth, a.units, b.units)
        found = correspondence.aligned(
            a.units, mine, b.units, language, lexicon
        ).proposals
        got = {(x, y) for item in found for x in item.a for y in item.b}
        score = correspondence._f1([truth], [(a, b)], [wanted], [got])
        cells.append(f"{country} {score:.3f}")
    return "  ".join(cells)


if __name__ == "__main__":
    main()
