"""Rights at the addresses of letters."""

from datetime import date

from orkhon.protocol.actions.letter_templates import Words, add_template
from orkhon.protocol.actions.letters import Wanted, draft_letter
from tests.permission_answers import LAW_EDITORS, OFFICE

ADDRESSES = {
    "protocol:letters": ("GET", [], OFFICE),
    "protocol:letters-file": ("GET", [], OFFICE),
    "protocol:new-letter": ("GET", [], OFFICE),
    "protocol:letter-templates": ("GET", [], OFFICE),
    "protocol:new-letter-template": ("GET", [], OFFICE),
    "protocol:letter-template": ("GET", ["letter template"], OFFICE),
    "protocol:retire-template": ("GET", ["letter template"], OFFICE),
    "protocol:letter": ("GET", ["letter"], OFFICE),
    "protocol:letter-paper": ("GET", ["letter", "letter form"], OFFICE),
    "protocol:sign-letter": ("GET", ["letter"], LAW_EDITORS),
    "protocol:send-letter": ("GET", ["letter"], OFFICE),
    "protocol:drop-letter": ("GET", ["letter"], OFFICE),
}


def parts(found, country, people):
    """A draft of thanks."""
    by = people["head"]
    words = Words("thanks", "Sample thanks", "en", "Sample", "Sample words.")
    template = add_template(words, by=by)
    wanted = Wanted(kind="thanks", person=found["celebrated"], template=template)
    letter = draft_letter(wanted, by=by, on=date(2027, 2, 20))
    return {
        "letter": letter.pk,
        "letter template": template.pk,
        "letter form": "docx",
    }
