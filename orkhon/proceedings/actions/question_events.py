"""What the screens of a sitting are told of questions."""

from orkhon.proceedings.actions.telling import question_moved
from orkhon.proceedings.models import Question


def tell(question: Question, what: str) -> None:
    """Let the screens of the sitting know that a question has moved."""
    question_moved(question, what)
