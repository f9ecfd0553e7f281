"""The press service: communiqués, photographs, mailing, journalists, press review."""

from orkhon.press.models.accreditation import (
    Journalist,
    Notice,
    PressEvent,
)
from orkhon.press.models.communiques import (
    AcceptedDifference,
    Communique,
    CommuniqueFact,
    CommuniquePaper,
    CommuniqueText,
    CommuniqueVersion,
)
from orkhon.press.models.mailing import (
    Mailing,
    Subscriber,
)
from orkhon.press.models.photographs import (
    CommuniquePhotograph,
    Photograph,
    PhotographSize,
    PhotographText,
    Shown,
)
from orkhon.press.models.reviews import (
    Clipping,
    Coverage,
    Mistake,
)

__all__ = [
    "AcceptedDifference",
    "Clipping",
    "Communique",
    "CommuniqueFact",
    "CommuniquePaper",
    "CommuniquePhotograph",
    "CommuniqueText",
    "CommuniqueVersion",
    "Coverage",
    "Journalist",
    "Mailing",
    "Mistake",
    "Notice",
    "Photograph",
    "PhotographSize",
    "PhotographText",
    "PressEvent",
    "Shown",
    "Subscriber",
]
