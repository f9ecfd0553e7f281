"""What the register says of a day: holders, changes, seats, spellings, near names."""

import uuid
from datetime import date

import pytest

from orkhon.engines.periods import Certainty
from orkhon.record.actions import keep_source
from orkhon.record.roles import Machine
from orkhon.register import actions, queries
from orkhon.register.models import Person

DAY = date(2026, 11, 21)


@pytest.fixture
def held(keeper, person, parliament, speaker):
    return actions.begin_membership(
        person, parliament, by=keeper, post=speaker, from_on="2024-02"
    )


@pytest.fixture
def commission(keeper, assembly):
    return actions.add_body(
        "Commission on Legal Affairs",
        by=keeper,
        key="legal",
        kind="commission",
        parent=assembly,
        seats=3,
    )


def test_a_person_with_rows_merged_from_another(keeper, person, held, parliament):
    twin = actions.add_person("Сүндетбек", by=keeper, language="kk", born_on="1970")
    actions.begin_membership(twin, parliament, by=keeper, from_on="2021", to_on="2023")
    actions.merge_persons(person, twin, by=keeper)
    for pk in (person.pk, twin.pk):
        card = queries.person(pk)
        assert card.ref.id == person.pk
        assert card.born_on == "1970"
        assert [one.from_on for one in card.posts] == ["2024-02", "2021"]
        assert [one.text for one in card.spellings] == [
            "Omirgali Sundetbek",
            "Сүндетбек",
        ]
        assert [one.name for one in card.merged] == ["Сүндетбек"]
    (seat,) = queries.holders(parliament, date(2022, 6, 1))
    assert seat.person.name == "Omirgali Sundetbek"


def test_a_person_that_is_not_there(db):
    with pytest.raises(Person.DoesNotExist):
        queries.person(uuid.uuid4())


def test_a_person_on_a_day_without_the_posts_of_other_days(person, held):
    assert queries.person(person.pk, on=date(2020, 1, 1)).posts == ()
    assert len(queries.person(person.pk, on=DAY).posts) == 1


def test_the_spelling_of_a_language_is_the_official_one(keeper, person):
    actions.add_name(person, "Sündetbek Ö.", by=keeper, kind="press", language="tr")
    actions.add_name(person, "Ömirgali Sündetbek", by=keeper, language="tr")
    card = queries.person(person.pk)
    assert card.spelling_in("tr").text == "Ömirgali Sündetbek"
    assert card.spelling_in("az") is None


def test_posts_on_a_day_say_how_certain_they_are(person, held):
    (post,) = queries.posts_on([person.pk], date(2024, 2, 10))[person.pk]
    assert (post.certainty, str(post)) == (
        Certainty.UNKNOWN,
        "Speaker, Northern Parliament",
    )
    assert queries.posts_on([person.pk], date(2024, 1, 31)) == {person.pk: ()}


def test_changing_a_speaker_changes_no_list_of_an_old_day(
    keeper, held, parliament, speaker
):
    before = queries.holder(parliament, date(2024, 6, 1))
    actions.end_membership(held, by=keeper, on="2026-11-01")
    successor = actions.add_person("Rüfət Səyyadlı", by=keeper)
    actions.begin_membership(
        successor, parliament, by=keeper, post=speaker, from_on="2026-11-02"
    )
    assert queries.holder(parliament, date(2024, 6, 1)).person == before.person
    assert queries.holder("sample-north", DAY).person.name == "Rüfət Səyyadlı"
    assert queries.holder(parliament, DAY, post="Clerk") is None
    assert queries.holder(parliament, DAY, post=speaker).title == "Speaker"


def test_nobody_holds_a_post_in_a_body_that_has_ended(keeper, held, parliament):
    actions.dissolve_body(parliament, by=keeper, on="2026-07-01")
    assert queries.holder(parliament, date(2026, 6, 30)) is not None
    assert queries.holder(parliament, date(2026, 7, 2)) is None
    assert queries.person(held.person_id).posts[0].ends_on == "2026-07-01"


def test_a_term_entered_after_the_body_ended_never_holds(
    keeper, person, parliament, speaker
):
    actions.dissolve_body(parliament, by=keeper, on="2020-07-01")
    late = actions.begin_membership(person, parliament, by=keeper, from_on="2021")
    assert queries.holders(parliament, date(2021, 6, 1)) == ()
    (shown,) = queries.person(person.pk).posts
    assert (shown.id, shown.certainty) == (late.pk, Certainty.UNKNOWN)


