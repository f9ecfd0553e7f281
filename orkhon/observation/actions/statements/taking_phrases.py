"""Taking a standard phrase into the text, with the findings that it places."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from orkhon.observation.actions.findings import FindingWords, add_finding
from orkhon.observation.actions.statements.sentences import add_sentence
from orkhon.observation.form_designs import statement_phrases
from orkhon.observation.form_designs.designs import DesignError
from orkhon.observation.models import Finding, Mission, Sentence, StatementSection
from orkhon.observation.queries.query_words import query_words
from orkhon.observation.queries.questions import questions_of
from orkhon.observation.queries.statements.phrases import phrase_texts
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor


@transaction.atomic
def take_phrase(section: StatementSection, key: str, *, by: Actor) -> Sentence:
    """Add a standard phrase at the end of a section, in all languages it is known in.

    A finding that the phrase places and the mission does not have is added with the
    query that comes with the phrase; one that waits for a yes goes on waiting.

    Raises:
        PermissionDenied: not one who writes in this mission's statements.
        Refusal: no such phrase in this section, it was taken before, or the statement
            is published.
    """
    statement = section.statement
    try:
        phrase = statement_phrases.phrase(key)
    except DesignError as error:
        raise Refusal(str(error)) from error
    if phrase.section != section.key:
        raise Refusal(
            _("“%(key)s” is no phrase of this section.") % {"key": phrase.key}
        )
    if Sentence.objects.filter(section=section, phrase=key, dropped_at=None).exists():
        raise Refusal(_("This phrase stands in the section already."))
    if phrase.suggests:
        _add_findings(statement.mission, phrase, by)
    return add_sentence(
        section,
        phrase.kind,
        phrase_texts(statement, key),
        by=by,
        phrase=key,
    )


def _add_findings(
    mission: Mission, phrase: statement_phrases.Phrase, by: Actor
) -> None:
    known = set(
        Finding.objects.filter(mission=mission, key__in=phrase.suggests).values_list(
            "key", flat=True
        )
    )
    questions = questions_of(mission)
    for key, query in phrase.suggests.items():
        if key in known:
            continue
        with override("en"):
            title = query_words(query, questions).title
        add_finding(
            mission,
            FindingWords(
                title=title or key,
                query=query,  # type: ignore[arg-type]  # -- JSON, as the file has it
                key=key,
                paragraph=_paragraph(phrase, query),
            ),
            by=by,
        )


def _paragraph(phrase: statement_phrases.Phrase, query: Mapping[str, object]) -> str:
    """The paragraph of the day that a finding feeds; "" where the forms are several."""
    forms = query.get("forms")
    stage = str(forms[0]) if isinstance(forms, list) and len(forms) == 1 else ""
    fed = statement_phrases.section(phrase.section).paragraphs
    return next((one for one in fed if one.partition(".")[0] == stage), "")
