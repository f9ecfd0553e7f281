"""What the server says of the process that a page is drawn in.

A stream of events holds a thread for as long as somebody listens. Only the server
knows how many threads there are, and when the process is to stop; without its word a
process carries no streams, and pages ask instead.
"""

from collections.abc import Callable
from dataclasses import dataclass


def _goes_on() -> bool:
    return True


@dataclass
class Process:
    """Of this process.

    Attributes:
        streams: How many streams it carries at once.
        goes_on: Whether it answers; False once it is to stop.
    """

    streams: int = 0
    goes_on: Callable[[], bool] = _goes_on


PROCESS = Process()
