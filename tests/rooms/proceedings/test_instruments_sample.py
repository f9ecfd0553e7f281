"""The sample's legal documents: the public ones without words, the invented one with."""

from orkhon.legislation.models import Expression, Work
from orkhon.proceedings.queries.renewals import instruments, standing
from orkhon.record.roles import Role
from orkhon.sample import public_instruments, sample_instruments
from orkhon.sample.public_facts import FOLDER


def test_public_documents_say_what_sources_say_and_have_no_invented_words(make, db):
    legal = make("legal", Role.LEGAL)
    assert public_instruments.load(by=legal) == 7
    assert public_instruments.load(by=legal) == 0
    assert Expression.objects.count() == 0
    found = {one.work.key: one for one in instruments()}
    agreement = found["istanbul-agreement"]
    # turkicstates.org/en/iliskili-kurumlar/turkpa_2; mfa.kz; azertag 3822559
    assert [(one.on, one.kind) for one in agreement.events] == [
        ("2025", "in-hand"),
        ("2011-04", "amended"),
        ("2008-11-21", "signed"),
    ]
    assert (agreement.latest.adopted_on, agreement.has_text) == ("2008-11-21", False)
    # turk-pa.org/tr/content/faaliyetler/plsessions/iiplses/419; menafn.com/1107174498
    assert [(one.on, one.kind) for one in found["host-country-agreement"].events] == [
        ("2023-10", "amended"),
        ("2010-04-20", "ratified"),
        ("2010-03-30", "signed"),
    ]
    assert found["regulation-on-medals"].latest is None
    lines = (FOLDER / "facts.txt").read_text(encoding="utf-8")
    for one in found.values():
        assert all(event.citation.quote in lines for event in one.events)
        assert one.events


def test_the_sample_document_is_in_renewal_and_says_that_it_is_a_sample(
    make, parliaments
):
    legal = make("legal", Role.LEGAL)
    renewal = sample_instruments.load(by=legal)
    assert sample_instruments.load(by=legal) == renewal
    assert Work.objects.get().sample
    stands = standing(renewal)
    # Twelve articles and an added one; 4 kept, 2 agreed, 1 deleted, by renewal.toml.
    assert (stands.settled, stands.of) == (7, 13)
    assert dict(stands.counts) == {
        "not looked at": 4,
        "stays as it is": 4,
        "new wording proposed": 2,
        "new wording agreed": 2,
        "to be deleted": 1,
    }
