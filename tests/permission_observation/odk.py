"""Rights at the addresses of the ODK protocol, and what they name.

No account is asked for: a phone shows a key, and where it shows none, or one that is
none, the answer is 401 in the protocol's own words. tests/rooms/observation/odk says
who gets in.
"""

from tests.permission_answers import OPEN

_FORM = ["no key", "project", "form"]
_OWN = ["project", "form"]
ADDRESSES = {
    "odk:draft-attachment": ("GET", [*_FORM, "media"], OPEN),
    "odk:draft-list": ("GET", _FORM, OPEN),
    "odk:draft-manifest": ("GET", _FORM, OPEN),
    "odk:draft-submission": ("POST", _FORM, OPEN),
    "odk:draft-xml": ("GET", _FORM, OPEN),
    "odk:key-attachment": ("GET", [*_FORM, "media"], OPEN),
    "odk:key-list": ("GET", ["no key", "project"], OPEN),
    "odk:key-manifest": ("GET", _FORM, OPEN),
    "odk:key-old-attachment": ("GET", [*_FORM, "version", "media"], OPEN),
    "odk:key-old-manifest": ("GET", [*_FORM, "version"], OPEN),
    "odk:key-old-xml": ("GET", [*_FORM, "version"], OPEN),
    "odk:key-submission": ("POST", ["no key", "project"], OPEN),
    "odk:key-xml": ("GET", _FORM, OPEN),
    "odk:own-attachment": ("GET", [*_OWN, "media"], OPEN),
    "odk:own-list": ("GET", ["project"], OPEN),
    "odk:own-manifest": ("GET", _OWN, OPEN),
    "odk:own-old-attachment": ("GET", [*_OWN, "version", "media"], OPEN),
    "odk:own-old-manifest": ("GET", [*_OWN, "version"], OPEN),
    "odk:own-old-xml": ("GET", [*_OWN, "version"], OPEN),
    "odk:own-submission": ("POST", ["project"], OPEN),
    "odk:own-xml": ("GET", _OWN, OPEN),
}


def parts(mission, people):
    """What the addresses above name, by the words used there."""
    return {
        "no key": "short",
        "project": mission.number,
        "form": "opening",
        "media": "a.csv",
        "version": "1",
    }
