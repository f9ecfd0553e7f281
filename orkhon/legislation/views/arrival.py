"""What a person is told of the links after a text came in."""

from django.contrib import messages
from django.http import HttpRequest

from orkhon.accounts.reader import reader
from orkhon.legislation.actions.carrying import after_new_text, carried_words
from orkhon.legislation.models import Expression


def carry_and_tell(request: HttpRequest, expression: Expression) -> None:
    """Let links follow to a new text, and say what became of them."""
    carried = after_new_text(expression, by=reader(request))
    if not carried.is_empty:
        messages.info(request, carried_words(carried))
