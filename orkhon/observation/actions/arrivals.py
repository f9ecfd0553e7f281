"""What comes in and what is answered: a filled form, its files, its receipt."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from orkhon.engines.xforms.file_names import safe_name
from orkhon.engines.xforms.instance import Instance, read_instance
from orkhon.observation.models import Submission
from orkhon.record.actions import Held, hold_bytes


@dataclass(frozen=True, slots=True)
class ArrivedFile:
    """A photo or another file that came with a form.

    Attributes:
        names: All that the phone may have called it, the likeliest first.
        media_type: As the phone said, "" when it did not.
        held: Its bytes; large ones lie in the store already.
    """

    names: tuple[str, ...]
    media_type: str
    held: Held


@dataclass(frozen=True, slots=True)
class Sender:
    """Who brought a form in: a field key, or an account.

    Attributes:
        key_id: The field key, if one did.
        observer_id: Whose key it was; goes before what the form says of itself.
        account: Actor id of the account, "" for a key.
        device_id: What the phone calls itself.
    """

    key_id: int | None = None
    observer_id: UUID | None = None
    account: str = ""
    device_id: str = ""
    # What the record asks of an actor; a phone holds no role.
    roles: frozenset[str] = field(default=frozenset(), init=False)
    parliament: str = field(default="", init=False)

    @property
    def actor_id(self) -> str:
        """Opaque: the number of the key, never the observer's name."""
        if self.account:
            return self.account
        return "machine/intake" if self.key_id is None else f"field-key/{self.key_id}"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A filled form that has come in, read but not yet kept. See `arrival_of`.

    Attributes:
        mission_id: For which mission.
        xml: The form, byte for byte.
        held: The same bytes, held for the record.
        instance: The same as read.
        received_at: When it was here, by our clock.
        channel: On which way it came.
        sender: Who brought it in.
        files: What came with it in the same post.
        client_time: What the phone's clock said when it sent; None when it was silent.
        is_draft: A trial of a form that is not published.
    """

    mission_id: UUID
    xml: bytes = field(repr=False)
    held: Held = field(repr=False)
    instance: Instance = field(repr=False)
    received_at: datetime
    channel: Submission.Channel
    sender: Sender
    files: tuple[ArrivedFile, ...] = ()
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
    sender: Sender,
    files: Sequence[tuple[str, str, bytes]] = (),
    client_time: datetime | None = None,
    is_draft: bool = False,
) -> Arrival:
    """A form whose bytes are all at hand, as an arrival.

    Args:
        files: Name, media type and bytes of each file.
    Raises:
        InstanceError: the XML cannot be read, or lacks what every form must carry.
    """
    return Arrival(
        mission_id=mission_id,
        xml=xml,
        held=hold_bytes(io.BytesIO(xml)),
        instance=read_instance(xml),
        received_at=received_at,
        channel=channel,
        sender=sender,
        files=tuple(
            ArrivedFile((name,), media_type, hold_bytes(io.BytesIO(data)))
            for name, media_type, data in files
        ),
        client_time=client_time,
        is_draft=is_draft,
    )


def kept_name_of(file: ArrivedFile) -> str:
    """A name that a folder can bear."""
    return safe_name(file.names[0] if file.names else "")
