"""Text messages from places without data: coded answers in, values and doubts out.

    KT-017 O A1 B2 C412 # came late, rain

Station, stage, then a letter and its answer, in any order, letters large or small, with
spaces or without, in Latin or in Cyrillic letters of the same look; after # words that
are kept as they are. Nothing is guessed and nothing is lost: whatever cannot be read is
a problem that a person sees beside the text.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from orkhon.observation.form_designs.sms_codes import (
    ANSWER_LETTERS,
    AnswerKind,
    SmsCode,
    SmsForm,
)

LOOK_ALIKES = str.maketrans("АВЕКМНОӨРСТУҮХҺІЅЈ", "ABEKMHOOPCTYYXHISJ")
"""Cyrillic capitals that a reader takes for Latin ones."""
# In a station's code alone, and only against the codes that there are.
_FIGURE_LIKE = str.maketrans("OI", "01")
_STATION = re.compile(r"([A-Z]{0,6})[\s\-_/.]*(\d{1,6})")
_GAP = re.compile(r"[\s,;.]*")
_JOIN = re.compile(r"[ \t:=\-]*")
_CHUNK = re.compile(r"\S+")
_NONE = ("none", "not_seen")


@dataclass(frozen=True, slots=True)
class SmsReading:
    """What a text message says, as far as it can be read."""

    text: str
    """As it came."""
    station: str | None
    """The mission's own code where the codes are known, else as written; "" in a form
    that needs none; None when it cannot be told."""
    stage: str | None
    """The form's id."""
    values: Mapping[str, str]
    """By path of the question: the value as a form would carry it."""
    problems: tuple[str, ...]
    """What could not be read and why; empty when all was."""

    @property
    def is_clear(self) -> bool:
        """It can become a submission without a person reading it first."""
        return bool(
            self.station is not None
            and self.stage
            and self.values
            and not self.problems
        )


def parse_sms(
    text: str, forms: Iterable[SmsForm], stations: Collection[str] = ()
) -> SmsReading:
    """Read a coded text message.

    Args:
        text: As it came.
        forms: The codes of the mission's forms, one for each stage.
        stations: The codes of the mission's stations; without them any code of
            letters and figures is taken as it is written.
    Returns:
        A reading for any text; an unreadable one has problems and no values. An
        answer given twice and differently is left out and told.
    """
    known = tuple(forms)
    coded, _, free = text.partition("#")
    folded = unicodedata.normalize("NFKC", coded).upper().translate(LOOK_ALIKES)
    start = len(folded) - len(folded.lstrip())
    station, place, problem = _station(folded, start, stations)
    if station is None and _is_anywhere(folded[start : start + 2], known):
        station, problem = "", ""
    if station is None:
        return SmsReading(text, None, None, {}, (problem,))
    problems = [problem] if problem else []
    place = _after(_GAP, folded, place)
    letter = folded[place : place + 1]
    form = next((each for each in known if each.letter == letter), None)
    if form is None:
        problems.append(
            f"“{letter}” is no stage" if letter else "no stage after the station"
        )
        return SmsReading(text, station, None, {}, tuple(problems))
    values, doubts = _answers(folded, place + 1, form)
    problems += doubts
    if free.strip():
        if form.words_path:
            values[form.words_path] = free.strip()
        else:
            problems.append(f"{form.form_id} has no place for words: “{free.strip()}”")
    if not values and not doubts:
        problems.append("no answers after the stage")
    return SmsReading(text, station, form.form_id, values, tuple(problems))


def _is_anywhere(beginning: str, forms: tuple[SmsForm, ...]) -> bool:
    """The text begins with the stage itself, and that form needs no station."""
    letter, behind = beginning[:1], beginning[1:]
    return behind.isspace() and any(
        form.letter == letter and not form.needs_station for form in forms
    )


def _station(
    folded: str, start: int, stations: Collection[str]
) -> tuple[str | None, int, str]:
    """The station, the place behind it, and what is wrong."""
    if not stations:
        match = _STATION.match(folded, start)
        if match is None:
            return None, start, "no station code at the beginning"
        joined = f"{match[1]}-{match[2]}" if match[1] else match[2]
        return joined, match.end(), ""
    found: dict[int, list[str]] = {}
    for code in stations:
        end = _match_station(folded, start, code)
        if end is not None:
            found.setdefault(end, []).append(code)
    if not found:
        first = _CHUNK.search(folded, start)
        said = first[0] if first else ""
        return None, start, f"“{said}” is no station of this mission"
    end = max(found)
    if len(found[end]) > 1:
        both = " and ".join(sorted(found[end]))
        return None, start, f"the station can be {both}"
    return found[end][0], end, ""


