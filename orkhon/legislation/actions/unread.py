"""A file that cannot be read is kept all the same, with the reason."""

from django.utils.translation import gettext as _

from orkhon.record.actions import quarantine_source
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor


def kept_unread(filename: str, data: bytes, error: Exception, *, by: Actor) -> Refusal:
    """Keep the bytes in quarantine, and word the refusal for who sent them.

    Args:
        filename: As received.
        data: The bytes.
        error: Why the file cannot be read, in words for that person.
        by: Who sent it.
    Returns:
        The refusal, to be raised.
    """
    quarantine_source(
        data,
        filename=filename,
        media_type="application/octet-stream",
        why=str(error),
        by=by,
    )
    return Refusal(
        _("%(reason)s. The file is kept as it came.")
        % {"reason": str(error).rstrip(".")}
    )
