"""The card of codes that an observer carries where there is no data."""

from collections.abc import Mapping

from orkhon.observation.form_designs.designs import words
from orkhon.observation.form_designs.sms_codes import (
    ANSWER_LETTERS,
    AnswerKind,
    SmsCode,
    SmsForm,
)

EXPLAINED = {
    AnswerKind.NUMBER: "number",
    AnswerKind.LINE: "illegible",
    AnswerKind.TIME: "time",
}


def code_card(
    form: SmsForm, title: Mapping[str, str], language: str, *, station: str = "KT-017"
) -> str:
    """One form's codes as plain lines, to print or to send.

    Args:
        form: The codes.
        title: The form's title by language.
        language: Of the card.
        station: A code of this mission's stations, for the example.
    """
    lines = [
        f"{words('sms', 'title')[language]}: {title[language]} ({form.letter})",
        words("sms", "example")[language],
        f"    {station} {form.letter} {_example(form)}",
        words("sms", "leave_out")[language],
        "",
    ]
    told: set[str] = set()
    for code in form.codes:
        lines.append(f"{code.letter:<2} {_words(code.labels, language)}")
        for line in _explained(code, language):
            if line not in told:
                lines.append(f"     {line}")
                told.add(line)
    if form.words_path:
        lines += [
            "",
            f"{words('sms', 'words')[language]} "
            f"# {_words(form.words_labels, language)}",
        ]
    return "\n".join(lines) + "\n"


def _explained(code: SmsCode, language: str) -> list[str]:
    """How to answer; the card says each way once."""
    if code.kind in EXPLAINED:
        return [words("sms", EXPLAINED[code.kind])[language]]
    lines = [_answers(code, language)]
    if code.kind is AnswerKind.SEVERAL:
        lines.append(words("sms", "several")[language])
    return lines


def _answers(code: SmsCode, language: str) -> str:
    by_letter = tuple(code.answers) == tuple(ANSWER_LETTERS)
    return " · ".join(
        f"{number}{'/' + ANSWER_LETTERS[answer] if by_letter else ''} "
        f"{_words(labels, language)}"
        for number, (answer, labels) in enumerate(
            zip(code.answers, code.answer_labels, strict=True), 1
        )
    )


def _example(form: SmsForm) -> str:
    sample = {
        AnswerKind.ONE: "1",
        AnswerKind.SEVERAL: "12",
        AnswerKind.NUMBER: "412",
        AnswerKind.LINE: "412",
        AnswerKind.TIME: "2015",
    }
    return " ".join(f"{code.letter}{sample[code.kind]}" for code in form.codes[:4])


def _words(labels: Mapping[str, str], language: str) -> str:
    return labels.get(language) or next(iter(labels.values()), "")
