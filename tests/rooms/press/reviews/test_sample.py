"""The sample of the lists: it says what it is and loads once."""

from orkhon.press.models import Journalist, Mistake, Subscriber
from orkhon.press.queries.accreditation import applicants
from orkhon.sample import press_reviews


def test_the_sample_loads_once_and_has_one_mistake(contact, press):
    first = press_reviews.load(press)
    assert str(first) == str(press_reviews.load(press))
    assert (first.journalists, first.subscribers, first.reports) == (3, 2, 2)
    (mistake,) = Mistake.objects.filter(progress="confirmed")
    assert (mistake.kind, mistake.says) == ("date", "4 March 2027")
    assert mistake.record_says == "3 March 2027"
    assert all(one.email.endswith("@example.org") for one in Subscriber.objects.all())
    event = Journalist.objects.order_by("number")[0].event
    assert [one.same_as for one in applicants(event)] == [(3,), (), (1,)]
