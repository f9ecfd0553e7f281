"""What became of a provision in a later version of its law."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from orkhon.engines.texts.redline import Carried, carried, compare
from orkhon.legislation.models import Expression, Version
from orkhon.legislation.queries.texts import authentic, text_of

GONE = Carried(None, False)


@dataclass
class Succession:
    """Provisions followed from version to version; each two are compared once."""

    _known: dict[tuple[object, object], Mapping[str, Carried]] = field(
        default_factory=dict
    )

    def follow(self, old: Version, eid: str, new: Version) -> Carried:
        """Where a provision of an older version stands in a newer one.

        Returns:
            Its identifier there, None when it is gone; and whether its words are the
            same. Where both have no text in one language nothing can be compared: a
            provision of the same identifier follows as changed.
        """
        if old.pk == new.pk:
            return Carried(eid, True)
        key = (old.pk, new.pk)
        if key not in self._known:
            self._known[key] = _between(old, new)
        return self._known[key].get(eid, GONE)


def in_one_language(old: Version, new: Version) -> tuple[Expression, Expression] | None:
    """The texts by which two versions of a work are compared.

    Returns:
        Texts in one language: that of the newer authentic text, else that of the
        older, else the first that both have; None where there is no such language.
    """
    olds = {one.language: one for one in old.expressions.all()}
    news = {one.language: one for one in new.expressions.all()}
    binding = [authentic(new), authentic(old)]
    order = [one.language for one in binding if one is not None]
    for language in [*order, *sorted(olds)]:
        if language in olds and language in news:
            return olds[language], news[language]
    return None


def _between(old: Version, new: Version) -> Mapping[str, Carried]:
    pair = in_one_language(old, new)
    if pair is not None:
        return carried(compare(text_of(pair[0]), text_of(pair[1])))
    there = authentic(new)
    if there is None:
        return {}
    eids = there.provisions.values_list("eid", flat=True)
    return {eid: Carried(eid, False) for eid in eids}
