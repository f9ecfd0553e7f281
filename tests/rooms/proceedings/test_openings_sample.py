"""What the sample opens to everybody is opened once, and its siblings stay closed."""

from orkhon.proceedings.models import Session
from orkhon.proceedings.queries.published_sessions import published_sessions
from orkhon.sample import public_openings


def test_the_sample_is_opened_once_and_a_planned_session_stays_closed(assembly, head):
    for number, state in ((1, "closed"), (2, "planned")):
        Session.objects.create(
            key=f"plenary-{number}", organ=assembly, number=number,
            title=f"Session {number}", from_on="2027-01-02", progress=state,
        )  # fmt: skip
    # The session that was held, and the sample session to come.
    assert public_openings.load(by=head) == 2
    assert {one.key for one in published_sessions()} == {"plenary-1", "plenary-17"}
    assert public_openings.load(by=head) == 0
