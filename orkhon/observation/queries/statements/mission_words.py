"""What stands for `{mission:…}` in a sentence: facts of the mission, never typed twice."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.utils import translation

from orkhon.observation.models import Mission, MissionCity, Observer, Statement
from orkhon.observation.queries.observers import ENGLISH_ORDER, OUT
from orkhon.register.queries import labels
from orkhon.ui import dates

NAMES = (
    "title",
    "country",
    "vote_on",
    "issuer",
    "invited_on",
    "head",
    "members",
    "parliaments",
    "cities",
    "counted_until",
)
"""What a sentence may say of the mission."""


def mission_words(
    statement: Statement, languages: tuple[str, ...], counted_until: datetime
) -> dict[str, Mapping[str, str]]:
    """What each name stands for, by language; a name that is not known is absent.

    Args:
        counted_until: The moment as of which the numbers are counted.
    """
    mission = statement.mission
    observers = [
        *Observer.objects.filter(mission=mission, capacity=Observer.Capacity.MEMBER)
        .exclude(state__in=OUT)
        .filter(
            Q(membership__isnull=False)
            | Q(submissions__is_draft=False, submissions__state="received")
        )
        .select_related("parliament")
        .order_by(*ENGLISH_ORDER)
        .distinct()
    ]
    cities = [*MissionCity.objects.filter(mission=mission)]
    return {
        language: _words(mission, observers, cities, counted_until, language)
        for language in languages
    }


def _words(
    mission: Mission,
    observers: list[Observer],
    cities: list[MissionCity],
    counted_until: datetime,
    language: str,
) -> Mapping[str, str]:
    with translation.override(language):
        issuer = str(mission.get_issuer_display()) if mission.issuer else ""
        if mission.issuer_body is not None:
            issuer = labels.named(mission.issuer_body, language)
        elif mission.issuer_name:
            issuer = mission.issuer_name
        local = counted_until.astimezone(ZoneInfo(mission.time_zone))
        # A dict keeps each parliament once, in the order of the forum.
        own = dict.fromkeys(labels.named(one.parliament, language) for one in observers)
        known = {
            "title": mission.title,
            "country": labels.named(mission.country, language),
            "vote_on": dates.day(mission.vote_on, language),
            "issuer": issuer,
            "invited_on": dates.partial(mission.invited_on, language),
            "head": str(mission.head) if mission.head is not None else "",
            "members": str(len(observers)) if observers else "",
            "parliaments": ", ".join(own),
            "cities": ", ".join(
                one.local_name
                if one.local_name and one.local_language == language
                else one.name
                for one in cities
            ),
            "counted_until": f"{dates.day(local.date(), language)}, {local:%H:%M}",
        }
    return {name: words for name, words in known.items() if words}
