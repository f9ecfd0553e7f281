"""From the words of a text to its references."""

import re
from collections.abc import Sequence
from dataclasses import replace

from orkhon.engines.texts.citations.acts import act_after, act_before
from orkhon.engines.texts.citations.chains import RANK, Chain, chains_of
from orkhon.engines.texts.citations.groups import Atom, Group, Reader
from orkhon.engines.texts.citations.lexing import Token, grammar_of, tokens_of
from orkhon.engines.texts.citations.model import THIS, Act, Reference
from orkhon.engines.texts.citations.units import PARAGRAPH, SUBITEM
from orkhon.engines.texts.citations.wording import fold
from orkhon.engines.texts.structure.model import Kind, TextError
from orkhon.engines.texts.structure.words import OURS

LONGEST_QUOTATION = 1000
_STOP = re.compile(r"[.;!?](?=\s+[^\W\d_])|\n")
Step = tuple[Kind, str, tuple[Kind, ...]]


def find_references(text: str, language: str) -> tuple[Reference, ...]:
    """Find the references to provisions in a text.

    Args:
        text: Words of one provision, without its own number: "Статья 5." in front of
            an article reads like a reference to it.
        language: en, az, kk, ky, ru, tr or uz; a script behind it ("uz-Cyrl") does
            not matter.
    Returns:
        In the order of the text; their words do not overlap. One a member of a list,
        one a range.
    Raises:
        TextError: The language is none of the seven.
    Source:
        docs/methods/citations.md.
    """
    base = language.replace("_", "-").split("-")[0].lower()
    if base not in OURS:
        raise TextError(
            f"References are read in {', '.join(OURS)}, not in “{language}”"
        )
    grammar = grammar_of(base)
    folded = fold(text)
    reader = Reader(folded, tuple(tokens_of(text, folded, grammar)), grammar)
    chains = chains_of(reader)
    acts = [_act(text, reader, chain) for chain in chains]
    shared = _shared(chains, acts, reader)
    found: list[Reference] = []
    named: tuple[int, Act | str] = (0, "this")
    for chain, whole, act in zip(chains, *shared, strict=True):
        start = reader.tokens[chain.first].start
        if act != "dropped" and (chain.is_open or _is_quoted(text, start)):
            act = "unknown"
        elif act is None and len(whole) == len(chain.groups):
            act = _elliptic(
                chain, named if _same_sentence(text, named[0], start) else None
            )
        elif act is not None:
            named = (start, act)
        if act != "dropped":
            found += _references(text, reader, chain, whole, act or "this")
    return tuple(found)


def _is_quoted(text: str, start: int) -> bool:
    """Between « and »: words of an act that this one amends."""
    before = text[max(0, start - LONGEST_QUOTATION) : start]
    return before.rfind("«") > before.rfind("»")


def _same_sentence(text: str, before: int, start: int) -> bool:
    return _STOP.search(text, before, start) is None


def _elliptic(chain: Chain, named: tuple[int, Act | str] | None) -> Act | str | None:
    """ "Kanunun 5 inci maddesi … ve 7 nci maddesi": whose, the word before it says.

    A possessive without an owner beside it belongs to the one named before in the
    sentence; a paragraph so named belongs to an article that is not told.
    """
    first = chain.groups[0]
    if not first.possessed or first.is_this or not first.atoms:
        return None
    if first.unit.kind == "paragraph" and not first.atoms[-1].numbers[-1].bracketed:
        return "unknown"
    return named[1] if named is not None and first.unit.kind == "article" else None


def _act(text: str, reader: Reader, chain: Chain) -> Act | str | None:
    """The act a chain names; "dropped" for words that are no reference."""
    language = reader.grammar.language
    if chain.groups[0].is_this:
        return "this"
    if reader.grammar.word_first:
        return act_after(text, reader.folded, reader.tokens[chain.last].end, language)
    first = chain.groups[0]
    act = act_before(text, reader.folded, first.start, language, first.possessed)
    if act == "unknown" and first.unit.common and len(chain.groups) == 1:
        return "dropped"
    return act


def _shared(
    chains: Sequence[Chain], acts: Sequence[Act | str | None], reader: Reader
) -> tuple[list[tuple[Group, ...]], list[Act | str | None]]:
    """What the members of a list of references have in common.

    "Пункты 1 и пункт 2 статьи 5": where the word comes first, what stands behind the
    last holds for all; in the Turkic languages what stands before the first.
    """
    wholes = [chain.groups for chain in chains]
    found = list(acts)
    order = range(len(chains))
    for n in reversed(order) if reader.grammar.word_first else order:
        other = n + 1 if reader.grammar.word_first else n - 1
        if not 0 <= other < len(chains):
            continue
        if not chains[max(n, other)].joins or chains[n].groups[0].is_this:
            continue
        outer = wholes[n][0].unit
        if RANK[outer.kind] > RANK["article"] and found[n] is None:
            above = [g.unit for g in wholes[other]]
            at = above.index(outer) if outer in above else 0
            wholes[n] = (*wholes[other][:at], *wholes[n])
        if found[n] is None and found[other] not in {None, "dropped"}:
            found[n] = found[other]
    return wholes, found


