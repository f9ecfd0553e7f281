"""Who may what: role × verb × object, over every address and every predicate.

An address or a predicate that the table does not name fails; so does one that lets in
whom it should not. "invisible" is a 404: whoever may not know of a thing is not told
that it is there. "sign in" leads to the door.
"""

import importlib
import inspect
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client, override_settings
from django.urls import URLPattern, get_resolver, reverse

import orkhon
from tests.permission_answers import (
    ADMINISTRATORS,
    AGAIN,
    DOOR,
    EVERYBODY,
    INVISIBLE,
    KEEPERS,
    NAMED,
    NOWHERE,
    OFFICE,
    OPEN,
    OWN,
    READERS,
    RECORD,
)
from tests.permission_legislation import ADDRESSES as LEGISLATION
from tests.permission_observation import ADDRESSES as OBSERVATION
from tests.permission_portal import ADDRESSES as PORTAL
from tests.permission_press import ADDRESSES as PRESS
from tests.permission_proceedings import ADDRESSES as PROCEEDINGS
from tests.permission_protocol import ADDRESSES as PROTOCOL
from tests.permission_world import build

# Name of the address: method, what it names, who may.
ADDRESSES = {
    "today:today": ("GET", [], OWN),
    # accounts
    "account_login": ("GET", [], OPEN),
    "mfa_authenticate": ("GET", [], OWN),
    "mfa_login_webauthn": ("GET", [], OPEN),
    "account_signup": ("GET", [], NOWHERE),
    "account_logout": ("POST", [], DOOR),
    "account_inactive": ("GET", [], OPEN),
    "account_change_password": ("GET", [], OWN),
    "account_reauthenticate": ("GET", [], OWN),
    "mfa_reauthenticate": ("GET", [], AGAIN),
    "mfa_reauthenticate_webauthn": ("GET", [], AGAIN),
    "mfa_index": ("GET", [], OWN),
    "mfa_activate_totp": ("GET", [], AGAIN),
    "mfa_deactivate_totp": ("GET", [], INVISIBLE),
    "mfa_view_recovery_codes": ("GET", [], INVISIBLE),
    "mfa_generate_recovery_codes": ("GET", [], AGAIN),
    "mfa_download_recovery_codes": ("GET", [], INVISIBLE),
    "mfa_list_webauthn": ("GET", [], OWN),
    "mfa_add_webauthn": ("GET", [], AGAIN),
    "mfa_edit_webauthn": ("GET", ["key"], AGAIN),
    "mfa_remove_webauthn": ("GET", ["key"], AGAIN),
    "usersessions_list": ("GET", [], OWN),
    "accounts:mine": ("GET", [], OWN),
    "accounts:set_language": ("POST", [], OPEN),
    "accounts:list": ("GET", [], ADMINISTRATORS),
    "accounts:add": ("POST", [], ADMINISTRATORS),
    "accounts:account": ("GET", ["account"], ADMINISTRATORS),
    "accounts:roles": ("POST", ["account"], ADMINISTRATORS),
    "accounts:close": ("POST", ["account"], ADMINISTRATORS),
    "accounts:reopen": ("POST", ["account"], ADMINISTRATORS),
    "accounts:password": ("POST", ["account"], ADMINISTRATORS),
    "accounts:factors": ("POST", ["account"], ADMINISTRATORS),
    # record
    "record:index": ("GET", [], RECORD),
    "record:entry": ("GET", ["entry"], RECORD),
    "record:entry-json": ("GET", ["entry"], RECORD),
    "record:source": ("GET", ["source"], OFFICE),
    "record:source ": ("GET", ["restricted source"], NAMED),
    "record:original": ("GET", ["source"], OFFICE),
    "record:original ": ("GET", ["restricted source"], NAMED),
    "record:checkpoint": ("GET", [], OPEN),
    "record:checkpoint-of": ("GET", ["checkpoint"], OPEN),
    "record:key": ("GET", [], OPEN),
    "record:consistency": ("GET", [], OPEN),
    # register
    "register:people": ("GET", [], READERS),
    "register:search": ("GET", [], READERS),
    "register:suggestions": ("GET", [], READERS),
    "register:person": ("GET", ["person"], READERS),
    "register:add-person": ("GET", [], KEEPERS),
    "register:change-person": ("GET", ["person"], KEEPERS),
    "register:bodies": ("GET", [], READERS),
    "register:body": ("GET", ["body"], READERS),
    "register:countries": ("GET", [], READERS),
    "register:country": ("GET", ["country"], READERS),
    "register:chairmanships": ("GET", [], READERS),
    "register:figures": ("GET", [], READERS),
    "register:files": ("GET", [], READERS),
    "register:export-popolo": ("GET", [], READERS),
    "register:export-csv": ("GET", [], READERS),
    "register:duplicates": ("GET", [], KEEPERS),
    "register:look-for-duplicates": ("POST", [], KEEPERS),
    "register:answer-duplicate": ("POST", ["match"], KEEPERS),
    "register:undo-merge": ("POST", ["merge"], KEEPERS),
    "register:import": ("POST", [], KEEPERS),
    # dialogue
    "dialogue:index": ("GET", [], OFFICE),
    "dialogue:bring-in": ("POST", [], OFFICE),
    "dialogue:review": ("GET", ["report"], OFFICE),
    "dialogue:close": ("POST", ["report"], OFFICE),
    "dialogue:draw": ("POST", ["report"], OFFICE),
    "dialogue:proposal": ("GET", ["report", "proposal"], OFFICE),
    "dialogue:answer": ("POST", ["report", "proposal"], OFFICE),
    "dialogue:undo": ("POST", ["report", "proposal"], OFFICE),
    "dialogue:span": ("POST", ["report", "proposal"], OFFICE),
    "dialogue:contacts": ("GET", [], OFFICE),
    "dialogue:plan": ("POST", [], OFFICE),
    "dialogue:contact": ("GET", ["contact"], OFFICE),
    "dialogue:complete": ("POST", ["contact"], OFFICE),
    "dialogue:cancel": ("POST", ["contact"], OFFICE),
    "dialogue:given": ("POST", ["contact"], OFFICE),
    "dialogue:write-record": ("POST", ["contact"], OFFICE),
    "dialogue:open-record": ("POST", ["contact"], NAMED),
    "dialogue:answer-match": ("POST", ["contact match"], OFFICE),
    "dialogue:promises": ("GET", [], OFFICE),
    "dialogue:renew-feed": ("POST", [], OFFICE),
    "dialogue:promise": ("GET", ["promise"], OFFICE),
    "dialogue:status": ("POST", ["promise"], OFFICE),
    "dialogue:file-promise": ("POST", ["promise"], OFFICE),
    "dialogue:feed": ("GET", ["token"], OPEN),
    "dialogue:processes": ("GET", [], OFFICE),
    "dialogue:new-process": ("POST", [], OFFICE),
    "dialogue:stage": ("POST", ["process"], OFFICE),
    "dialogue:briefing-person": ("GET", ["person"], OFFICE),
    "dialogue:briefing-body": ("GET", ["body"], OFFICE),
    "dialogue:briefing-contact": ("GET", ["contact"], OFFICE),
    "dialogue:person-panel": ("GET", ["person"], OFFICE),
    "dialogue:body-panel": ("GET", ["body"], OFFICE),
    **OBSERVATION,
    **LEGISLATION,
    **PROCEEDINGS,
    **PROTOCOL,
    **PRESS,
    **PORTAL,
}
"""A name with a blank after it is the same address with another object."""


