"""Why a form is held, in the words that a person reads.

English here and in the record; a page translates them when it shows them.
"""

NO_SUCH_FORM = "“%(form)s” is no form of this mission"
NO_SUCH_VERSION = "%(form)s has no version “%(version)s” here"
NO_DRAFT = "%(form)s has no draft of version “%(version)s”"
CLOSED_FORM = "%(form)s was closed when it came"
CAME_IN_CLEAR = "%(form)s is to be encrypted and came in clear"
OTHER_ANSWERS = "other answers came before under the same number"
EDIT_OF_NOTHING = "it corrects a form that has not come"
EDIT_OF_ANOTHERS = "it corrects another observer’s form"
SECOND_EDIT = "another correction of the same form came before"
NOT_FOLLOWED = "it is kept, but what should follow from it failed"

REASONS = (
    NO_SUCH_FORM,
    NO_SUCH_VERSION,
    NO_DRAFT,
    CLOSED_FORM,
    CAME_IN_CLEAR,
    OTHER_ANSWERS,
    EDIT_OF_NOTHING,
    EDIT_OF_ANOTHERS,
    SECOND_EDIT,
    NOT_FOLLOWED,
)
