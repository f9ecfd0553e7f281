"""Codes for a text message, made from a form itself so that they never differ from it.

Each question gets a letter in the order of the form, skipping what cannot be sent as
text (photos, moments, notes, header facts). I and O look like figures, and N, Q, U, X
and Y are kept for answers, so none of them is a code; after Z come AA, AB, AC.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from orkhon.engines.xforms.model import Field, FormSchema

CODE_LETTERS = "ABCDEFGHJKLMPRSTVWZ"
ANSWER_LETTERS = {"yes": "Y", "no": "N", "not_seen": "U", "na": "X"}
WORDS = ("remarks", "what")
"""Names of the question that takes what stands after #; the first that there is."""
ILLEGIBLE = "illegible"
STAGE_LETTERS = {
    "opening": "O",
    "voting": "V",
    "closing": "C",
    "counting": "K",
    "tabulation": "T",
    "protocol": "P",
    "incident": "I",
}


class SmsCodeError(ValueError):
    """A form that text messages cannot name."""


class AnswerKind(StrEnum):
    """What may stand after a code."""

    ONE = "one"
    """The number of an answer; for yes and no the letters too."""
    SEVERAL = "several"
    """A digit for each answer."""
    NUMBER = "number"
    LINE = "line"
    """A line of a protocol: a number, or ? when it cannot be read."""
    TIME = "time"
    """Four digits."""


@dataclass(frozen=True, slots=True)
class SmsCode:
    """A question that can be answered by text."""

    letter: str
    path: str
    kind: AnswerKind
    labels: Mapping[str, str]
    answers: tuple[str, ...] = ()
    answer_labels: tuple[Mapping[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SmsForm:
    """A form as text messages know it."""

    letter: str
    """The stage."""
    form_id: str
    codes: tuple[SmsCode, ...]
    words_path: str
    """Where free words go; "" when the form has no place for them."""
    words_labels: Mapping[str, str]
    illegible_path: str
    """Where unreadable lines are named; "" when the form is no protocol."""
    needs_station: bool
    """An incident may happen anywhere."""

    def code(self, letter: str) -> SmsCode | None:
        """The question of that letter."""
        return next((code for code in self.codes if code.letter == letter), None)


def sms_codes(schema: FormSchema) -> list[tuple[str, str]]:
    """The letters of a form, each with the path of its question."""
    return [(code.letter, code.path) for code in sms_form(schema, "?").codes]


def sms_form(schema: FormSchema, letter: str = "") -> SmsForm:
    """Read a form, any form, as codes.

    Args:
        schema: The form as it was converted, in the version that phones have.
        letter: Of the stage; needed for a form that is none of STAGE_LETTERS.
    Raises:
        SmsCodeError: a form of another name without a letter.
    """
    letter = letter or STAGE_LETTERS.get(schema.form_id, "")
    if not letter:
        raise SmsCodeError(f"form “{schema.form_id}” has no letter for text messages")
    fields = [field for field in schema.fields if _is_asked(field, schema.root)]
    illegible = next((field for field in fields if field.name == ILLEGIBLE), None)
    lines = {option.value for option in illegible.options} if illegible else set()
    letters = _letters()
    codes = []
    for field in fields:
        kind = _kind(field, lines)
        if kind is None or field is illegible:
            continue
        codes.append(
            SmsCode(
                next(letters),
                field.path,
                kind,
                field.labels,
                tuple(option.value for option in field.options),
                tuple(option.labels for option in field.options),
            )
        )
    words = next((field for field in fields if field.name in WORDS), None)
    return SmsForm(
        letter,
        schema.form_id,
        tuple(codes),
        words.path if words else "",
        words.labels if words else {},
        illegible.path if illegible else "",
        any(
            field.path == f"/{schema.root}/header/station"
            and field.required not in ("", "false()")
            for field in schema.fields
        ),
    )


def _is_asked(field: Field, root: str) -> bool:
    inside = field.path.removeprefix(f"/{root}/")
    return (
        bool(field.control)
        and not field.is_container
        and not field.read_only
        and not field.repeats
        and not inside.startswith(("header/", "meta/"))
    )


def _kind(field: Field, lines: set[str]) -> AnswerKind | None:
    if field.control == "select1":
        return AnswerKind.ONE
    if field.is_select_multiple:
        return AnswerKind.SEVERAL if len(field.options) < 10 else None
    if field.type == "int":
        return AnswerKind.LINE if field.name in lines else AnswerKind.NUMBER
    return AnswerKind.TIME if field.type == "time" else None


def _letters() -> Iterator[str]:
    yield from CODE_LETTERS
    yield from ("".join(pair) for pair in product(CODE_LETTERS, repeat=2))