SAID = {"dialogue:answer": {"answer": "yes"}}
"""What a form says where an empty one names nothing to be done."""
JSON = {"accept": "application/json"}


def addresses(patterns, namespace=""):
    """Every named address of the site, as its view is named."""
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}"
        else:
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from addresses(pattern.url_patterns, f"{namespace}{inner}")


def outcome(answer):
    """What an answer says about the right to ask."""
    if answer.status_code == 404:
        return "invisible"
    if answer.status_code == 403:
        return "denied"
    if answer.status_code == 302:
        to = answer.headers["Location"].split("?")[0]
        if to == reverse("account_login"):
            return "sign in"
        if to == reverse("account_reauthenticate"):
            return "password again"
    return "allowed" if answer.status_code < 500 else f"broken: {answer.status_code}"


@pytest.fixture(scope="module")
def built(django_db_setup, django_db_blocker, tmp_path_factory):
    """The world, built once: every question leaves it as it was."""
    folder = tmp_path_factory.mktemp("permissions")
    (folder / "index.html").write_text("the app")
    its_own = override_settings(
        MEDIA_ROOT=folder / "files",
        ORKHON_SIGNING_KEY_FILE=folder / "signing-key",
        ORKHON_OBSERVER_APP=folder,
    )
    with django_db_blocker.unblock(), its_own, transaction.atomic():
        world = build()
        yield world, {kind: _signed_in(world.people.get(kind)) for kind in EVERYBODY}
        transaction.set_rollback(True)


