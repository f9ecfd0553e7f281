"""The renewal of a legal document: article by article, each step kept.

Nothing is agreed by itself. The next version is made of what stays as it is printed and
of the wordings that were agreed, once nothing is left open.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.legislation.actions.citing import Shown, cited_place
from orkhon.legislation.actions.texts import Dates, begin_version, bring_in
from orkhon.legislation.models import Version, Work
from orkhon.legislation.queries.texts import authentic
from orkhon.proceedings.actions.instruments import require_instrument
from orkhon.proceedings.actions.renewal_articles import locked_renewal, whole_words
from orkhon.proceedings.models import AgendaItem, Renewal, RenewalArticle, Session
from orkhon.proceedings.permissions import can_draft
from orkhon.proceedings.queries.renewals import (
    Article,
    articles_of,
    base_text,
    consolidated_words,
    parts_of,
    standing_of_all,
)
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require

State = RenewalArticle.State


@transaction.atomic
def begin_renewal(
    work: Work,
    base: Version,
    title: str,
    *,
    by: Actor,
    mandate: str = "",
    shown: Shown = None,
) -> Renewal:
    """Begin to renew a legal document on one of its versions.

    Args:
        base: The version whose articles are gone through; it has a text.
        title: “Renewal of 2025–26”.
        mandate: Who asked for it, in words.
        shown: What the mandate was read in.
    Raises:
        PermissionDenied: not one who drafts.
        Refusal: not a document of the assembly, another document's version, no text,
            no title, or a renewal that is in hand already.
    """
    require(can_draft(by), "begin the renewal of a legal document")
    require_instrument(work)
    held = Work.objects.select_for_update().get(pk=work.pk)
    if base.work_id != held.pk:
        raise Refusal(_("that version belongs to another document"))
    title = _line(title)
    if not title:
        raise Refusal(_("the renewal has no title"))
    text = authentic(base)
    if text is None or not parts_of(text):
        raise Refusal(
            _(
                "version %(number)d of %(work)s has no text here that is read into "
                "articles; bring it in first"
            )
            % {"number": base.number, "work": held}
        )
    open_one = held.renewals.filter(progress=Renewal.State.OPEN).first()
    if open_one is not None:
        raise Refusal(
            _("a renewal of %(work)s is in hand already: %(renewal)s")
            % {"work": held, "renewal": open_one}
        )
    citation = cited_place(shown, by=by)
    last = held.renewals.order_by("-number").first()
    made = Renewal.objects.create(
        work=held,
        number=1 if last is None else last.number + 1,
        base=base,
        title=title,
        mandate=whole_words(mandate),
        citation=citation,
        made_at=timezone.now(),
        made_by=by.actor_id,
    )
    append(
        "proceedings.renewal.begin",
        subject_of(made),
        by=by,
        work=held.key,
        number=made.number,
        base=base.number,
        title=title,
        mandate=made.mandate,
        citation=None if citation is None else str(citation.pk),
    )
    return made


@transaction.atomic
def place_renewal(renewal: Renewal, item: AgendaItem, *, by: Actor) -> Renewal:
    """Put a renewal on an item of an agenda.

    Raises:
        PermissionDenied: not one who drafts.
        Refusal: it was given up, or the session of the item is over.
    """
    require(can_draft(by), "put a renewal on an agenda")
    held = Renewal.objects.select_for_update(of=("self",)).get(pk=renewal.pk)
    if held.progress == Renewal.State.DROPPED:
        raise Refusal(_("%(renewal)s was given up") % {"renewal": held})
    if item.session.progress in {Session.State.CLOSED, Session.State.CANCELLED}:
        raise Refusal(
            _("%(session)s is %(state)s")
            % {"session": item.session, "state": item.session.get_progress_display()}
        )
    before = held.item_id
    held.item = item
    held.save(update_fields=["item"])
    append(
        "proceedings.renewal.place",
        subject_of(held),
        by=by,
        session=item.session.key,
        item=item.number,
        before="" if before is None else str(before),
    )
    return held


@transaction.atomic
def finish_renewal(
    renewal: Renewal, *, by: Actor, state: str, dates: Dates, note: str = ""
) -> Version:
    """Make the next version of what stays and what was agreed.

    Args:
        state: Of the new version: a draft until it is adopted, or adopted.
        dates: Of the new version, as far as they are known.
    Returns:
        The version, with its text in the language of the base's binding text; other
        languages follow in legislation.
    Raises:
        PermissionDenied: not one who drafts.
        Refusal: the renewal is over, articles are open, or the text made of the
            wordings is read as other articles than were agreed.
    """
    require(can_draft(by), "make the next version of a legal document")
    held = locked_renewal(renewal)
    Work.objects.select_for_update().get(pk=held.work_id)
    articles = articles_of(held)
    stands = standing_of_all(articles)
    if not stands.is_whole:
        raise Refusal(
            _("%(n)d of %(of)d articles are settled; the first that is open: %(which)s")
            % {
                "n": stands.settled,
                "of": stands.of,
                "which": next(
                    one.name or one.eid for one in articles if not one.is_settled
                ),
            }
        )
    expression = base_text(held)
    if expression is None:  # pragma: no cover -- it had a text when it was begun
        raise AssertionError(f"{held} has no text")
    try:
        made = begin_version(held.work, state, by=by, dates=dates, note=note)
        text = bring_in(
            made,
            f"{held.work.key}-{made.number}-{expression.language}.txt",
            consolidated_words(expression, articles).encode(),
            by=by,
            language=expression.language,
            is_authentic=expression.is_authentic,
        )
    except ValueError as error:
        raise Refusal(str(error)) from error
    _refuse_other_articles(articles, len(parts_of(text)))
    held.progress, held.result = Renewal.State.DONE, made
    held.save(update_fields=["progress", "result"])
    append(
        "proceedings.renewal.finish",
        subject_of(held),
        by=by,
        work=held.work.key,
        version=made.number,
        settled=[[label, count] for label, count in stands.counts],
    )
    return made


@transaction.atomic
def drop_renewal(renewal: Renewal, why: str, *, by: Actor) -> Renewal:
    """Give a renewal up; its steps stay to be read.

    Raises:
        PermissionDenied: not one who drafts.
        Refusal: it is over, or no reason.
    """
    require(can_draft(by), "give up a renewal")
    held = locked_renewal(renewal)
    why = _line(why)
    if not why:
        raise Refusal(_("say why the renewal is given up"))
    held.progress = Renewal.State.DROPPED
    held.save(update_fields=["progress"])
    append("proceedings.renewal.drop", subject_of(held), by=by, why=why)
    return held


def _refuse_other_articles(articles: list[Article], read: int) -> None:
    """A wording without its number would run into the article before it."""
    meant = sum(
        one.progress != State.DELETED and not (one.is_added and not one.agreed)
        for one in articles
    )
    if read != meant:
        raise Refusal(
            _(
                "the new text is read as %(read)d articles where %(meant)d were agreed: "
                "each wording begins with its number, such as “Article 4”"
            )
            % {"read": read, "meant": meant}
        )


def _line(text: str) -> str:
    return " ".join(text.split())[:300]
