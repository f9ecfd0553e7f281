"""Two filled forms side by side: what two observers answered differently."""

import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation

from orkhon.engines.xforms.instance import Instance
from orkhon.engines.xforms.model import Field, FormSchema, without_numbers


class ComparisonError(ValueError):
    """Two forms that cannot be laid side by side."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One answer that is not the same in both."""

    path: str
    """With the number of its turn where it stands in a repeat."""
    field: Field | None
    """None for an answer that the form does not ask for."""
    labels: Mapping[str, str]
    """The question by language code; empty when it has no words."""
    a: str | None
    """As written; None where nothing was answered."""
    b: str | None

    def shown(self, value: str | None, *languages: str) -> str:
        """An answer in words: the labels of the options chosen, or as written."""
        if value is None:
            return ""
        if self.field is None:
            return value
        if self.field.is_select_multiple:
            words = (self.field.option_label(v, *languages) for v in value.split())
            return ", ".join(words)
        return self.field.option_label(value, *languages)


def compare_instances(
    a: Instance, b: Instance, schema: FormSchema, *, ignore: Collection[str] = ()
) -> tuple[Difference, ...]:
    """What differs between two fillings of one form.

    Compared by what is meant: 5 and 05 are one number, one moment may be written in
    two time zones, the order of several choices says nothing, no answer and an empty
    one are the same. What the phone fills in itself (metadata, times of filling) is
    left out.

    Args:
        a: One filling.
        b: The other.
        schema: Their form; of either version, if the two are of different ones.
        ignore: Paths, without numbers, of answers or groups that may differ.
    Returns:
        The differences in the order of the form; answers that it does not ask for
        come last.
    Raises:
        ComparisonError: fillings of different forms, or an encrypted one.
    """
    if a.form_id != b.form_id:
        raise ComparisonError(f"{a.form_id} and {b.form_id} are different forms")
    if a.is_encrypted or b.is_encrypted:
        raise ComparisonError("the answers of an encrypted form cannot be compared")
    ours, theirs = _answers(a, schema), _answers(b, schema)
    left_out = {f"/{schema.root}/meta", *ignore}
    order = {field.path: number for number, field in enumerate(schema.fields)}
    differences = []
    for path in dict.fromkeys([*ours, *theirs]):
        field = schema.field(path)
        if _is_left_out(path, field, left_out):
            continue
        kind = field.type if field is not None else "string"
        is_many = field is not None and field.is_select_multiple
        ours_here, theirs_here = ours.get(path), theirs.get(path)
        if _meant(ours_here, kind, is_many) != _meant(theirs_here, kind, is_many):
            differences.append(
                Difference(
                    path=path,
                    field=field,
                    labels=field.labels if field is not None else {},
                    a=ours_here,
                    b=theirs_here,
                )
            )
    # Stable: the turns of a repeat stay in the order in which they were met.
    differences.sort(key=lambda each: order.get(without_numbers(each.path), len(order)))
    return tuple(differences)


def _answers(instance: Instance, schema: FormSchema) -> dict[str, str]:
    return {
        schema.numbered(path): text
        for path, text in instance.values.items()
        if text.strip()
    }


def _is_left_out(path: str, field: Field | None, left_out: Collection[str]) -> bool:
    if field is not None and field.preload:
        return True
    plain = without_numbers(path)
    return any(plain == each or plain.startswith(f"{each}/") for each in left_out)


def _meant(text: str | None, kind: str, is_many: bool) -> object:
    """The answer in a form in which equal ones are equal."""
    if text is None:
        return None
    clean = " ".join(unicodedata.normalize("NFC", text).split())
    if is_many:
        return frozenset(clean.split())
    if kind in {"int", "integer", "decimal"}:
        try:
            return Decimal(clean)
        except InvalidOperation:
            return clean
    if kind == "dateTime":
        try:
            moment = datetime.fromisoformat(clean)
        except ValueError:
            return clean
        # Without a zone it is the wall's time and equals no moment with one.
        return moment.timestamp() if moment.tzinfo is not None else clean
    return clean
