"""Protocol: visits, seats, gifts, letters, friendship groups and projects."""

from orkhon.protocol.models.cooperation import (
    FriendshipGroup,
    Interaction,
    Project,
    ProjectStage,
)
from orkhon.protocol.models.gifts import (
    Gift,
)
from orkhon.protocol.models.occasions import (
    Letter,
    LetterCounter,
    LetterTemplate,
    Occasion,
)
from orkhon.protocol.models.order import (
    OrderRule,
)
from orkhon.protocol.models.personal import (
    PersonalDocument,
    PersonalOpening,
    RetentionRule,
)
from orkhon.protocol.models.programme import (
    Assignment,
    Car,
    Printout,
    ProgrammeItem,
    ProgrammeText,
)
from orkhon.protocol.models.seating import (
    Seat,
    SeatingPlan,
)
from orkhon.protocol.models.visits import (
    Entitlement,
    Invitation,
    Visit,
    VisitCategory,
    VisitParticipant,
)

__all__ = [
    "Assignment",
    "Car",
    "Entitlement",
    "FriendshipGroup",
    "Gift",
    "Interaction",
    "Invitation",
    "Letter",
    "LetterCounter",
    "LetterTemplate",
    "Occasion",
    "OrderRule",
    "PersonalDocument",
    "PersonalOpening",
    "Printout",
    "ProgrammeItem",
    "ProgrammeText",
    "Project",
    "ProjectStage",
    "RetentionRule",
    "Seat",
    "SeatingPlan",
    "Visit",
    "VisitCategory",
    "VisitParticipant",
]
