"""The mark that says where a fact comes from."""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import pytest
from django.contrib.auth import get_user_model
from django.template import Context, Template
from django.utils import translation

from orkhon.record.models import Source

PK = "00000000-0000-4000-8000-000000000001"


@dataclass
class Paper:
    """Of the shape of a source."""

    pk: str = PK
    title: str = "Есеп"
    filename: str = "report.txt"
    language: str = "kk"
    published_on: str = "2026-03"
    is_open: bool = True
    is_restricted: bool = False

    def is_open_to(self, reader):
        return self.is_open


@dataclass
class Place:
    """Of the shape of a citation."""

    source: Paper = field(default_factory=Paper)
    quote: str = "Комитет <отырысы>"
    start: int = 12
    end: int = 29
    cited_by: str = ""
    cited_at: datetime | None = None


@dataclass
class Reader:
    """Of the shape of an account."""

    actor_id: str = "account/1"
    roles: frozenset = frozenset({"legal"})
    parliament: str = "kz"


def written(template, **context):
    text = "{% load provenance %}" + template
    with translation.override("en"):
        return Template(text).render(Context(context))


def test_the_mark_stands_as_the_visual_language_has_it():
    html = written(
        "fact{% mark c by='C. Ağdaşlı' at=on %}", c=Place(), on=date(2026, 9, 7)
    )
    slip = re.search(r'popovertarget="(c[0-9a-f]+)"', html)[1]
    assert html == (
        'fact<span class="prov">\u2060<button type="button" class="mark is-confirmed"'
        f' popovertarget="{slip}" aria-label="Confirmed: where this comes from">'
        f'</button><span class="slip" popover id="{slip}" role="note">'
        '<span class="slip-state">Confirmed · by C. Ağdaşlı, 7 September 2026</span>'
        '<span class="slip-quote" lang="kk">Комитет &lt;отырысы&gt;</span>'
        '<span class="slip-from">Есеп, March 2026'
        f' <a href="/record/sources/{PK}/?span=12-29#span">Open the source</a>'
        "</span></span></span>"
    )


def test_two_marks_of_one_page_never_share_a_name():
    html = written("{% mark c %}{% mark c %}", c=Place())
    names = re.findall(r'id="(\w+)"', html)
    assert len(set(names)) == 2
    assert re.findall(r'popovertarget="(\w+)"', html) == names


@pytest.mark.parametrize("state", ["proposed", "superseded", "erased"])
def test_each_state_has_its_own_form(state):
    html = written("{% mark c state %}", c=Place(), state=state)
    assert f'class="mark is-{state}"' in html
    assert f'class="slip is-{state}"' in html


def test_an_unknown_state_is_an_error_not_a_guess():
    with pytest.raises(ValueError, match="“perhaps” is no state of a mark"):
        written("{% mark c 'perhaps' %}", c=Place())


def test_a_fact_without_a_citation_says_so():
    html = written(
        "{% mark_of fact %}",
        fact=type("F", (), {"citation": None, "state": "confirmed"}),
    )
    assert "Entered by hand; no source is kept for it" in html
    assert "<a " not in html


def test_an_empty_list_of_citations_is_no_citation():
    assert "no source is kept" in written("fact{% mark found.0 %}", found=[])


def test_a_computed_figure_names_what_was_counted():
    html = written("{% mark None counted='Count of 103 forms' url='/forms/' %}")
    assert 'Count of 103 forms <a href="/forms/">Open what was counted</a>' in html


@pytest.mark.parametrize(
    ("readers", "is_open"),
    [
        ({"legal"}, True),
        ({"account/1"}, True),
        ({"parliament/kz"}, True),
        ({"account/2", "press", "parliament/tr"}, False),
    ],
)
def test_the_words_of_a_restricted_source_show_to_its_readers_alone(readers, is_open):
    source = Source(title="Есеп", language="kk", open_to="\n".join(readers))
    html = written("{% mark c %}", c=Place(source), user=Reader())
    assert ("Комитет" in html) is is_open
    assert ("restricted to named people" in html) is not is_open
    assert ("Есеп" in html) is is_open


@pytest.mark.parametrize(
    "role", ["observer", "delegate", "delegation-secretary", "administrator", ""]
)
def test_what_only_the_secretariat_may_open_is_quoted_to_nobody_else(role):
    place = Place(Source(title="Есеп", language="kk"))
    outsider = Reader(roles=frozenset({role} if role else ()))
    html = written("{% mark c %}", c=place, user=outsider)
    assert "Комитет" not in html
    assert "Есеп" not in html
    assert "/record/sources/" not in html
    assert "not open to you" in html
    assert "Комитет" in written("{% mark c %}", c=place, user=Reader())


