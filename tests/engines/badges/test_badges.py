"""The code of a badge against RFC 8032 and against another program."""

import base64
import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orkhon.engines import badges
from orkhon.engines.badges import Badge, BadgeError

# RFC 8032, section 7.1, test 1: the secret key and the public key that follows from it.
SECRET = bytes.fromhex(
    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
)
PUBLIC = bytes.fromhex(
    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
)
BADGE = Badge(
    mission=1,
    title="Sample referendum",
    card="KZ-0417",
    name="Әлия Үлгіқызы",
    parliament="Sample Assembly “West”",
    observer="KZ-01",
    valid_from=date(2027, 3, 11),
    valid_until=date(2027, 3, 16),
)
# Written by Node 20: JSON.stringify of an object with its keys in order, and
# crypto.sign(null, said, key) with the secret key above.
CODE = (
    "ORK1:eyJjIjoiS1otMDQxNyIsImUiOiIyMDI3LTAzLTE2IiwibSI6MSwibiI6ItOY0LvQuNGPINKu0Lv"
    "Qs9GW0pvRi9C30YsiLCJvIjoiS1otMDEiLCJwIjoiU2FtcGxlIEFzc2VtYmx5IOKAnFdlc3TigJ0iLCJz"
    "IjoiMjAyNy0wMy0xMSIsInQiOiJTYW1wbGUgcmVmZXJlbmR1bSIsInYiOjF9.2loU77a6kgWjMw5k0Z1K"
    "D-iH8FAe2z471xSgMucfP0OzKNd1om9OuahGrsALRz26qEBNp_QYDPI8xUDvTHYMBg"
)


def forged(values):
    """A code that the key's holder signed over anything."""
    said = values if isinstance(values, bytes) else json.dumps(values).encode()
    signature = badges.badge._private(SECRET).sign(said)
    head, tail = (
        base64.urlsafe_b64encode(one).rstrip(b"=").decode() for one in (said, signature)
    )
    return f"ORK1:{head}.{tail}"


def test_the_public_key_is_that_of_the_standard():
    assert badges.public_key_of(SECRET) == PUBLIC


def test_the_code_is_the_one_that_another_program_writes():
    assert badges.sign(BADGE, SECRET) == CODE
    assert badges.verify(f" {CODE}\n", PUBLIC) == BADGE


def test_a_changed_letter_is_noticed():
    head = CODE.index("S1otMDQxNyI")
    changed = CODE[:head] + "S1otMDQxOCI" + CODE[head + 11 :]
    assert base64.urlsafe_b64decode("S1otMDQxOCI=") == b'KZ-0418"'
    with pytest.raises(BadgeError, match="signature does not hold"):
        badges.verify(changed, PUBLIC)


def test_the_badge_of_another_mission_is_refused():
    other = badges.public_key_of(bytes(32))
    with pytest.raises(BadgeError, match="another mission's badge"):
        badges.verify(CODE, other)


def test_it_holds_from_its_first_day_to_its_last():
    days = [date(2027, 3, day) for day in (10, 11, 16, 17)]
    assert [BADGE.holds_on(day) for day in days] == [False, True, True, False]


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("", "no badge"),
        ("https://example.org/", "no badge"),
        ("ORK1:" + "A" * 5000, "no badge"),
        (CODE.rpartition(".")[0], "cut short"),
        (CODE[:-86] + "A" * 84, "cut short"),
        (CODE[:-86] + "=" * 86, "signs that no badge has"),
        (CODE[:-1] + "h", "signs that no badge has"),
        ("ORK1:Ә.Ә", "signs that no badge has"),
        (CODE + "ORK1:", "signs that no badge has"),
    ],
)
def test_what_is_no_code_is_refused(code, why):
    with pytest.raises(BadgeError, match=why):
        badges.verify(code, PUBLIC)


WHOLE = json.loads(base64.urlsafe_b64decode(CODE[5:].partition(".")[0] + "=="))


@pytest.mark.parametrize(
    ("values", "why"),
    [
        (WHOLE | {"v": 2}, "version 2"),
        ({"v": 1}, "no badge"),
        ([1], "no badge"),
        (b"\xff", "no badge"),
        (WHOLE | {"n": 7}, "no badge"),
        (WHOLE | {"s": "tomorrow"}, "no badge"),
        (WHOLE | {"x": 1}, "one form"),
        (WHOLE | {"n": " "}, "without name"),
    ],
)
def test_what_is_signed_but_no_badge_is_refused(values, why):
    with pytest.raises(BadgeError, match=why):
        badges.verify(forged(values), PUBLIC)


def test_keys_of_another_length_are_refused():
    with pytest.raises(BadgeError, match="32 bytes, not 31"):
        badges.sign(BADGE, SECRET[1:])
    with pytest.raises(BadgeError, match="32 bytes, not 0"):
        badges.verify(CODE, b"")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"mission": 0}, "no mission 0"),
        ({"name": ""}, "without name"),
        ({"parliament": "P" * 241}, "parliament has 241 signs"),
        ({"valid_until": date(2027, 3, 10)}, "before it begins"),
    ],
)
def test_a_badge_that_says_nothing_sensible_cannot_be_made(change, why):
    with pytest.raises(BadgeError, match=why):
        replace(BADGE, **change)


WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60).filter(str.strip)


@given(name=WORDS, parliament=WORDS, card=st.text(st.characters(codec="utf-8")))
def test_what_is_signed_is_read_again_in_any_script(name, parliament, card):
    badge = replace(BADGE, name=name, parliament=parliament, card=card[:240])
    assert badges.verify(badges.sign(badge, SECRET), PUBLIC) == badge
