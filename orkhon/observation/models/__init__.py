"""The tables of the observation room, by subject."""

from orkhon.observation.models.deployment import (
    DrawnStation,
    FormStage,
    RoutePlan,
    StationDraw,
    Team,
    TeamMember,
    Visit,
)
from orkhon.observation.models.forms import (
    FormDesign,
    FormFile,
    FormVersion,
)
from orkhon.observation.models.missions import (
    Coordinator,
    ElectoralRules,
    Mission,
    MissionCity,
    MissionStep,
    VoteKind,
)
from orkhon.observation.models.observers import (
    Badge,
    InterestDeclaration,
    MinistryList,
    Observer,
    ObserverDocument,
    Pledge,
)
from orkhon.observation.models.operations import (
    Incident,
    IncidentStep,
    Message,
    MessageDelivery,
    ObserverPosition,
    ProtocolCheck,
    TeamDraft,
    TextMessage,
)
from orkhon.observation.models.stations import (
    Area,
    PollingStation,
    StationImport,
    VotersOnList,
)
from orkhon.observation.models.submissions import (
    FieldKey,
    RestSession,
    Submission,
    SubmissionFile,
    SubmissionNote,
    Unreadable,
)

__all__ = [
    "Area",
    "Badge",
    "Coordinator",
    "DrawnStation",
    "ElectoralRules",
    "FieldKey",
    "FormDesign",
    "FormFile",
    "FormStage",
    "FormVersion",
    "Incident",
    "IncidentStep",
    "InterestDeclaration",
    "Message",
    "MessageDelivery",
    "MinistryList",
    "Mission",
    "MissionCity",
    "MissionStep",
    "Observer",
    "ObserverDocument",
    "ObserverPosition",
    "Pledge",
    "PollingStation",
    "ProtocolCheck",
    "RestSession",
    "RoutePlan",
    "StationDraw",
    "StationImport",
    "Submission",
    "SubmissionFile",
    "SubmissionNote",
    "Team",
    "TeamDraft",
    "TeamMember",
    "TextMessage",
    "Unreadable",
    "Visit",
    "VoteKind",
    "VotersOnList",
]
