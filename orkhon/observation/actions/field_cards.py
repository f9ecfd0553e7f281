"""Keys for the phones of observers, and the cards that carry them."""

from collections.abc import Sequence

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from orkhon.engines.xforms import settings_text
from orkhon.observation.actions.keys import make_key
from orkhon.observation.documents.field_cards import PrintedCard, field_cards_pdf
from orkhon.observation.models import FieldKey, Mission, Observer
from orkhon.observation.permissions import can_run
from orkhon.observation.queries.field import coordinator_for, team_of
from orkhon.observation.queries.keys import digest_of_token, is_token
from orkhon.observation.queries.observers import OUT
from orkhon.observation.queries.phones import is_good
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require

MOST_CARDS = 80
"""At once: a card takes a quarter of a second, and the page waits for all of them."""
_LANGUAGES = frozenset(code for code, _name in settings.LANGUAGES)


@transaction.atomic
def make_keys(
    mission: Mission, observers: Sequence[Observer], *, by: Actor
) -> list[tuple[FieldKey, str]]:
    """Make a key for each of these observers; the keys they have stay good.

    Returns:
        Each key with its token, which is kept nowhere.
    Raises:
        PermissionDenied: not one who runs this mission.
        Refusal: nobody is chosen, or somebody who does not go.
    """
    require(can_run(by, mission), "give phones their keys")
    if not 0 < len(observers) <= MOST_CARDS:
        raise Refusal(
            _("Choose for whom, at most %(most)d at once.") % {"most": MOST_CARDS}
        )
    gone = [one.name for one in observers if one.state in OUT]
    if gone:
        raise Refusal(_("Does not go: %(names)s.") % {"names": ", ".join(gone)})
    return [make_key(mission, by=by, observer=one) for one in observers]


@transaction.atomic
def print_field_cards(mission: Mission, tokens: Sequence[str], *, by: Actor) -> bytes:
    """The cards of keys that were just made, as PDF.

    Args:
        tokens: As `make_keys` gave them; only they can be printed.
    Raises:
        PermissionDenied: not one who runs this mission.
        Refusal: a token that opens nothing in this mission.
    """
    require(can_run(by, mission), "print cards for phones")
    if not 0 < len(tokens) <= MOST_CARDS:
        raise Refusal(_("There is no card to print."))
    now = timezone.now()
    digests = {digest_of_token(one): one for one in tokens if is_token(one)}
    keys = {
        key.digest: key
        for key in FieldKey.objects.filter(
            mission=mission, digest__in=digests
        ).select_related("observer")
        if is_good(key, now)
    }
    if len(keys) < len(tokens):
        raise Refusal(_("One of these keys opens nothing any more."))
    printed = field_cards_pdf(
        tuple(_card(mission, keys[digest], digests[digest]) for digest in digests)
    )
    append(
        "observation.key.print",
        subject_of(mission),
        by=by,
        keys=[keys[digest].pk for digest in digests],
    )
    return printed


def link_of(token: str) -> str:
    """The observer's address; what stands after # reaches no log."""
    address: str = settings.ORKHON_ADDRESS
    return f"{address.rstrip('/')}{reverse('field:shell')}#{token}"


def collect_settings(mission: Mission, token: str) -> str:
    """The text of the code that sets up ODK Collect with a key."""
    address: str = settings.ORKHON_ADDRESS
    base = f"{address.rstrip('/')}/v1/key/{token}/projects/{mission.number}"
    return settings_text(base, project=mission.title)


def _card(mission: Mission, key: FieldKey, token: str) -> PrintedCard:
    observer = key.observer
    team = None if observer is None else team_of(observer)
    coordinator = coordinator_for(mission, team)
    spoken = [] if observer is None else observer.languages
    language = next((one for one in spoken if one in _LANGUAGES), None)
    return PrintedCard(
        link=link_of(token),
        collect=collect_settings(mission, token),
        mission=mission.title,
        whose=key.label if observer is None else observer.name,
        code="" if observer is None else observer.code,
        language=language or get_language() or "en",
        coordinator="" if coordinator is None else coordinator.user.display_name,
        telephone="" if coordinator is None else coordinator.phone,
        is_sample=mission.sample,
    )
