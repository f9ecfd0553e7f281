"""A file of Akoma Ntoso as a text and what it is."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree

from orkhon.engines.texts.akn.about import About, Document
from orkhon.engines.texts.akn.checking import faults
from orkhon.engines.texts.akn.heads import HeadReader, notes_of
from orkhon.engines.texts.akn.provisions import ProvisionReader
from orkhon.engines.texts.akn.vocabulary import DOCUMENTS, name_of
from orkhon.engines.texts.akn.words import unescaped
from orkhon.engines.texts.intake.xml import parse
from orkhon.engines.texts.structure.identifiers import identified
from orkhon.engines.texts.structure.language import detect
from orkhon.engines.texts.structure.model import Provision, Text, TextError
from orkhon.engines.texts.structure.words import OURS
from orkhon.engines.texts.structure.writing import plain

MOST_FAULTS_TOLD = 20


def read(data: bytes, *, lenient: bool = False) -> Document:
    """Read a file of Akoma Ntoso 3.0.

    Args:
        data: The file. One that `write` made gives exactly the same text and
            description again; in other people's no word is dropped, and what has no
            kind here becomes the nearest one or "unknown".
        lenient: Read a file that breaks the schema as far as it goes; the faults stand
            in the warnings of the text.
    Returns:
        The text and what it is; a date or country that the file does not say is "".
    Raises:
        TextError: it is no XML, breaks the schema (naming the first fault and how many
            more there are), holds no document or no words, or a letter of it would
            be lost.
    """
    root = parse(data)
    found = faults(root)
    if found and not lenient:
        more = f" ({len(found) - 1:,} more faults)" if len(found) > 1 else ""
        raise TextError(
            f"The file breaks the rules of Akoma Ntoso 3.0. {found[0]}{more}"
        )
    document = next(
        (one for one in (root, *root) if name_of(one) in DOCUMENTS),
        None,
    )
    if document is None:
        raise TextError("This is no file of Akoma Ntoso: there is no document in it")
    head = HeadReader(document)
    about = head.about()
    reader = ProvisionReader(notes_of(root))
    provisions = reader.top(root)
    require_every_letter(root, provisions)
    ours = head.own_text()
    if ours is not None:
        return Document(_ours(ours, provisions, found), about)
    warnings = (*_told(found), *head.warnings, *reader.warnings)
    return Document(_theirs(provisions, about, warnings), about)


def require_every_letter(
    root: etree._Element, provisions: tuple[Provision, ...]
) -> None:
    """Refuse a reading that dropped a letter of a document.

    Args:
        root: The file. What stands in its heads is no text of the document.
        provisions: What was read of it; footnotes may stand in another place.
    Raises:
        TextError: something is missing; the message shows it.
    """
    words = plain(Text("und", "Zyyy", "", provisions))
    lost = _letters(root) - Counter("".join(words.split()))
    if lost:
        signs = "".join(lost.elements())[:40]
        raise TextError(f"The text would not be kept whole: “{signs}” would be lost")


def _letters(element: etree._Element) -> Counter[str]:
    found: Counter[str] = Counter()
    waiting = [element]
    while waiting:
        one = waiting.pop()
        found.update("".join((one.text or "").split()))
        for child in one:
            found.update("".join((child.tail or "").split()))
            if name_of(child) != "meta":
                waiting.append(child)
    return found


def _ours(
    said: etree._Element, provisions: tuple[Provision, ...], found: Sequence[str]
) -> Text:
    warnings = (unescaped(one.get("words", "")) for one in said)
    return Text(
        language=unescaped(said.get("language", "")),
        script=unescaped(said.get("script", "")),
        title=unescaped(said.get("title", "")),
        provisions=provisions,
        warnings=(*warnings, *_told(found)),
    )


def _theirs(
    provisions: tuple[Provision, ...], about: About, warnings: tuple[str, ...]
) -> Text:
    words = plain(Text("und", "Zyyy", "", provisions))
    if not words.strip():
        raise TextError("There are no words in this file")
    detected = detect(words)
    language = about.language if about.language in OURS else detected.language
    named, numbering = _identified(provisions)
    title = next((" ".join(p.text.split()) for p in named if p.kind == "preface"), "")
    return Text(
        language, detected.script, title or about.title, named, (*warnings, *numbering)
    )


def _told(found: Sequence[str]) -> tuple[str, ...]:
    more = len(found) - MOST_FAULTS_TOLD
    rest = (f"{more:,} more faults by the rules of Akoma Ntoso",) if more > 0 else ()
    return (*found[:MOST_FAULTS_TOLD], *rest)


def _identified(
    provisions: tuple[Provision, ...],
) -> tuple[tuple[Provision, ...], tuple[str, ...]]:
    """Keep the file's identifiers; give one to what has none or another's.

    Returns:
        The provisions, and what is said of their numbers where the file has no
        identifiers at all.
    """
    counts = Counter(filter(None, _identifiers(provisions)))
    named, warnings = identified(provisions)
    if not counts:
        return named, warnings
    free = set(counts)
    return tuple(_merged(provisions, named, free, set(counts))), ()


def _identifiers(provisions: Sequence[Provision]) -> Iterator[str]:
    for provision in provisions:
        yield provision.eid
        yield from _identifiers(provision.children)


def _merged(
    theirs: Sequence[Provision],
    ours: Sequence[Provision],
    free: set[str],
    used: set[str],
) -> Iterator[Provision]:
    """Their identifier where it is `free` still, else ours, made different if need be."""
    for provision, named in zip(theirs, ours, strict=True):
        eid = provision.eid
        if eid in free:
            free.remove(eid)
        else:
            eid = named.eid
            while eid in used:
                eid = f"{eid}_b"
            used.add(eid)
        children = tuple(_merged(provision.children, named.children, free, used))
        yield replace(provision, eid=eid, children=children)
