"""The verbs of the register, the only writers of its tables."""

from orkhon.register.actions.figures import record_figure, supersede_figure
from orkhon.register.actions.holding import (
    begin_membership,
    confirm_membership,
    correct_membership,
    end_membership,
    set_chairmanship,
)
from orkhon.register.actions.importing import (
    Imported,
    import_csv,
    import_file,
    import_popolo,
)
from orkhon.register.actions.merging import (
    answer_match,
    merge_persons,
    propose_matches,
    undo_merge,
)
from orkhon.register.actions.naming import (
    NewName,
    add_name,
    add_names,
    confirm_name,
    designate,
    supersede_name,
)
from orkhon.register.actions.nouns import (
    add_body,
    add_country,
    add_person,
    add_post,
    dissolve_body,
)

__all__ = [
    "Imported",
    "NewName",
    "add_body",
    "add_country",
    "add_name",
    "add_names",
    "add_person",
    "add_post",
    "answer_match",
    "begin_membership",
    "confirm_membership",
    "confirm_name",
    "correct_membership",
    "designate",
    "dissolve_body",
    "end_membership",
    "import_csv",
    "import_file",
    "import_popolo",
    "merge_persons",
    "propose_matches",
    "record_figure",
    "set_chairmanship",
    "supersede_figure",
    "supersede_name",
    "undo_merge",
]
