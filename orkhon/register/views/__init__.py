"""The pages of the register."""

from orkhon.register.views.bodies import bodies, body, countries, country
from orkhon.register.views.chairs import chairmanships, figures
from orkhon.register.views.disclosing import everybody
from orkhon.register.views.duplicates import (
    answer_duplicate,
    duplicates,
    look_for_duplicates,
    undo_merge,
)
from orkhon.register.views.entering import add_person, change_person
from orkhon.register.views.files import export_csv, export_popolo, files, import_file
from orkhon.register.views.finding import search, suggestions
from orkhon.register.views.people import people, person

__all__ = [
    "add_person",
    "answer_duplicate",
    "bodies",
    "body",
    "chairmanships",
    "change_person",
    "countries",
    "country",
    "duplicates",
    "everybody",
    "export_csv",
    "export_popolo",
    "figures",
    "files",
    "import_file",
    "look_for_duplicates",
    "people",
    "person",
    "search",
    "suggestions",
    "undo_merge",
]
