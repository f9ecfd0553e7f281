"""Taking sentences over into another statement, with all that stands behind them."""

from collections.abc import Iterable

from django.utils import timezone

from orkhon.observation.models import Sentence, SentenceText, Statement
from orkhon.record.roles import Actor


def copy_sentences(
    sentences: Iterable[Sentence], into: Statement, *, by: Actor
) -> list[Sentence]:
    """Copy sentences into the sections of the same keys, in their order.

    Numbers are counted anew: what is copied is the text with its placeholders.

    Returns:
        The copies. A sentence whose section the other statement lacks is not copied,
        and a language that it is not written in is left out.
    """
    sections = {one.key: one for one in into.sections.all()}
    now, made = timezone.now(), []
    for n, one in enumerate(sentences, start=1):
        section = sections.get(one.section.key)
        if section is None:
            continue
        copy = Sentence.objects.create(
            section=section,
            precedence=n,
            kind=one.kind,
            opens_paragraph=one.opens_paragraph,
            phrase=one.phrase,
            citation=one.citation,
            made_at=now,
            made_by=by.actor_id,
            revised_at=now,
            revised_by=by.actor_id,
        )
        copy.findings.set(one.findings.all())
        copy.figures.set(one.figures.all())
        SentenceText.objects.bulk_create(
            SentenceText(
                sentence=copy,
                language=text.language,
                text=text.text,
                revision=copy.revision if text.revision >= one.revision else 0,
                revised_at=now,
                revised_by=by.actor_id,
            )
            for text in one.texts.all()
            if text.language in into.languages
        )
        made.append(copy)
    return made
