"""The button that leads to where something is opened to everybody: `{% load everybody %}`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import template
from django.template import Context
from django.urls import reverse

from orkhon.legislation.models import Work
from orkhon.proceedings.models import Minutes, Session, SessionDocument
from orkhon.proceedings.permissions import can_adopt
from orkhon.proceedings.queries.disclosed import names_subject
from orkhon.record.actions import subject_of
from orkhon.record.queries import disclosed

register = template.Library()


@dataclass(frozen=True)
class Place:
    """Where something is opened, under which subject, and what must be open first."""

    url: str
    subject: str
    after: str = ""


@register.inclusion_tag("proceedings/everybody_link.html", takes_context=True)
def everybody(context: Context, thing: object, part: str = "") -> Mapping[str, Any]:
    """The button for whoever opens things; that it is open is said to all.

    Args:
        thing: A session, its document, its minutes, or a legal document.
        part: "names" for the list of names of a session.
    """
    place = _place(thing, part)
    opened = disclosed([place.subject, place.after])
    return {
        "url": place.url,
        "is_public": place.subject in opened,
        "may_disclose": can_adopt(context["request"].user)
        and place.after in {"", *opened},
        "is_names": part == "names",
    }


def _place(thing: object, part: str) -> Place:
    match thing:
        case Session() if part == "names":
            return Place(
                reverse("proceedings:everybody-names", args=[thing.key]),
                names_subject(thing),
                subject_of(thing),
            )
        case Session():
            return Place(
                reverse("proceedings:everybody-session", args=[thing.key]),
                subject_of(thing),
            )
        case SessionDocument():
            return Place(
                reverse(
                    "proceedings:everybody-document",
                    args=[thing.session.key, thing.number],
                ),
                subject_of(thing),
                subject_of(thing.session),
            )
        case Minutes():
            sitting = thing.sitting
            return Place(
                reverse(
                    "proceedings:everybody-minutes",
                    args=[sitting.session.key, sitting.number],
                ),
                subject_of(thing),
                subject_of(sitting.session),
            )
        case Work():
            return Place(
                reverse("proceedings:everybody-legal-document", args=[thing.key]),
                subject_of(thing),
            )
    raise TypeError(f"{thing!r} is nothing that this room opens")
