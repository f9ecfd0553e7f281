"""A sample legal document with two versions, and its renewal in hand.

Every word of it is invented and says so; the real ones are in `public_instruments`.
"""

import tomllib
from pathlib import Path
from typing import Any

from django.db import transaction

from orkhon.accounts.models import User
from orkhon.legislation.actions.citing import Cited
from orkhon.legislation.actions.texts import Dates, begin_version, begin_work, bring_in
from orkhon.legislation.models import Version, Work
from orkhon.proceedings.actions.renewal_articles import (
    add_article,
    comment_article,
    decide_article,
)
from orkhon.proceedings.actions.renewals import begin_renewal
from orkhon.proceedings.models import Renewal
from orkhon.register.models import Body

FOLDER = Path(__file__).resolve().parent / "instruments"


@transaction.atomic
def load(by: User) -> Renewal:
    """Bring in the sample document and begin its renewal, once.

    Args:
        by: An editor of the Secretariat, who enters proposals that came by letter.
    """
    said = tomllib.loads((FOLDER / "renewal.toml").read_text(encoding="utf-8"))
    known = Renewal.objects.filter(work__key=said["key"]).first()
    if known is not None:
        return known
    work = begin_work(
        said["key"], Work.Kind.INSTRUMENT, said["title"], sample=True, by=by
    )
    base = [_version(work, one, by) for one in said["version"]][-1]
    renewal = begin_renewal(
        work,
        base,
        said["renewal"],
        by=by,
        mandate=said["mandate"],
        shown=Cited(said["words"], said["reference"], "en"),
    )
    for one in said["article"]:
        _article(renewal, one, by)
    for one in said["added"]:
        add_article(
            renewal,
            one["after"],
            one["wording"],
            by=by,
            reason=one["reason"],
            parliament=_parliament(one["parliament"]),
        )
    return renewal


def _version(work: Work, said: dict[str, Any], by: User) -> Version:
    dates = Dates(said["adopted_on"], said.get("in_force_on", ""), "")
    made = begin_version(work, said["state"], by=by, dates=dates)
    bring_in(
        made,
        said["file"],
        (FOLDER / said["file"]).read_bytes(),
        by=by,
        language="en",
        is_authentic=True,
    )
    return made


def _article(renewal: Renewal, said: dict[str, Any], by: User) -> None:
    eid = said["eid"]
    if "proposed" in said:
        decide_article(
            renewal,
            eid,
            "proposed",
            by=by,
            wording=said["proposed"],
            reason=said["reason"],
            parliament=_parliament(said["parliament"]),
        )
    if "comment" in said:
        comment_article(renewal, eid, said["comment"], by=by)
    if "decided" in said:
        decide_article(
            renewal, eid, said["decided"], by=by, reason=said.get("reason", "")
        )


def _parliament(code: str) -> Body | None:
    """The country's parliament that exists today; None where none is known."""
    return Body.objects.filter(
        kind=Body.Kind.PARLIAMENT, country__code=code, dissolved_on=""
    ).first()