def test_a_reader_without_a_parliament_is_not_everybodys():
    place = Place(Source(open_to="parliament/kz"))
    html = written("{% mark c %}", c=place, user=Reader(parliament=""))
    assert "Комитет" not in html


def test_a_long_quotation_ends_at_a_word():
    html = written("{% mark c %}", c=Place(quote="сөз " * 200))
    quote = re.search(r'lang="kk">(.*?)</span>', html)[1]
    assert quote.endswith("сөз …")
    assert len(quote) <= 323


def test_the_mark_speaks_the_language_of_the_screen():
    with translation.override("ru"):
        html = Template("{% load provenance %}{% mark c at='2026-09-07' %}").render(
            Context({"c": Place()})
        )
    assert "7 сентября 2026" in html


def test_a_state_has_a_sign_and_a_word():
    html = written("{% state 'late' '3 days late' %}")
    assert html == '<span class="state is-late">3 days late</span>'
    with pytest.raises(ValueError, match="“red” is no state of work"):
        written("{% state 'red' 'x' %}")


def test_a_language_is_named():
    assert written("{% lang 'kk' %}") == '<span class="lang" title="Kazakh">kk</span>'
    assert written("{% lang '' %}") == ""
    assert written("{{ 'kk-Latn'|language_name }}") == "Kazakh, Latin"
    assert written("{{ 'xx'|language_name }}") == "xx"


def test_partial_dates_carry_their_machine_form():
    assert (
        written("{{ '2026-03'|partial }}")
        == '<time datetime="2026-03">March 2026</time>'
    )
    assert written("{{ ''|partial }}") == ""
    assert written("{{ '2026-03-05'|day_month }}") == (
        '<time datetime="2026-03-05">5\u00a0March</time>'
    )
    assert written("{{ '2026-03'|until:'2026-05' }}") == "March 2026 – May 2026"


def test_a_moment_is_told_in_the_time_of_the_secretariat():
    # 21:00 in Greenwich is one o'clock of the next day in Baku
    late = datetime(2026, 3, 4, 21, tzinfo=UTC)
    assert written("{{ at|moment }}", at=late) == (
        '<time datetime="2026-03-04T21:00:00+00:00">5 March 2026, 01:00</time>'
    )
    assert written("{{ at|moment }}", at=None) == ""
    assert "Confirmed · 5 March 2026" in written(
        "{% mark c at=at %}", c=Place(), at=late
    )


def test_a_day_may_be_given_as_a_date():
    assert written("{{ on|partial }}", on=date(2026, 3, 5)) == (
        '<time datetime="2026-03-05">5 March 2026</time>'
    )
    assert "5\u00a0March<" in written("{{ on|day_month }}", on=date(2026, 3, 5))
    assert written("{{ ''|day_month }}") == ""


def test_a_source_whose_date_is_no_date_shows_what_it_has():
    html = written("{% mark c %}", c=Place(Paper(published_on="spring")))
    assert "Есеп, spring" in html


def test_an_actor_of_the_record_is_named_and_the_accounts_are_read_once(
    db, django_assert_num_queries
):
    made = get_user_model().objects.create_user("tastaq", display_name="E. Tastaq")
    with django_assert_num_queries(1):
        html = written(
            "{% actor a %}, {% actor m %}", a=made.actor_id, m="machine/reader"
        )
    assert html == "E. Tastaq, <code>machine/reader</code>"


@pytest.mark.django_db
def test_the_mark_names_who_confirmed_and_when():
    person = get_user_model().objects.create_user("ca", display_name="C. Ağdaşlı")
    place = Place(
        cited_by=person.actor_id, cited_at=datetime(2026, 9, 7, 8, tzinfo=UTC)
    )
    assert "Confirmed · by C. Ağdaşlı, 7 September 2026" in written(
        "{% mark c %}", c=place
    )


@pytest.mark.django_db
def test_a_proposal_has_nobody_who_confirmed():
    person = get_user_model().objects.create_user("ca", display_name="C. Ağdaşlı")
    place = Place(
        cited_by=person.actor_id, cited_at=datetime(2026, 9, 7, 8, tzinfo=UTC)
    )
    assert "Ağdaşlı" not in written("{% mark c 'proposed' %}", c=place)