def _signed_in(who):
    """A client with its session, or one of a stranger."""
    client = Client()
    if who is not None:
        client.force_login(who)
    return client


@pytest.fixture
def callers(built, db):
    """A client for each kind of people; signing in takes longer than to ask."""
    return built[1]


@pytest.fixture
def world(built, db):
    return built[0]


def ask(client, name, world):
    """Ask as somebody, and leave nothing behind."""
    method, objects, _expected = ADDRESSES[name]
    address = reverse(name.strip(), args=world.args(*objects))
    signed_in = client.cookies.copy()
    point = transaction.savepoint()
    headers = JSON if name == "mfa_login_webauthn" else None
    if method == "POST":
        answer = client.post(address, SAID.get(name, {}), headers=headers)
    else:
        answer = client.get(address, headers=headers)
    if answer.streaming:
        b"".join(answer.streaming_content)
    transaction.savepoint_rollback(point)
    client.cookies = signed_in
    return outcome(answer)


def test_every_address_of_the_site_is_in_the_table():
    known = {name.strip() for name in ADDRESSES}
    assert set(addresses(get_resolver().url_patterns)) == known


def test_what_is_public_is_in_the_table_as_public():
    public = {name.strip() for name, row in ADDRESSES.items() if row[2] is OPEN}
    # Nobody signs up, the second step of signing in leads back to the first, and one
    # address says that there is none.
    doors = {"account_signup", "mfa_authenticate", "portal:no-data"}
    assert public | doors == settings.ORKHON_PUBLIC_URLS


@pytest.mark.parametrize("name", ADDRESSES)
def test_an_address_opens_to_whom_it_should(name, world, callers):
    found = {kind: ask(callers[kind], name, world) for kind in EVERYBODY}
    assert found == ADDRESSES[name][2]


