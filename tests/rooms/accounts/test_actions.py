"""The verbs of accounts: what changes, what the record says, who may not."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied

from orkhon.accounts import actions
from orkhon.accounts.errors import AccountError
from orkhon.accounts.models import HeldRole, User
from orkhon.record.queries import entries_about, said
from orkhon.record.roles import Role


def verbs(account):
    return [entry.verb for entry in entries_about(account.subject)]


def test_an_account_is_made_and_its_name_stays_out_of_the_subject(administrator):
    made = actions.add_account(
        "Kokotaeva",
        by=administrator,
        display_name="A. Kokotaeva",
        email="a@example.org",
        roles=[Role.PROTOCOL],
    )
    assert (made.roles, made.must_change_password) == (frozenset({"protocol"}), True)
    assert not made.has_usable_password()
    (entry,) = entries_about(made.subject)
    assert entry.subject == f"orkhon:account/{made.public_id.hex}"
    assert entry.actor == administrator.actor_id
    assert said(entry) == {
        "username": "Kokotaeva",
        "display_name": "A. Kokotaeva",
        "email": "a@example.org",
        "parliament": "",
        "roles": ["protocol"],
    }


def test_a_user_name_is_taken_in_any_case(clerk):
    with pytest.raises(AccountError, match="“TASTAQ” is taken"):
        actions.add_account("TASTAQ", by=None, display_name="x", roles=[Role.LEGAL])
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    ("roles", "parliament", "reason"),
    [
        ([], "", "at least one role"),
        (["king"], "", "“king” is no role here"),
        ([Role.ADMINISTRATOR, Role.LEGAL], "", "holds no other role"),
        ([Role.DELEGATE], "", "needs a parliament"),
    ],
)
def test_roles_that_do_not_go_together_are_refused(db, roles, parliament, reason):
    with pytest.raises(AccountError, match=reason):
        actions.add_account(
            "new", by=None, display_name="New", roles=roles, parliament=parliament
        )
    assert User.objects.count() == 0


def test_roles_are_set_and_the_old_ones_go(administrator, clerk):
    actions.set_roles(
        clerk, [Role.DELEGATE], parliament="kz-parliament", by=administrator
    )
    clerk.refresh_from_db()
    assert clerk.roles == frozenset({"delegate"})
    assert clerk.parliament == "kz-parliament"
    assert said(entries_about(clerk.subject)[-1]) == {
        "roles": ["delegate"],
        "parliament": "kz-parliament",
    }


def test_an_account_becomes_an_administrator_s(administrator, clerk):
    actions.set_roles(clerk, [Role.ADMINISTRATOR], by=administrator)
    assert clerk.roles == frozenset({"administrator"})


def test_the_last_administrator_stays_one(administrator, clerk, make):
    with pytest.raises(AccountError, match="last administrator"):
        actions.set_roles(administrator, [Role.LEGAL], by=administrator)
    with pytest.raises(AccountError, match="last administrator"):
        actions.deactivate(administrator, by=administrator)
    make("second", Role.ADMINISTRATOR)
    actions.deactivate(administrator, by=administrator)
    assert HeldRole.objects.filter(role=Role.ADMINISTRATOR).count() == 2


def test_an_administrator_does_not_let_themselves_in(administrator, make):
    other = make("second", Role.ADMINISTRATOR)
    with pytest.raises(AccountError, match="Another administrator"):
        actions.set_roles(administrator, [Role.LEGAL], by=administrator)
    assert User.objects.get(pk=administrator.pk).roles == {Role.ADMINISTRATOR}
    actions.set_roles(administrator, [Role.LEGAL], by=other)
    assert User.objects.get(pk=administrator.pk).roles == {Role.LEGAL}


def test_an_account_is_closed_once_and_opened_once(administrator, clerk):
    actions.deactivate(clerk, by=administrator)
    with pytest.raises(AccountError, match="closed already"):
        actions.deactivate(clerk, by=administrator)
    actions.reactivate(clerk, by=administrator)
    with pytest.raises(AccountError, match="open already"):
        actions.reactivate(clerk, by=administrator)
    clerk.refresh_from_db()
    assert clerk.is_active
    assert verbs(clerk)[1:] == ["accounts.account.close", "accounts.account.reopen"]


def test_a_new_password_is_told_once_and_kept_nowhere(administrator, clerk):
    first = actions.reset_password(clerk, by=administrator)
    second = actions.reset_password(clerk, by=administrator)
    clerk.refresh_from_db()
    assert first != second
    assert clerk.check_password(second)
    assert clerk.must_change_password
    assert said(entries_about(clerk.subject)[-1]) == {}


def test_a_person_changes_the_own_password_alone(administrator, clerk):
    with pytest.raises(PermissionDenied):
        actions.change_password(clerk, "x", by=administrator)
    clerk.must_change_password = True
    actions.change_password(clerk, "a-new-password", by=clerk)
    clerk.refresh_from_db()
    assert clerk.check_password("a-new-password")
    assert not clerk.must_change_password
    assert verbs(clerk)[-1] == "accounts.password.change"


def test_lost_factors_are_taken_off(administrator, clerk):
    Authenticator.objects.create(user=clerk, type=Authenticator.Type.TOTP, data={})
    assert actions.remove_factors(clerk, by=administrator) == 1
    with pytest.raises(AccountError, match="no second factor"):
        actions.remove_factors(clerk, by=administrator)
    assert said(entries_about(clerk.subject)[-1]) == {"count": 1}


def test_settings_of_the_screen_are_kept_without_an_entry(administrator, clerk):
    actions.set_preferences(clerk, language="kk", theme="dark", by=clerk)
    clerk.refresh_from_db()
    assert (clerk.language, clerk.theme) == ("kk", "dark")
    assert verbs(clerk) == ["accounts.account.add"]
    with pytest.raises(AccountError, match="“xx” is no language here"):
        actions.set_preferences(clerk, language="xx", theme="", by=clerk)
    with pytest.raises(AccountError, match="“red” is no theme here"):
        actions.set_preferences(clerk, language="", theme="red", by=clerk)
    with pytest.raises(PermissionDenied):
        actions.set_preferences(clerk, language="", theme="", by=administrator)


@pytest.mark.parametrize(
    "act",
    [
        lambda clerk: actions.add_account(
            "new", by=clerk, display_name="New", roles=[Role.LEGAL]
        ),
        lambda clerk: actions.set_roles(clerk, [Role.PRESS], by=clerk),
        lambda clerk: actions.deactivate(clerk, by=clerk),
        lambda clerk: actions.reactivate(clerk, by=clerk),
        lambda clerk: actions.reset_password(clerk, by=clerk),
        lambda clerk: actions.remove_factors(clerk, by=clerk),
    ],
)
def test_whoever_is_no_administrator_changes_nothing(clerk, act):
    with pytest.raises(PermissionDenied):
        act(clerk)
    clerk.refresh_from_db()
    assert (clerk.roles, clerk.is_active) == (frozenset({"legal"}), True)
    assert verbs(clerk) == ["accounts.account.add"]
    assert User.objects.count() == 1
