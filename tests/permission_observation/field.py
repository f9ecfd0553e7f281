"""Rights at the addresses of the observer's app, and what they name."""

import uuid

from tests.permission_answers import OPEN

# No account is asked for; the interface answers 401 without an observer's token.
ADDRESSES = {
    "field:shell": ("GET", [], OPEN),
    "field:part": ("GET", ["app file"], OPEN),
    "field:mission": ("GET", [], OPEN),
    "field:badge-keys": ("GET", [], OPEN),
    "field:check": ("GET", [], OPEN),
    "field:sent": ("GET", [], OPEN),
    "field:sent-form": ("GET", ["instance"], OPEN),
    "field:messages": ("GET", [], OPEN),
    "field:message-seen": ("POST", ["message id"], OPEN),
    "field:message-answer": ("POST", ["message id"], OPEN),
    "field:team-drafts": ("GET", [], OPEN),
    "field:team-draft": ("GET", ["instance"], OPEN),
    "field:position": ("GET", [], OPEN),
}


def parts(mission, people):
    """What the addresses above name, by the words used there."""
    return {
        "app file": "index.html",
        "instance": "uuid:4f1c",
        "message id": uuid.UUID(int=1),
    }
