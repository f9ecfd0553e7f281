"""Rights at the addresses of the interface for programs, and what they name.

No cookie opens any of them: whoever shows neither a session's token nor a password is
answered 401. Who may what with one is in tests/rooms/observation/rest.
"""

from tests.permission_answers import OPEN

ADDRESSES = {
    "rest:sessions": ("POST", [], OPEN),
    "rest:session": ("GET", ["which session"], OPEN),
    "rest:current-user": ("GET", [], OPEN),
    "rest:roles": ("GET", [], OPEN),
    "rest:projects": ("GET", [], OPEN),
    "rest:project": ("GET", ["mission"], OPEN),
    "rest:app-users": ("GET", ["mission"], OPEN),
    "rest:app-user": ("GET", ["mission", "app user"], OPEN),
    "rest:assignments": ("GET", ["mission"], OPEN),
    "rest:assignment": ("POST", ["mission", "role", "app user"], OPEN),
    "rest:datasets": ("GET", ["mission"], OPEN),
    "rest:forms": ("GET", ["mission"], OPEN),
    "rest:service": ("GET", ["mission", "form id"], OPEN),
    "rest:metadata": ("GET", ["mission", "form id"], OPEN),
    "rest:table": ("GET", ["mission", "form id", "odata table"], OPEN),
    "rest:csv": ("GET", ["mission", "form id"], OPEN),
    "rest:zip": ("GET", ["mission", "form id"], OPEN),
    "rest:received": ("GET", ["mission", "form id"], OPEN),
    "rest:keys": ("GET", ["mission", "form id"], OPEN),
    "rest:submitters": ("GET", ["mission", "form id"], OPEN),
    "rest:received-xml": ("GET", ["mission", "form id", "received form"], OPEN),
    "rest:edits": ("GET", ["mission", "form id", "received form"], OPEN),
    "rest:edit-xml": (
        "GET",
        ["mission", "form id", "received form", "form version"],
        OPEN,
    ),
    "rest:edit": ("GET", ["mission", "form id", "received form", "form version"], OPEN),
    "rest:comments": ("GET", ["mission", "form id", "received form"], OPEN),
    "rest:received-files": ("GET", ["mission", "form id", "received form"], OPEN),
    "rest:received-file": (
        "GET",
        ["mission", "form id", "received form", "file name"],
        OPEN,
    ),
    "rest:received-one": ("GET", ["mission", "form id", "received form"], OPEN),
    "rest:draft": ("GET", ["mission", "form id"], OPEN),
    "rest:draft-xlsform": ("GET", ["mission", "form id", "ending"], OPEN),
    "rest:draft-fields": ("GET", ["mission", "form id"], OPEN),
    "rest:draft-publish": ("POST", ["mission", "form id"], OPEN),
    "rest:draft-files": ("GET", ["mission", "form id"], OPEN),
    "rest:draft-file": ("POST", ["mission", "form id", "file name"], OPEN),
    "rest:fields": ("GET", ["mission", "form id"], OPEN),
    "rest:form-files": ("GET", ["mission", "form id"], OPEN),
    "rest:versions": ("GET", ["mission", "form id"], OPEN),
    "rest:version-fields": ("GET", ["mission", "form id", "form version"], OPEN),
    "rest:version-xlsform": (
        "GET",
        ["mission", "form id", "form version", "ending"],
        OPEN,
    ),
    "rest:version": ("GET", ["mission", "form id", "form version"], OPEN),
    "rest:form-assignments": ("GET", ["mission", "form id"], OPEN),
    "rest:form-assignment": ("POST", ["mission", "form id", "role", "app user"], OPEN),
    "rest:xlsform": ("GET", ["mission", "form id", "ending"], OPEN),
    "rest:form": ("GET", ["mission", "form id"], OPEN),
}


def parts(mission, people):
    """What the addresses above name, by the words used there."""
    return {
        "app user": 1,
        "ending": "xlsx",
        "file name": "photo.jpg",
        "form id": "opening",
        "form version": "2027031401",
        "odata table": "Submissions",
        "received form": "uuid:4f1c",
        "role": "2",
        "which session": "current",
    }