def _references(
    text: str, reader: Reader, chain: Chain, whole: tuple[Group, ...], act: Act | str
) -> list[Reference]:
    """One reference a number; see docs/methods/citations.md for which words it gets."""
    groups = chain.groups
    shared = whole[: len(whole) - len(groups)]
    numbered = [n for n, group in enumerate(groups) if group.atoms]
    if not numbered:
        return []
    many = [n for n in numbered if len(groups[n].atoms) > 1]
    main = many[-1] if many else numbered[-1]
    near = 0 if reader.grammar.word_first else -1
    rest = tuple(_only(group, near) for group in groups)
    targets: list[tuple[Atom, tuple[Group, ...]]] = []
    for n in many[:-1]:
        # Of "articles 5 and 6, points 1 and 2" the farther article is cited whole.
        atoms = groups[n].atoms
        for atom in atoms[1:] if near == 0 else atoms[:-1]:
            targets.append((atom, (*rest[:n], _with(groups[n], atom))))
    for atom in groups[main].atoms:
        own = (*rest[:main], _with(groups[main], atom), *rest[main + 1 :])
        targets.append((atom, own))
    targets.sort(key=lambda target: target[0].start)
    spans = _spans(reader, chain, [atom for atom, _own in targets])
    return [
        _reference(text, span, tuple(_only(g, near) for g in shared) + own, act)
        for span, (_atom, own) in zip(spans, targets, strict=True)
    ]


def _only(group: Group, near: int) -> Group:
    if len(group.atoms) < 2:
        return group
    return replace(group, atoms=(group.atoms[near],))


def _with(group: Group, atom: Atom) -> Group:
    return group if len(group.atoms) < 2 else replace(group, atoms=(atom,))


def _spans(
    reader: Reader, chain: Chain, places: Sequence[Atom]
) -> list[tuple[int, int]]:
    tokens = reader.tokens[chain.first : chain.last + 1]
    start, end = tokens[0].start, tokens[-1].end
    spans = []
    for n, atom in enumerate(places):
        if reader.grammar.word_first:
            begins = start if n == 0 else atom.start
            ends = end if n == len(places) - 1 else _before(tokens, places[n + 1].start)
        else:
            begins = start if n == 0 else _behind(tokens, places[n - 1].end)
            ends = end if n == len(places) - 1 else atom.end
        spans.append((begins, ends))
    return spans


def _before(tokens: Sequence[Token], place: int) -> int:
    return max(token.end for token in tokens if token.end <= place)


def _behind(tokens: Sequence[Token], place: int) -> int:
    return min(token.start for token in tokens if token.start >= place)


def _reference(
    text: str, span: tuple[int, int], groups: tuple[Group, ...], act: Act | str
) -> Reference:
    steps: list[Step] = []
    for n, group in enumerate(groups):
        beside = groups[n - 1] if n else groups[1] if len(groups) > 1 else None
        steps += _steps(group, beside, act)
    last = groups[-1].atoms
    start, end = span
    return Reference(
        start,
        end,
        text[start:end],
        tuple((kind, number) for kind, number, _tree in steps),
        act,  # type: ignore[arg-type]  # -- "dropped" does not come here
        last[0].until if last else None,
        tuple(tree for _kind, _number, tree in steps),
    )


def _steps(group: Group, beside: Group | None, act: Act | str) -> list[Step]:
    unit = group.unit
    kind = unit.kind
    tree = unit.tree or (kind,)
    if not group.atoms:
        return [(kind, THIS, tree)]
    numbers = group.atoms[0].numbers
    if unit.above is not None:
        is_part = _is_part(group, beside, act)
        kind = unit.above if is_part else "paragraph"
        tree = (kind,)
    if group.ordinal_first and kind == "paragraph":
        tree = PARAGRAPH
    number = numbers[0].number
    if unit.apart:
        number = f"{unit.apart} {number}"
    found: list[Step] = [(kind, number, tree)]
    level = kind
    for token in numbers[1:]:
        level = _below(level, token.number)
        found.append((level, token.number, _BRACKETS[level]))
    return found


_BRACKETS: dict[Kind, tuple[Kind, ...]] = {
    "paragraph": ("paragraph", "point"),
    "point": ("point", "paragraph"),
    "subpoint": SUBITEM,
}


def _below(kind: Kind, number: str) -> Kind:
    if RANK[kind] < RANK["paragraph"] and number[0].isdigit():
        return "paragraph"
    return "point" if RANK[kind] < RANK["point"] else "subpoint"


def _is_part(group: Group, beside: Group | None, act: Act | str) -> bool:
    """Part II of a code, not of an article; beside it stands what it is linked to."""
    if beside is not None:
        return RANK[beside.unit.kind] < RANK["article"]
    roman = group.atoms[0].numbers[0].sort == "roman"
    return roman or act == "other" or group.unit.kind == "part"