def _match_station(folded: str, start: int, code: str) -> int | None:
    """Where the code ends in the text, marks and look-alikes aside; None: it is not."""
    wanted = [
        letter
        for letter in unicodedata.normalize("NFKC", code).upper().translate(LOOK_ALIKES)
        if letter.isalnum()
    ]
    place = start
    for letter in wanted:
        while place < len(folded) and folded[place] in " -_/.":
            place += 1
        written = folded[place : place + 1]
        if written.translate(_FIGURE_LIKE) != letter.translate(_FIGURE_LIKE):
            return None
        place += 1
    if not wanted or folded[place : place + 1].isdigit():
        return None
    return place


def _answers(
    folded: str, place: int, form: SmsForm
) -> tuple[dict[str, str], list[str]]:
    codes = sorted(form.codes, key=lambda code: -len(code.letter))
    values: dict[str, str] = {}
    given: dict[str, str] = {}
    twice: set[str] = set()
    illegible: list[str] = []
    problems: list[str] = []
    while (place := _after(_GAP, folded, place)) < len(folded):
        code = next((c for c in codes if folded.startswith(c.letter, place)), None)
        match = None
        if code is not None:
            behind = _after(_JOIN, folded, place + len(code.letter))
            match = _pattern(code).match(folded, behind)
        if code is None or match is None:
            chunk = _CHUNK.match(folded, place)
            said = chunk[0] if chunk else folded[place:]
            problems.append(_unread(said, code, form))
            place += len(said)
            continue
        place = match.end()
        if code.letter in given and given[code.letter] != match[0]:
            twice.add(code.letter)
        given[code.letter] = match[0]
    for letter, said in given.items():
        code = form.code(letter)
        if code is None or letter in twice:
            problems.append(f"{letter} is answered twice, differently")
            continue
        if code.kind is AnswerKind.LINE and said == "?":
            illegible.append(code.path.rpartition("/")[2])
            continue
        value = _value(code, said)
        if value is None:
            problems.append(f"{letter}: “{said}” is none of its answers")
        else:
            values[code.path] = value
    if illegible:
        values[form.illegible_path] = " ".join(illegible)
    return values, problems


def _pattern(code: SmsCode) -> re.Pattern[str]:
    if code.kind is AnswerKind.ONE and _by_letter(code):
        return re.compile(r"\d+|[YNUX]")
    return re.compile(r"\d+|\?" if code.kind is AnswerKind.LINE else r"\d+")


def _unread(said: str, code: SmsCode | None, form: SmsForm) -> str:
    if code is not None:
        return f"“{said}”: no answer after {code.letter}"
    if said[0].isdigit():
        return f"“{said}” stands after no letter"
    return f"“{said}”: {form.form_id} has no such letter"


def _value(code: SmsCode, said: str) -> str | None:
    """The value as the form carries it; None when it is none."""
    if code.kind in (AnswerKind.NUMBER, AnswerKind.LINE):
        return str(int(said)) if len(said) < 10 else None
    if code.kind is AnswerKind.TIME:
        if len(said) != 4 or int(said[:2]) > 23 or int(said[2:]) > 59:
            return None
        return f"{said[:2]}:{said[2:]}:00.000"
    if code.kind is AnswerKind.SEVERAL:
        chosen = [_answer(code, int(digit)) for digit in said]
        names = [name for name in chosen if name is not None]
        alone = len(names) > 1 and any(name in _NONE for name in names)
        if len(names) < len(said) or len(set(names)) < len(names) or alone:
            return None
        return " ".join(name for name in code.answers if name in names)
    letters = {letter: name for name, letter in ANSWER_LETTERS.items()}
    return letters[said] if said in letters else _answer(code, int(said))


def _answer(code: SmsCode, number: int) -> str | None:
    return code.answers[number - 1] if 1 <= number <= len(code.answers) else None


def _by_letter(code: SmsCode) -> bool:
    return code.answers == tuple(ANSWER_LETTERS)


def _after(pattern: re.Pattern[str], text: str, place: int) -> int:
    match = pattern.match(text, place)
    return match.end() if match else place