def test_what_a_machine_proposed_holds_no_post(keeper, person, parliament):
    from_machine = actions.begin_membership(
        person, parliament, by=Machine("reports"), from_on="2020"
    )
    assert queries.holders(parliament, DAY) == ()
    assert queries.person(person.pk).posts[0].id == from_machine.pk


def test_the_seats_of_a_commission(keeper, commission, person):
    chair = actions.add_post(commission, "Chair", by=keeper, rank="head", precedence=1)
    staff = actions.add_post(commission, "Secretary", by=keeper, rank="staff")
    other = actions.add_person("Rüfət Səyyadlı", by=keeper)
    actions.begin_membership(
        person,
        commission,
        by=keeper,
        post=chair,
        from_on="2024-01-15",
        to_on="2027-01-15",
    )
    actions.begin_membership(other, commission, by=keeper, post=staff, from_on="2020")
    # 21 November 2026 to 15 January 2027 are 55 days; 90 days end on 19 February.
    seats = queries.commission_seats(commission, DAY)
    assert (seats.of, seats.vacant) == (3, 2)
    assert [one.person.name for one in seats.taken] == ["Omirgali Sundetbek"]
    assert [one.ends_on for one in seats.ending] == ["2027-01-15"]
    assert queries.commission_seats(commission, date(2026, 10, 1)).ending == ()


def test_a_body_whose_seats_are_not_known_has_no_vacancies(assembly):
    seats = queries.commission_seats(assembly, DAY)
    assert (seats.of, seats.vacant) == (None, None)


def test_terms_that_end_in_a_stretch_of_days(keeper, held, person, commission):
    actions.end_membership(held, by=keeper, on="2026-12")
    (ending,) = queries.terms_ending(date(2026, 12, 31), since=DAY)
    assert (ending.person.name, ending.ends_on) == ("Omirgali Sundetbek", "2026-12")
    assert queries.terms_ending(date(2026, 12, 30), since=DAY) == ()


def test_members_stand_by_precedence_then_in_english_order_of_countries(
    keeper, commission, country
):
    south = actions.add_country("Zephyria", by=keeper, code="XZ")
    for name, of in (("Aaron", south), ("Zeynep", country)):
        body = actions.add_body(
            f"Parliament of {of}",
            by=keeper,
            key=of.code.lower(),
            kind="parliament",
            country=of,
        )
        person = actions.add_person(name, by=keeper)
        actions.begin_membership(
            person, commission, by=keeper, on_behalf_of=body, from_on="2025"
        )
    shown = [one.person.name for one in queries.members_on(commission, DAY)]
    assert shown == ["Zeynep", "Aaron"]


def test_changes_of_a_body_and_its_parts_and_of_a_person(
    keeper, held, assembly, commission, person
):
    seat = actions.begin_membership(
        person, commission, by=keeper, from_on="2025-03", to_on="2026-03-01"
    )
    begin, end = queries.changes_between(assembly, date(2025, 1, 1), DAY)
    assert (begin.what, begin.on, begin.held.id) == ("began", "2025-03", seat.pk)
    assert (end.what, end.day) == ("ended", date(2026, 3, 1))
    of_person = queries.changes_between(person, date(2024, 2, 1), date(2025, 12, 31))
    assert [(one.what, one.on) for one in of_person] == [
        ("began", "2024-02"),
        ("began", "2025-03"),
    ]


def test_a_forum_may_call_a_territory_otherwise(keeper, country, assembly, parliament):
    actions.designate(
        country,
        "The North",
        by=keeper,
        forum=assembly,
        language="en",
        from_on="2023-04",
    )
    assert queries.designation(country, assembly, DAY).text == "The North"
    assert queries.designation(country, assembly, date(2023, 3, 31)) is None
    assert queries.designation(parliament, assembly, DAY) is None


def test_parliaments_stand_in_english_order_of_their_countries(keeper, parliament):
    assert [body.key for body in queries.parliaments()] == ["sample-north"]


def test_spellings_of_a_body_and_a_country(keeper, parliament, country):
    actions.add_name(parliament, "NP", by=keeper, kind="abbreviation")
    assert [one.text for one in queries.spellings_of(parliament)] == [
        "Northern Parliament",
        "NP",
    ]
    assert [one.text for one in queries.spellings_of(country)] == ["Northland"]


def test_near_names_are_scored_best_first(keeper, person):
    actions.add_person("Erlan Tastaq", by=keeper)
    (best, score), *_ = queries.near_persons("Өмірғали Сүндетбек")
    assert best == person
    assert 0.5 <= score <= 1
    assert queries.near_persons("  ") == []