OFFICERS = frozenset(
    {
        "commission-secretary",
        "deputy-secretary-general",
        "legal",
        "press",
        "protocol",
        "research",
        "secretary-general",
    }
)
ALL = OFFICERS | {"administrator", "delegate", "delegation-secretary", "observer"}
RUNNERS = {"deputy-secretary-general", "protocol", "secretary-general"}
OPENERS = {"deputy-secretary-general", "press", "secretary-general"}
LAW_EDITORS = {
    "commission-secretary",
    "deputy-secretary-general",
    "legal",
    "secretary-general",
}
HEADS_AND_LEGAL = {"deputy-secretary-general", "legal", "secretary-general"}
PREDICATES = {
    "accounts.can_manage_accounts": {"administrator"},
    "dialogue.can_bring_in": OFFICERS,
    "dialogue.can_read": OFFICERS,
    "dialogue.can_review": OFFICERS,
    "dialogue.can_write": OFFICERS,
    "legislation.can_enter": OFFICERS | {"delegate", "delegation-secretary"},
    "legislation.can_read_workbench": OFFICERS,
    "legislation.can_write_texts": LAW_EDITORS,
    "legislation.can_propose": LAW_EDITORS,
    "legislation.can_decide": LAW_EDITORS,
    "legislation.can_publish": HEADS_AND_LEGAL,
    "legislation.can_review_glossary": LAW_EDITORS,
    "legislation.can_follow": LAW_EDITORS | {"research"},
    "legislation.can_run_round": LAW_EDITORS,
    "proceedings.can_enter": OFFICERS | {"delegate", "delegation-secretary"},
    "proceedings.can_read_preparations": OFFICERS,
    "proceedings.can_prepare": LAW_EDITORS | {"protocol"},
    "proceedings.can_overrule": LAW_EDITORS - {"commission-secretary", "legal"},
    "proceedings.can_register": RUNNERS | {"commission-secretary"},
    "proceedings.can_draft": LAW_EDITORS,
    "proceedings.can_run_sitting": LAW_EDITORS | {"protocol"},
    "proceedings.can_adopt": LAW_EDITORS,
    "proceedings.can_set_rules": HEADS_AND_LEGAL,
    "proceedings.can_disclose_relations": OPENERS,
    "proceedings.can_relate": LAW_EDITORS | {"protocol", "research"},
    "protocol.can_enter": OFFICERS,
    "protocol.can_arrange": RUNNERS,
    "protocol.can_open_personal": {"protocol"},
    "protocol.can_set_rules": RUNNERS,
    "protocol.can_write_letters": RUNNERS | {"press", "research"},
    "protocol.can_sign_letters": RUNNERS - {"protocol"},
    "protocol.can_cooperate": RUNNERS | {"research", "commission-secretary"},
    "press.can_enter": OFFICERS,
    "press.can_write": RUNNERS - {"protocol"} | {"press"},
    "press.can_approve": RUNNERS - {"protocol"},
    "press.can_publish": RUNNERS - {"protocol"} | {"press"},
    "press.can_accredit": RUNNERS | {"press"},
    "press.can_see_subscribers": RUNNERS - {"protocol"} | {"press"},
    "observation.can_enter": OFFICERS | {"delegation-secretary"},
    "observation.can_read": OFFICERS,
    "observation.can_found": RUNNERS,
    "record.can_see_record": OFFICERS | {"administrator"},
    "record.can_read_payloads": OFFICERS,
    "record.can_erase": HEADS_AND_LEGAL,
    "register.can_read_register": ALL,
    "register.can_write_register": OFFICERS,
    "register.can_propose": OFFICERS,
    "register.can_disclose_body": OPENERS,
}
WITH_AN_OBJECT = {
    "legislation.can_comment",
    "legislation.can_withdraw",
    "proceedings.can_act_for",
    "proceedings.can_amend",
    "dialogue.can_open_conversation",
    "dialogue.can_see_openings",
    "observation.can_enter_figure",
    "observation.can_issue",
    "observation.can_nominate_for",
    "observation.can_open_personal",
    "observation.can_operate",
    "observation.can_operate_in",
    "observation.can_run",
    "observation.can_see_mission",
    "observation.can_write_statement",
    "record.can_open",
    "register.can_write_membership",
}
"""Tested beside their rooms, and above at their addresses."""


class Holder:
    """An actor with one role."""

    def __init__(self, *roles):
        self.actor_id, self.parliament = "account/0", ""
        self.roles = frozenset(roles)


def predicates():
    """Every `can_…` of every room's permissions."""
    for path in sorted(Path(orkhon.__file__).parent.glob("*/permissions.py")):
        room = importlib.import_module(f"orkhon.{path.parent.name}.permissions")
        for name, function in inspect.getmembers(room, inspect.isfunction):
            if name.startswith("can_") and function.__module__ == room.__name__:
                yield f"{path.parent.name}.{name}", function


def test_every_predicate_is_in_the_table():
    assert {name for name, _ in predicates()} == set(PREDICATES) | WITH_AN_OBJECT


@pytest.mark.parametrize("name", PREDICATES)
def test_a_predicate_holds_for_the_roles_of_the_table(name, db):
    can = dict(predicates())[name]
    assert {role for role in ALL if can(Holder(role))} == set(PREDICATES[name])
    assert not can(Holder())
