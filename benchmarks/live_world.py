"""A sitting to listen to, and somebody who changes it; speaks JSON."""

import argparse
import json
import os
import sys
import time

import django
from django.core.management import call_command

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "orkhon.config.settings")
django.setup()

from django.utils import timezone  # noqa: E402 -- models need what is above

from orkhon.accounts.actions import add_account  # noqa: E402
from orkhon.accounts.models import User  # noqa: E402
from orkhon.proceedings.actions.floor import put_item, renew_screen  # noqa: E402
from orkhon.proceedings.models import (  # noqa: E402
    AgendaItem,
    Session,
    Sitting,
    SittingEvent,
)
from orkhon.proceedings.views.screen import link_of  # noqa: E402
from orkhon.record.roles import Role  # noqa: E402
from orkhon.register.models import Body, Country  # noqa: E402


def build() -> str:
    """An assembly of four with an open sitting; the path of its screen."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    secretary = add_account(
        "secretary",
        by=None,
        display_name="Sample secretary",
        roles=[Role.COMMISSION_SECRETARY],
    )
    assembly = Body.objects.create(
        key="sample-assembly", kind="assembly", display_name="Sample assembly"
    )
    for code in ("AA", "BB", "CC", "DD"):
        country = Country.objects.create(
            code=code, english_name=code, english_sort_key=code.lower()
        )
        for kind, parent in (("parliament", None), ("delegation", assembly)):
            Body.objects.create(
                key=f"sample-{kind}-{code.lower()}",
                kind=kind,
                display_name=f"Sample {kind} of {code}",
                country=country,
                parent=parent,
            )
    session = Session.objects.create(
        key="plenary-1", organ=assembly, number=1, title="Sample session",
        from_on="2027-06-11", time_zone="Asia/Bishkek", progress="open", sample=True,
    )  # fmt: skip
    now = timezone.now()
    sitting = Sitting.objects.create(
        session=session, number=1, begins_at=now, opened_at=now
    )
    for number in ("1", "2"):
        AgendaItem.objects.create(
            session=session, sitting=sitting, number=number, precedence=int(number),
            kind="other", title=f"Sample item {number}", made_at=now, made_by="x",
        )  # fmt: skip
    renew_screen(sitting, by=secretary)
    return link_of(sitting)


def change(times: int, every: float) -> dict[int, float]:
    """Put the two items in turn; when each event was committed, by its id."""
    secretary = User.objects.get(username="secretary")
    sitting = Sitting.objects.select_related("session").get()
    items = list(AgendaItem.objects.order_by("number"))
    told = {}
    for turn in range(times):
        began = time.monotonic()
        put_item(sitting, items[turn % 2], by=secretary)
        at = time.time()
        last = SittingEvent.objects.order_by("-id").values_list("id", flat=True)[0]
        told[last] = at
        time.sleep(max(0.0, every - (time.monotonic() - began)))
    return told


def main() -> None:
    """Build, change, or say which event is the last."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--changes", type=int, default=0)
    parser.add_argument("--every", type=float, default=0.5)
    parser.add_argument("--newest", action="store_true")
    options = parser.parse_args()
    if options.newest:
        last = SittingEvent.objects.order_by("-id").values_list("id", flat=True)[0]
        json.dump({"newest": last}, sys.stdout)
    elif options.changes:
        json.dump({"told": change(options.changes, options.every)}, sys.stdout)
    else:
        json.dump({"path": build()}, sys.stdout)


if __name__ == "__main__":
    main()