def test_a_merged_person_is_found_once_under_the_row_kept(keeper, person):
    twin = actions.add_person("Sundetbaev Omirgali", by=keeper)
    actions.merge_persons(person, twin, by=keeper)
    found = queries.search("Sundetbaev", kinds=frozenset({"person"}))
    assert [(hit.id, hit.matched_spelling) for hit in found] == [
        (person.pk, "Sundetbaev Omirgali")
    ]


def test_a_struck_spelling_still_finds_its_owner(keeper, person):
    name = actions.add_name(person, "Quwandıqov", by=keeper, kind="press")
    actions.supersede_name(name, by=keeper, why="misread")
    assert queries.search("Кувандыков")[0].id == person.pk


def test_an_empty_question_finds_nothing(keeper, person, assembly):
    assert queries.search("Sundetbek")[0].id == person.pk
    assert queries.search("", by=keeper) == []
    assert queries.search("Sundetbek", 0) == []


def test_kinds_are_told_apart(keeper, country, parliament, assembly):
    found = {hit.label: hit for hit in queries.search("Northern Parliament")}
    hit = found["Northern Parliament"]
    assert (hit.kind, hit.under, hit.url) == (
        "body",
        "Parliament, Northland",
        "/register/bodies/sample-north/",
    )
    (land,) = queries.search("Northland", kinds=frozenset({"country"}))
    assert (land.kind, land.url) == ("country", "/register/countries/XN/")
    (bare,) = queries.search("Sample Assembly")
    assert bare.under == "Assembly"


def test_papers_are_found_by_those_who_may_open_them(keeper, make, delegate):
    for title, readers in (("Open paper on water", ()), ("Closed paper", ("press",))):
        keep_source(
            title.encode(),
            filename=f"{title}.txt",
            media_type="text/plain",
            text=title,
            language="en",
            by=keeper,
            title=title,
            restricted_to=readers,
        )
    press = make("press", "press")
    assert {hit.label for hit in queries.search("paper", by=press)} == {
        "Open paper on water",
        "Closed paper",
    }
    assert [hit.label for hit in queries.search("paper", by=keeper)] == [
        "Open paper on water"
    ]
    assert queries.search("paper", by=delegate) == []
    assert queries.search("paper") == []


def test_who_is_who_on_a_day(held):
    (found,) = queries.who("Sundetbek", DAY)
    assert (found.person.name, [str(post) for post in found.posts]) == (
        "Omirgali Sundetbek",
        ["Speaker, Northern Parliament"],
    )


def test_the_reader_of_reports_gets_names_posts_and_countries(
    keeper, held, person, parliament
):
    actions.add_name(person, "Сүндетбек", by=keeper, language="kk", kind="press")
    twin = actions.add_person("O. Sundetbek", by=keeper)
    actions.merge_persons(person, twin, by=keeper)
    register = queries.report_register()
    (known,) = register.persons
    assert known.key == str(person.pk)
    assert known.names[0] == "Omirgali Sundetbek"
    assert set(known.names) == {"Omirgali Sundetbek", "Сүндетбек", "O. Sundetbek"}
    assert [
        (post.title, post.body, post.since, post.until) for post in known.posts
    ] == [("Speaker", "Northern Parliament", "2024-02", None)]
    bodies = {body.key: body for body in register.bodies}
    assert bodies["sample-north"].country == "Northland"
    assert [place.names for place in register.places] == [("Northland",)]
    assert queries.report_register(date(2023, 1, 1)).persons[0].posts == ()


@pytest.mark.parametrize("rows", [1, 3])
def test_reads_do_not_grow_with_the_rows(
    keeper, parliament, django_assert_num_queries, rows
):
    people = [actions.add_person(f"Person {n} Tastaq", by=keeper) for n in range(rows)]
    for one in people:
        actions.begin_membership(one, parliament, by=keeper, from_on="2020")
    ids = [one.pk for one in people]
    with django_assert_num_queries(2):
        queries.posts_on(ids, DAY)
    with django_assert_num_queries(2):
        queries.holders(parliament, DAY)
    with django_assert_num_queries(4):
        queries.person(ids[0])
    with django_assert_num_queries(6):
        queries.report_register(DAY)


def test_what_is_entered_after_a_search_is_found_by_the_next_one(keeper, person):
    other = actions.add_person("Rüfət Səyyadlı", by=keeper)
    assert queries.search("Сайядлы")[0].id == other.pk
    actions.add_name(person, "Quwandıqov", by=keeper, kind="press")
    assert queries.search("Кувандыков")[0].id == person.pk
    assert queries.search("Сайядлы")[0].id == other.pk
