"""What the record says of a thing of this room."""

from orkhon.record.actions import subject_of
from orkhon.record.queries import history


def entries(of):
    """The acts upon a thing with what they say, the first one first."""
    return [(line.verb, dict(line.payload)) for line in history(subject_of(of))]
