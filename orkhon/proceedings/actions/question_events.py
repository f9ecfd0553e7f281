"""What the screens of a sitting are told of questions."""

from django.utils import timezone

from orkhon.proceedings.models import Question, SittingEvent


def tell(question: Question, what: str) -> None:
    """Let the screens of the sitting know that a question has moved."""
    if question.sitting_id is not None:
        SittingEvent.objects.create(
            sitting_id=question.sitting_id,
            kind=SittingEvent.Kind.POSITION,
            at=timezone.now(),
            data={"question": question.number, "what": what},
        )
