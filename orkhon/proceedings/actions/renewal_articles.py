"""What is to become of each article of a renewal: decided, added, commented on.

Every step is kept. A delegation proposes and comments for its own parliament; the
Secretariat enters what was agreed.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.proceedings.models import Renewal, RenewalArticle
from orkhon.proceedings.permissions import can_act_for, can_amend, can_draft
from orkhon.proceedings.queries.renewals import ADDED, Article, articles_of
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require
from orkhon.register.models import Body

LONGEST = 20_000
"""Letters of a wording or a reason; no article of an agreement is as long."""
State = RenewalArticle.State
BY_DELEGATIONS = frozenset({State.PROPOSED.value})
"""What a delegation may do beside commenting; the rest is found by the Secretariat."""


@transaction.atomic
def decide_article(
    renewal: Renewal,
    eid: str,
    progress: str,
    *,
    by: Actor,
    wording: str = "",
    reason: str = "",
    parliament: Body | None = None,
    seen: str | None = None,
) -> RenewalArticle:
    """Say what is to become of an article; every step before stays.

    Args:
        progress: A value of `RenewalArticle.State`. A delegation proposes a wording
            for its own parliament; the rest is the Secretariat's.
        wording: Of a proposal, with number and heading; of an agreement, "" takes the
            wording that was proposed last.
        reason: Why.
        parliament: Whose proposal it is, where it is one parliament's.
        seen: Id of the last step that this person had before them; None asks nothing.
    Raises:
        PermissionDenied: not for this parliament.
        Refusal: the renewal is over, no such article or state, no wording, nothing
            changes, or somebody said something of the article since.
    """
    _require_may(by, progress, parliament)
    held = locked_renewal(renewal)
    article = _article(held, eid)
    if seen is not None and seen != article.seen:
        raise Refusal(
            _("%(article)s was changed since you opened it; look at it again")
            % {"article": article.name or eid}
        )
    return _decided(held, article, progress, wording, reason, parliament, by)


@transaction.atomic
def add_article(
    renewal: Renewal,
    after: str,
    wording: str,
    *,
    by: Actor,
    reason: str = "",
    parliament: Body | None = None,
) -> RenewalArticle:
    """Propose an article that the document does not have, behind one that it has.

    Raises:
        PermissionDenied: not for this parliament.
        Refusal: the renewal is over, no such article, or no wording.
    """
    _require_may(by, State.PROPOSED, parliament)
    held = locked_renewal(renewal)
    before = _article(held, after)
    if before.is_added:
        raise Refusal(_("an article is added behind one that the document has"))
    place = sum(one.is_added for one in articles_of(held)) + 1
    made = Article(
        f"{ADDED}-{place}-after-{after}", "", "", State.UNTOUCHED.value, "", "", "",
        None, (), "", True,
    )  # fmt: skip
    return _decided(held, made, State.PROPOSED, wording, reason, parliament, by)


@transaction.atomic
def comment_article(
    renewal: Renewal,
    eid: str,
    words: str,
    *,
    by: Actor,
    parliament: Body | None = None,
) -> RenewalArticle:
    """Say something of an article; what is to become of it stays as it was.

    Raises:
        PermissionDenied: not for this parliament.
        Refusal: the renewal is over, no such article, or no words.
    """
    _require_may(by, State.PROPOSED, parliament)
    held = locked_renewal(renewal)
    article = _article(held, eid)
    words = whole_words(words)
    if not words:
        raise Refusal(_("the comment has no words"))
    wording = "" if article.decided is None else article.decided.wording
    made = _row(held, article.eid, article.progress, wording, words, parliament, by)
    append(
        "proceedings.renewal.comment",
        subject_of(held),
        by=by,
        article=eid,
        words=words,
        parliament="" if parliament is None else parliament.key,
    )
    return made


def locked_renewal(renewal: Renewal) -> Renewal:
    """A renewal in hand, which nobody else writes to until the transaction ends.

    Raises:
        Refusal: it is over.
    """
    held = (
        Renewal.objects.select_for_update(of=("self",))
        .select_related("work", "base")
        .get(pk=renewal.pk)
    )
    if held.progress != Renewal.State.OPEN:
        raise Refusal(
            _("%(renewal)s is %(state)s")
            % {"renewal": held, "state": held.get_progress_display()}
        )
    return held


def whole_words(text: str) -> str:
    """Words as they were typed, without spaces around them.

    Raises:
        Refusal: more than `LONGEST` letters.
    """
    words = text.replace("\r\n", "\n").strip()
    if len(words) > LONGEST:
        raise Refusal(_("more than %(n)d letters; send it in parts") % {"n": LONGEST})
    return words


def _require_may(by: Actor, progress: str, parliament: Body | None) -> None:
    if can_draft(by):
        return
    require(can_amend(by) and progress in BY_DELEGATIONS, "settle an article")
    require(
        parliament is not None and can_act_for(by, parliament),
        "speak for this parliament",
    )


def _article(renewal: Renewal, eid: str) -> Article:
    for one in articles_of(renewal):
        if one.eid == eid:
            return one
    raise Refusal(
        _("version %(number)d has no article “%(eid)s”")
        % {"number": renewal.base.number, "eid": eid}
    )


def _decided(
    renewal: Renewal,
    article: Article,
    progress: str,
    wording: str,
    reason: str,
    parliament: Body | None,
    by: Actor,
) -> RenewalArticle:
    if progress not in State.values or progress == State.UNTOUCHED:
        raise Refusal(
            _("“%(state)s” is nothing that becomes of an article") % {"state": progress}
        )
    if article.is_added and progress == State.KEPT:
        raise Refusal(_("a new article cannot stay as it is; agree on it or delete it"))
    wording = _wording(article, progress, wording)
    before = (
        ("", "")
        if article.decided is None
        else (
            article.progress,
            article.decided.wording,
        )
    )
    if (str(progress), wording) == before:
        raise Refusal(_("nothing is changed; a comment says more of it"))
    if parliament is None and progress == State.AGREED and article.decided is not None:
        parliament = article.decided.parliament
    reason = whole_words(reason)
    made = _row(renewal, article.eid, progress, wording, reason, parliament, by)
    append(
        "proceedings.renewal.decide",
        subject_of(renewal),
        by=by,
        article=article.eid,
        progress=str(progress),
        wording=wording,
        reason=reason,
        parliament="" if parliament is None else parliament.key,
        before=article.progress,
    )
    return made


def _wording(article: Article, progress: str, wording: str) -> str:
    if progress not in {State.PROPOSED, State.AGREED}:
        return ""
    words = whole_words(wording)
    if not words and progress == State.AGREED:
        words = article.proposed
    if not words:
        raise Refusal(_("there is no wording: propose one first"))
    if words == article.old:
        raise Refusal(_("these are the words of today: say that the article stays"))
    return words


def _row(
    renewal: Renewal,
    eid: str,
    progress: str,
    wording: str,
    reason: str,
    parliament: Body | None,
    by: Actor,
) -> RenewalArticle:
    now = timezone.now()
    renewal.articles.filter(eid=eid, replaced_at=None).update(replaced_at=now)
    return RenewalArticle.objects.create(
        renewal=renewal,
        eid=eid,
        progress=progress,
        wording=wording,
        reason=reason,
        parliament=parliament,
        at=now,
        by=by.actor_id,
        by_name=str(by)[:160],
    )
