"""What a register adds: keys, holders at a date, bodies and places of its own."""

from orkhon.engines.reports import (
    KnownBody,
    KnownPerson,
    KnownPlace,
    KnownPost,
    Register,
    read_report,
)

REGISTER = Register(
    persons=(
        KnownPerson(
            "demirsoy",
            ("Orhan Demirsoy", "Орхан Демирсой"),
            (
                KnownPost("Secretary General", "TURKPA", "2025-10-15", None),
                KnownPost("Legal Officer", "TURKPA", "2015-01-01", "2020-01-01"),
            ),
        ),
        KnownPerson(
            "beketayev",
            ("Askar Beketayev",),
            (KnownPost("Chairman of the Senate", "Senate", "2020-05", "2026"),),
        ),
        KnownPerson(
            "twin-1", ("Leyla Rzazade",), (KnownPost("Deputy", "Milli Majlis"),)
        ),
        KnownPerson(
            "twin-2", ("Leyla Rzazade",), (KnownPost("Deputy", "Milli Majlis"),)
        ),
    ),
    bodies=(
        KnownBody("senate", ("Senate", "Upper House of Parliament"), "Kazakhstan"),
        KnownBody("turkpa", ("TURKPA",)),
        KnownBody("lake", ("Lake Commission",)),
    ),
    places=(KnownPlace(("Kökbulak",), "Kazakhstan"),),
)


def people(text, register=REGISTER):
    contact = read_report(text, source="test", register=register).contacts[0]
    return {one.name: one for one in contact.participants}


def test_a_full_name_finds_its_person_in_any_spelling():
    found = people("Ambassador of Hungary Orkhan Demirsoi met with Askar Beketayev.")
    assert {one.person for one in found.values()} == {"demirsoy", "beketayev"}


def test_two_persons_who_fit_equally_are_not_chosen_between():
    assert (
        people("Deputy Leyla Rzazade met with Askar Beketayev.")["Leyla Rzazade"].person
        is None
    )


def test_a_surname_alone_is_looked_up_by_post_and_date():
    found = people(
        "On 3 March 2026, Secretary General Demirsoy met with Askar Beketayev."
    )
    assert found["Demirsoy"].person == "demirsoy"
    assert (
        people("Mr. Demirsoy met with Askar Beketayev.")["Demirsoy"].person
        == "demirsoy"
    )


def test_a_post_that_nobody_named_is_given_to_its_holder_at_the_date():
    found = people(
        " date 2026-03-04 Ambassador of Hungary Gábor Szentesi met with members of the "
        "Senate. The Chairman of the Senate spoke of water. The Chairman of the Senate left."
    )
    assert found["Askar Beketayev"].person == "beketayev"
    assert found["Askar Beketayev"].post == "Chairman of the Senate"


def test_a_post_held_at_another_time_is_nobody_s():
    found = people(
        " date 2016-03-04 Ambassador of Hungary Gábor Szentesi met with members of the "
        "Senate. The Chairman of the Senate spoke of water."
    )
    assert "Askar Beketayev" not in found


def test_the_named_person_takes_the_post_that_stands_apart():
    found = people(
        " date 2026-03-04 Askar Beketayev met with Ambassador of Hungary Gábor Szentesi. "
        "The Chairman of the Senate spoke of water."
    )
    assert found["Askar Beketayev"].post == "Chairman of the Senate"


def test_a_bare_office_means_the_one_whom_the_text_names_with_it():
    found = people(
        " date 2026-03-04 Secretary General of the Council Emre Karatekin met with "
        "Ambassador of Hungary Gábor Szentesi. The Secretary General spoke of water."
    )
    assert "Orhan Demirsoy" not in found


def test_bodies_and_places_of_the_register_are_known():
    contact = read_report(
        "Secretary of the Lake Commission Askar Beketayev met with Gábor Szentesi, head of "
        "the school, in Kökbulak.",
        source="test",
        register=REGISTER,
    ).contacts[0]
    assert contact.place.value == "Kökbulak"
    assert contact.participants[0].body == "Lake Commission"


def test_without_dates_only_posts_that_go_on_are_held():
    assert [one.key for one in REGISTER.holders("Secretary General", None, None)] == [
        "demirsoy"
    ]
    assert REGISTER.holders("Legal Officer", "TURKPA", None) == []
    assert [one.key for one in REGISTER.holders("Legal Officer", "TURKPA", "2016")] == [
        "demirsoy"
    ]
    assert REGISTER.holders("Legal Officer", "Senate", "2016") == []


def test_one_word_is_no_full_name():
    assert REGISTER.person_named("Demirsoy") is None


def test_a_body_of_the_register_keeps_the_seat_that_everybody_knows():
    contact = read_report(
        "Secretary General Demirsoy met with Askar Beketayev at the TURKPA Headquarters.",
        source="test",
        register=REGISTER,
    ).contacts[0]
    assert contact.place.value == "TURKPA Headquarters, Baku"


def test_a_country_under_another_name_is_a_country():
    register = Register(
        places=(KnownPlace(("Kazakhstan", "Land of the Steppe"), "Kazakhstan"),)
    )
    contact = read_report(
        "Ambassador of Hungary Gábor Szentesi paid an official visit to Land of the Steppe.",
        source="test",
        register=register,
    ).contacts[0]
    assert contact.place.value == "Land of the Steppe"
