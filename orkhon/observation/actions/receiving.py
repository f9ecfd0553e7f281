"""The one way in for filled forms: from phones, files, text messages and paper.

A form is kept as it came, once, and its entry in the record is its receipt. Nothing
that can be read is refused: what does not fit is held and shown to a person.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from orkhon.engines.xforms.instance import Instance, read_instance
from orkhon.observation.models import Submission
from orkhon.record.actions import Held, hold_bytes


@dataclass(frozen=True, slots=True)
class ArrivedFile:
    """A photo or another file that came with a form.

    Attributes:
        name: A name that a folder can bear; the form's own where it names this file.
        name_as_sent: As the phone called it.
        media_type: As the phone called it, "" when it did not.
        held: Its bytes; large ones lie in the store already.
    """

    name: str
    name_as_sent: str
    media_type: str
    held: Held


@dataclass(frozen=True, slots=True)
class Arrival:
    """A filled form that has come in, read but not yet kept. See `arrival_of`.

    Attributes:
        mission_id: For which mission.
        xml: The form, byte for byte.
        instance: The same as read.
        received_at: When it was here, by our clock.
        channel: On which way it came.
        files: What came with it in the same post.
        key_id: The field key that brought it, if one did.
        observer_id: Whose key it was; goes before what the form says of itself.
        account: Actor id of the account that brought it in, "" for a key.
        device_id: What the phone calls itself.
        client_time: What the phone's clock said at `received_at`.
        is_draft: A trial of a form that is not published.
    """

    mission_id: UUID
    xml: bytes
    instance: Instance
    received_at: datetime
    channel: Submission.Channel
    files: tuple[ArrivedFile, ...] = ()
    key_id: int | None = None
    observer_id: UUID | None = None
    account: str = ""
    device_id: str = ""
    client_time: datetime | None = None
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the sender is told: the form stands in the record, as this entry.

    Attributes:
        submission_id: The row; None where it could only be kept as unreadable.
        seq: Number of the entry that says it was received.
        leaf: That entry's leaf hash, in hexadecimal.
        is_new: False when the very same bytes were here before.
        is_complete: Every file that the form names is here.
        missing: Names of those that are not.
        why_held: Why a person must look at it; "" when nobody must.
    """

    submission_id: int | None
    form_id: str
    instance_id: str
    seq: int
    leaf: str
    is_new: bool
    is_complete: bool
    missing: tuple[str, ...]
    why_held: str


def arrival_of(
    xml: bytes,
    *,
    mission_id: UUID,
    received_at: datetime,
    channel: Submission.Channel,
    files: Sequence[tuple[str, str, bytes]] = (),
    key_id: int | None = None,
    observer_id: UUID | None = None,
    account: str = "",
    device_id: str = "",
    client_time: datetime | None = None,
) -> Arrival:
    """A form whose bytes are all at hand, as an arrival.

    Args:
        files: Name, media type and bytes of each file.
    Raises:
        InstanceError: the XML cannot be read, or lacks what every form must carry.
    """


def receive(arrivals: Sequence[Arrival]) -> list[Receipt]:
    """Keep forms, all in one transaction, and give a receipt for each.

    The same bytes again are answered with the same receipt. Inside a transaction of
    the caller the forms are kept with it; otherwise they are on the disk when this
    returns, together with those that other threads brought at the same moment.

    Raises:
        DatabaseError: the database is away; nothing was kept, the sender comes again.
    """
