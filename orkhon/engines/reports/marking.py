"""Say of every word what it can be: office, body, place, title, or unknown.

A label is one letter, so that grammar can be written as patterns over strings:

    R office   M modifier of an office   T form of address   B body
    P place    D nationality             U word of a unit or a body's kind
    N other capitalised word             C capitalised word, unknown: a name?
    I initial  p particle of names       A unknown acronym   A credits
    c connective   w other word   0 number   , comma   ( )   : dash, colon   .
"""

from dataclasses import dataclass, replace

from orkhon.engines.reports.lexicon.model import BodyName, Lexicon, Place, Rank
from orkhon.engines.reports.model import Span
from orkhon.engines.reports.register import Register
from orkhon.engines.reports.segments import Sentence, Token, quotations_of
from orkhon.engines.reports.vocabulary import Found, Phrases, Vocabulary

_MARKS = {
    ",": ",",
    "(": "(",
    ")": ")",
    "«": "(",
    "»": ")",
    "“": "(",
    "”": ")",
    "–": ":",
    "—": ":",
    ":": ":",
    "-": ":",
    ".": ".",
    ";": ";",
    "/": "c",
    "&": "c",
}
_LETTERS_OF_ACRONYM = 7
_SHORT = 6


@dataclass(frozen=True)
class Document:
    """A report cut up and labelled, as every later step reads it.

    Attributes:
        text: The cleaned text; offsets are those of the text passed in.
        labels: One letter a token.
    """

    text: str
    tokens: list[Token]
    sentences: list[Sentence]
    labels: str
    bodies: list[Found[BodyName]]
    places: list[Found[Place]]
    ranks: dict[int, Found[Rank]]
    demonyms: dict[int, str]
    vocabulary: Vocabulary
    sentence_of: list[int]
    quotations: list[Span]

    def is_quoted(self, at: int) -> bool:
        """Whether a character stands in quotation marks."""
        return any(one.start <= at < one.end for one in self.quotations)

    def words(self, first: int, last: int) -> str:
        """Give the text from one token up to another, possessives included."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]


def mark(
    text: str,
    tokens: list[Token],
    sentences: list[Sentence],
    vocabulary: Vocabulary,
    register: Register | None,
) -> Document:
    """Label every token of a cleaned report."""
    labels = [_shape(token, vocabulary) for token in tokens]
    bodies: list[Found[BodyName]] = []
    places: list[Found[Place]] = []
    ranks: dict[int, Found[Rank]] = {}
    demonyms: dict[int, str] = {}
    own = _of_register(register) if register else None
    index = 0
    while index < len(tokens):
        if not tokens[index].is_word:
            index += 1
            continue
        body = vocabulary.bodies.at(tokens, index) if tokens[index].is_capital else None
        place = (
            vocabulary.places.at(tokens, index) if tokens[index].is_capital else None
        )
        if own and tokens[index].is_capital:
            body = _of_both(own[0].at(tokens, index), body)
            known = own[1].at(tokens, index)
            if known and (place is None or known.last > place.last):
                place = known
        rank = vocabulary.ranks.at(tokens, index)
        length = max(
            (hit.last - hit.first for hit in (body, place, rank) if hit), default=0
        )
        if rank and rank.last - rank.first == length:
            ranks[index] = rank
            _fill(labels, rank.first, rank.last, "R")
        elif body and body.last - body.first == length:
            bodies.append(body)
            _fill(labels, body.first, body.last, "B")
        elif place and place.last - place.first == length:
            places.append(place)
            _fill(labels, place.first, place.last, "P")
        elif tokens[index].is_capital and (
            nation := vocabulary.demonyms.at(tokens, index)
        ):
            demonyms[index] = nation.value
            length = nation.last - nation.first
            _fill(labels, nation.first, nation.last, "D")
        else:
            nation_of = _compound(tokens[index], vocabulary)
            if nation_of:
                demonyms[index] = nation_of
                labels[index] = "D"
        index += max(1, length)
    _common_words(tokens, labels)
    places = _without_given_names(tokens, labels, places)
    sentence_of = [0] * len(tokens)
    for number, sentence in enumerate(sentences):
        for at in range(sentence.first, sentence.last):
            sentence_of[at] = number
    return Document(
        text,
        tokens,
        sentences,
        "".join(labels),
        bodies,
        places,
        ranks,
        demonyms,
        vocabulary,
        sentence_of,
        quotations_of(text),
    )


def _of_both(
    known: Found[BodyName] | None, public: Found[BodyName] | None
) -> Found[BodyName] | None:
    """Give the longer of two readings; where equal, the register's name.

    What the register does not hold, seat and kind, comes from the gazetteer.
    """
    if known is None or public is None or known.last != public.last:
        return max(
            (one for one in (known, public) if one),
            key=lambda one: one.last,
            default=None,
        )
    value = replace(
        public.value,
        name=known.value.name,
        country=known.value.country or public.value.country,
    )
    return Found(known.first, known.last, value)


def _of_register(register: Register) -> tuple[Phrases[BodyName], Phrases[Place]]:
    return register.phrases()


def _fill(labels: list[str], first: int, last: int, letter: str) -> None:
    for index in range(first, last):
        labels[index] = letter


def _shape(token: Token, vocabulary: Vocabulary) -> str:
    """Label one word by itself."""
    lexicon = vocabulary.lexicon
    text, folded = token.text, token.fold
    if not token.is_word:
        return _MARKS.get(text, ".")
    if text[0].isdigit():
        return "0"
    if folded in lexicon.titles:
        return "T"
    if text.endswith("."):
        return "I" if token.is_capital else "."
    if token.is_capital:
        if folded in lexicon.connectives or folded in lexicon.conjunctions:
            return "N"
        if folded in lexicon.rank_modifiers or folded in lexicon.former_words:
            return "M"
        if folded in lexicon.unit_heads or folded in lexicon.body_heads:
            return "U"
        if folded in lexicon.not_names or folded in lexicon.agencies:
            return "N"
        if text in lexicon.given_names or folded in lexicon.given_names:
            return "C"
        if (
            token.is_upper
            and len(text) <= _LETTERS_OF_ACRONYM
            and not any(character in "ĞÜŞİÖÇ" for character in text)
        ):
            return "A"
        if _is_ordinary(folded, lexicon):
            return "N"
        return "C"
    if folded in lexicon.particles and folded not in lexicon.connectives:
        return "p"
    if folded in lexicon.connectives or folded in lexicon.conjunctions:
        return "c"
    if folded in lexicon.rank_modifiers or folded in lexicon.former_words:
        return "m"
    if folded in lexicon.unit_heads or folded in lexicon.body_heads:
        return "u"
    return "w"


def _is_ordinary(folded: str, lexicon: Lexicon) -> bool:
    """Whether an ordinary word by its ending, or a compound of ordinary words."""
    if len(folded) > _SHORT and folded.endswith(lexicon.ordinary_endings):
        return True
    return "-" in folded and all(
        part in lexicon.not_names for part in folded.split("-")
    )


def _compound(token: Token, vocabulary: Vocabulary) -> str | None:
    """Read "Kazakh-Turkish" and "Kazakhstan-Türkiye": the first country."""
    if "-" not in token.text or not token.is_capital:
        return None
    return vocabulary.nations.get(token.fold.split("-")[0])


def _without_given_names(
    tokens: list[Token], labels: list[str], places: list[Found[Place]]
) -> list[Found[Place]]:
    """Read a city between an office and an unknown word as a given name.

    "Secretary General Baghdad NAME": cities are given names, too.
    """
    kept = []
    for place in places:
        after = place.last
        if (
            place.last - place.first == 1
            and not place.value.is_country
            and place.first
            and labels[place.first - 1] in "RT"
            and after < len(tokens)
            and labels[after] == "C"
            and not tokens[place.first].possessive
        ):
            labels[place.first] = "C"
        else:
            kept.append(place)
    return kept


def _common_words(tokens: list[Token], labels: list[str]) -> None:
    """A word that the report also writes small is not a name."""
    small = {token.fold for token in tokens if token.is_word and not token.is_capital}
    for index, token in enumerate(tokens):
        if labels[index] == "C" and token.fold in small:
            labels[index] = "N"
