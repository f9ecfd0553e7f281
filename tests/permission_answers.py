"""What an address answers to each kind of account; the words of the table of rights."""

from orkhon.record.roles import Role

KINDS = {
    "observer": ([Role.OBSERVER], ""),
    "delegate": ([Role.DELEGATE], "one"),
    "delegation secretary": ([Role.DELEGATION_SECRETARY], "one"),
    "secretariat": ([Role.PRESS], ""),
    "named": ([Role.PROTOCOL], ""),
    "head": ([Role.SECRETARY_GENERAL], ""),
    "administrator": ([Role.ADMINISTRATOR], ""),
    "coordinator": ([Role.OBSERVER], ""),
}
"""Who asks: roles and parliament. "coordinator" is no more than an observer, and is
named to run the mission. "named" is of the Secretariat as well, and is
named in the record of conversation; "public" has no account."""

EVERYBODY = ("public", *KINDS)
SIGNED_IN = dict.fromkeys(KINDS, "allowed") | {"public": "sign in"}
AGAIN = dict.fromkeys(KINDS, "password again") | {"public": "sign in"}
INVISIBLE = dict.fromkeys(KINDS, "invisible") | {"public": "sign in"}
SECRETARIAT = dict.fromkeys(("secretariat", "named", "head"), "allowed")

OPEN = dict.fromkeys(EVERYBODY, "allowed")
DOOR = dict.fromkeys(EVERYBODY, "sign in")
NOWHERE = dict.fromkeys(EVERYBODY, "invisible")
OWN = SIGNED_IN
OFFICE = INVISIBLE | SECRETARIAT
READERS = SIGNED_IN
KEEPERS = OFFICE
ADMINISTRATORS = INVISIBLE | {"administrator": "allowed"}
NAMED = INVISIBLE | {"named": "allowed"}
RECORD = (
    dict.fromkeys(KINDS, "denied")
    | SECRETARIAT
    | {"administrator": "allowed", "public": "sign in"}
)

RUNNERS = INVISIBLE | dict.fromkeys(("named", "head"), "allowed")
"""Protocol and the heads: who run a mission, with its coordinators."""
MISSION = OFFICE | {"coordinator": "allowed"}
"""Reads of a mission: the Secretariat and the mission's coordinator."""
RUN = RUNNERS | {"coordinator": "allowed"}
"""Acts on a mission as a whole."""
LAW_READERS = OFFICE | dict.fromkeys(("delegate", "delegation secretary"), "allowed")
"""The Secretariat and the delegations."""
LAW_EDITORS = INVISIBLE | {"head": "allowed"}
"""Who brings in texts and decides: here the head alone; legal officers as well."""
LAW_COMMENTERS = LAW_EDITORS | dict.fromkeys(
    ("delegate", "delegation secretary"), "allowed"
)
"""Who comments on a draft: a delegation for its parliament, an editor for a letter."""
