"""Hours in the host's time, states of draws, words of the sample: `{% load deployment %}`."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from orkhon.engines.elections.sampling import Move, Verdict
from orkhon.observation.models import FormStage, StationDraw
from orkhon.ui.templatetags.provenance import state

register = template.Library()

MINUTE, HOUR, DAY = 60, 3600, 24 * 3600
VERDICTS = {
    Verdict.RESERVE: gettext_lazy(
        "%(station)s is the next reserve in order, for a station that could not be reached; say so where figures are shown"
    ),
    Verdict.ENLARGED: gettext_lazy(
        "%(station)s is the next reserve in order: the sample grows by one"
    ),
    Verdict.UNREACHED: gettext_lazy(
        "%(station)s could not be reached and nothing takes its place: a missing answer"
    ),
    Verdict.LEFT_OUT: gettext_lazy(
        "%(station)s was drawn, could be reached and is left out: no margin of error may be given"
    ),
    Verdict.OUT_OF_ORDER: gettext_lazy(
        "%(station)s is a reserve, but not the next in order: no margin of error may be given"
    ),
    Verdict.HAND_PICKED: gettext_lazy(
        "%(station)s was not drawn, it is picked by hand: no margin of error may be given"
    ),
}


@register.filter
def hours(moment: datetime | None, zone: str) -> str:
    """Hours and minutes in the host's time."""
    return "" if moment is None else f"{moment.astimezone(ZoneInfo(zone)):%H:%M}"


@register.filter
def written_hours(text: str, zone: str) -> str:
    """The same of a moment as a plan keeps it."""
    return hours(datetime.fromisoformat(text), zone)


@register.filter
def clock(seconds: int) -> str:
    """Seconds since midnight as a clock shows them; +1 for the day after."""
    days, rest = divmod(seconds, DAY)
    after = f" +{days}" if days else ""
    return f"{rest // HOUR:02}:{rest % HOUR // MINUTE:02}{after}"


@register.filter
def minutes(seconds: int) -> int:
    """Minutes, begun ones counted whole."""
    return -(-seconds // MINUTE)


@register.filter
def kilometres(metres: int) -> int:
    """Kilometres, rounded."""
    return round(metres / 1000)


@register.filter
def stage_word(stage: str) -> str:
    """A stage in the language of the page."""
    return str(FormStage(stage).label)


@register.filter
def move_words(move: Move) -> str:
    """What one change does to the sample."""
    return str(VERDICTS[move.verdict]) % {"station": move.station}


@register.simple_tag
def draw_state(draw: StationDraw) -> SafeString:
    """How far a draw has come."""
    if draw.given_up_at is not None:
        return state("off", _("given up"))
    if draw.published_at is not None:
        return state("done", _("published"))
    return state("waiting", _("not published"))
