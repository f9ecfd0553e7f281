"""The pages: who may see them, what they say, how many queries they take."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from orkhon.record.roles import Role
from orkhon.register import actions
from orkhon.register.models import Match, Merge, Person

READERS = [Role.PROTOCOL, Role.DELEGATE, Role.OBSERVER, Role.ADMINISTRATOR]
FOR_READERS = [
    "people",
    "search",
    "suggestions",
    "bodies",
    "countries",
    "chairmanships",
    "figures",
    "files",
    "export-popolo",
    "export-csv",
]


def words(response):
    """The text of a page without its marks."""
    text = re.sub(r"<(script|style).*?</\1>", "", response.content.decode(), flags=re.S)
    text = re.sub(r'<span class="slip.*?</span></span>', "", text, flags=re.S)
    return " ".join(re.sub(r"<[^>]+>|\u2060", " ", text).split())


@pytest.fixture
def held(keeper, person, parliament, speaker, assembly, citation):
    seat = actions.begin_membership(
        person,
        parliament,
        by=keeper,
        post=speaker,
        from_on="2020-05",
        to_on="2026-10",
        citation=citation,
        end_citation=citation,
    )
    actions.set_chairmanship(
        assembly, parliament, by=keeper, from_on="2021-06-12", citation=citation
    )
    return seat


@pytest.mark.parametrize("page", FOR_READERS)
def test_a_stranger_is_asked_to_sign_in(db, client, page):
    answer = client.get(reverse(f"register:{page}"))
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("role", READERS)
@pytest.mark.parametrize("page", FOR_READERS)
def test_everybody_with_a_role_reads(make, signed_in, role, page):
    client = signed_in(make("reader", role, parliament="sample-north"))
    assert client.get(reverse(f"register:{page}")).status_code == 200


@pytest.mark.parametrize("role", READERS[1:])
def test_pages_of_the_keepers_are_not_there_for_others(
    make, signed_in, keeper, person, role
):
    client = signed_in(make("reader", role, parliament="sample-north"))
    twin = actions.add_person("Sundetbek", by=keeper)
    merge = actions.merge_persons(person, twin, by=keeper)
    assert client.get(reverse("register:duplicates")).status_code == 404
    for address in (
        reverse("register:look-for-duplicates"),
        reverse("register:undo-merge", args=[merge.pk]),
        reverse("register:import"),
    ):
        assert client.post(address).status_code == 404
    assert Merge.objects.get().undone_at is None


def test_the_list_of_people_on_a_date(keeper, held, signed_in):
    actions.add_person("Erlan Tastaq", by=keeper)
    client = signed_in(keeper)
    address = reverse("register:people")
    page = words(client.get(address, {"on": "2022-03-01"}))
    assert "Omirgali Sundetbek Speaker, Northern Parliament" in page
    assert "Erlan Tastaq none known on this date" in page
    by_letter = words(client.get(address, {"letter": "o"}))
    assert "Omirgali Sundetbek" in by_letter
    assert "Erlan Tastaq" not in by_letter
    by_body = words(client.get(address, {"body": "sample-north", "on": "2022"}))
    assert "1 person, posts on 31 December 2022" in by_body
    by_spelling = words(client.get(address, {"q": "Сундетбек"}))
    assert "Omirgali Sundetbek" in by_spelling
    assert "Nobody fits." in words(client.get(address, {"body": "nowhere"}))


def test_a_day_that_does_not_exist_is_said_beside_the_field(keeper, signed_in):
    client = signed_in(keeper)
    wrong = words(client.get(reverse("register:people"), {"on": "2025-02-30"}))
    assert "“2025-02-30” is no day of the calendar" in wrong
    old = words(client.get(reverse("register:people"), {"on": "1066"}))
    assert "The register begins in 1900." in old


def test_a_person_with_posts_spellings_and_sources(keeper, held, person, signed_in):
    actions.add_name(person, "Өмірғали Сүндетбек", by=keeper, language="kk")
    wrong = actions.add_name(person, "Sundetbaev", by=keeper, kind="press")
    actions.supersede_name(wrong, by=keeper, why="misspelt")
    answer = signed_in(keeper).get(person_url(person), {"on": "2022-03-01"})
    page = words(answer)
    assert "Өмірғали Сүндетбек · Speaker, Northern Parliament" in page
    assert "said “ö-mir-ğa-LI sün-det-BEK”" in page
    assert "May 2020 October 2026 Speaker Northern Parliament" in page
    html = answer.content.decode()
    assert '<span class="superseded">Sundetbaev</span>' in html
    assert "elected Omirgali Sundetbek</span>" in html
    assert 'class="chart timeline"' in html


def person_url(person):
    return reverse("register:person", args=[person.pk])


def test_a_merged_person_leads_to_the_one_kept(keeper, person, signed_in):
    twin = actions.add_person("O. Sundetbek", by=keeper)
    actions.merge_persons(person, twin, by=keeper)
    client = signed_in(keeper)
    assert client.get(person_url(twin))["Location"] == person_url(person)
    assert "Stands also for: O. Sundetbek." in words(client.get(person_url(person)))


def test_a_person_who_is_not_there(keeper, signed_in):
    gone = reverse("register:person", args=["8f3c0000-0000-4000-8000-000000000009"])
    assert signed_in(keeper).get(gone).status_code == 404


def test_a_body_with_its_people_chair_and_parts(keeper, held, assembly, signed_in):
    commission = actions.add_body(
        "Commission",
        by=keeper,
        key="commission",
        kind="commission",
        parent=assembly,
        seats=8,
    )
    actions.add_post(commission, "Chair", by=keeper, rank="head")
    client = signed_in(keeper)
    page = words(client.get(reverse("register:body", args=["sample-assembly"])))
    assert "Commission Commission 0 of 8" in page
    part = words(client.get(reverse("register:body", args=["commission"])))
    assert "0 of 8 seats known" in part
    assert "For 8 seats no holder is known." in part
    assert "No holder is known for: Chair." in part
    north = words(
        client.get(reverse("register:body", args=["sample-north"]), {"on": "2022"})
    )
    assert "Omirgali Sundetbek Speaker May 2020 October 2026" in north
    listed = words(client.get(reverse("register:bodies"), {"kind": "commission"}))
    assert "Commission" in listed
    assert "Northern Parliament" not in listed
    assert client.get(reverse("register:body", args=["nowhere"])).status_code == 404


def test_a_term_that_ends_soon_is_shown(keeper, held, signed_in):
    page = signed_in(keeper).get(
        reverse("register:body", args=["sample-north"]), {"on": "2026-09-01"}
    )
    assert "One term ends within 90 days Omirgali Sundetbek, October 2026" in words(
        page
    )


def test_countries_and_what_forums_call_them(keeper, country, assembly, signed_in):
    actions.designate(
        country, "The North", by=keeper, forum=assembly, language="en", flag_shown=False
    )
    client = signed_in(keeper)
    assert "Northland XN The North Sample Assembly" in words(
        client.get(reverse("register:countries"))
    )
    page = words(client.get(reverse("register:country", args=["XN"])))
    assert "not shown" in page
    assert client.get(reverse("register:country", args=["QQ"])).status_code == 404


def test_who_chaired_on_a_date(keeper, held, assembly, signed_in):
    client = signed_in(keeper)
    page = words(client.get(reverse("register:chairmanships"), {"on": "2022-03-01"}))
    assert "Northern Parliament · Omirgali Sundetbek , Speaker" in page
    named = client.get(
        reverse("register:chairmanships"), {"assembly": "sample-assembly", "on": "1999"}
    )
    assert "Nobody is known to have chaired on this date." in words(named)


def test_figures_struck_and_later(keeper, signed_in):
    first = actions.record_figure(
        "Vote", "voters", 12416759, by=keeper, status="preliminary", citation=None
    )
    actions.supersede_figure(
        first, 12461796, by=keeper, status="final", citation=None, as_of="2026-02-24"
    )
    client = signed_in(keeper)
    page = words(client.get(reverse("register:figures"), {"q": "vote"}))
    assert "12,416,759" in page
    assert "later: 12,461,796" in page
    assert "No figure fits." in words(
        client.get(reverse("register:figures"), {"q": "cars"})
    )


def test_the_search_box_finds_any_spelling(keeper, held, citation, signed_in):
    client = signed_in(keeper)
    page = words(client.get(reverse("register:search"), {"q": "Сундетбек"}))
    assert "Omirgali Sundetbek" in page
    papers = words(
        client.get(reverse("register:search"), {"q": "Sample", "kind": "paper"})
    )
    assert "Sample report Paper" in papers
    assert "Sample Assembly Assembly" not in papers
    alone = client.get(
        reverse("register:search"), {"q": "Nobody"}, headers={"HX-Request": "true"}
    )
    assert "<html" not in alone.content.decode()
    assert "Nothing is called “Nobody”." in words(alone)
    typed = client.get(reverse("register:suggestions"), {"q": "Sundet"})
    assert words(typed) == "Omirgali Sundetbek"
    assert words(client.get(reverse("register:suggestions"), {"q": "zzzz"})) == (
        "Nothing found."
    )


def test_pairs_are_answered_and_merges_undone_with_the_keyboard(
    keeper, person, signed_in
):
    twin = actions.add_person("Өмірғали Сүндетбек", by=keeper, language="kk")
    client = signed_in(keeper)
    here = reverse("register:duplicates")
    looked = client.post(reverse("register:look-for-duplicates"), follow=True)
    assert "1 new pair waits." in words(looked)
    match = Match.objects.get()
    pair = words(client.get(here))
    assert "same sounds Omirgali Өмірғали" in pair or (
        "same sounds Өмірғали Omirgali" in pair
    )
    near = words(client.get(person_url(person)))
    assert "A near match waits for an answer." in near
    address = reverse("register:answer-duplicate", args=[match.pk])
    wrong = client.post(address, {"answer": "maybe"}, follow=True)
    assert "“maybe” is no answer to a match" in words(wrong)
    keep = "one" if match.one_id == twin.pk else "other"
    done = client.post(address, {"answer": f"same:{keep}"}, follow=True)
    assert "They are one person now. It can be undone." in words(done)
    assert Person.objects.get(pk=person.pk).merged_into_id == twin.pk
    undo = reverse("register:undo-merge", args=[Merge.objects.get().pk])
    assert "They are two persons again." in words(client.post(undo, follow=True))
    assert "was undone before" in words(client.post(undo, follow=True))
    parted = client.post(address, {"answer": "different"}, follow=True)
    assert "They stay two persons." in words(parted)


def test_a_file_is_taken_in_and_given_out(keeper, signed_in, upload):
    client = signed_in(keeper)
    address = reverse("register:import")
    done = client.post(
        address, {"file": upload("a.csv", "person,name\np1,Әнуар\n")}, follow=True
    )
    assert "1 row is new" in words(done)
    bad = client.post(address, {"file": upload("b.csv", "person,name\np1,\n")})
    assert bad.status_code == 422
    assert "line 2: name is empty" in words(bad)
    none = client.post(address)
    assert none.status_code == 422
    empty = client.post(address, {"file": upload("c.csv", "")})
    assert "the file is empty" in words(empty)
    big = client.post(address, {"file": upload("d.csv", "x" * (10 * 1024 * 1024 + 1))})
    assert "d.csv is larger than 10 MB." in words(big)
    given = client.get(reverse("register:export-csv"))
    assert given["Content-Disposition"] == 'attachment; filename="register.csv"'
    assert "Әнуар" in given.content.decode("utf-8-sig")


@pytest.fixture
def upload():
    def made(name, text):
        return SimpleUploadedFile(name, text.encode())

    return made


@pytest.mark.parametrize(
    ("page", "args", "most"),
    [
        ("people", (), 16),
        ("bodies", (), 14),
        ("countries", (), 13),
        ("chairmanships", (), 18),
        ("figures", (), 12),
        ("duplicates", (), 16),
    ],
)
def test_lists_take_the_same_queries_for_one_row_and_for_three(
    keeper, signed_in, assembly, django_assert_max_num_queries, page, args, most
):
    client = signed_in(keeper)
    address = reverse(f"register:{page}", args=args)
    counts = []
    for number in (1, 2, 3):
        grow(keeper, assembly, number)
        client.get(address)
        if number in (1, 3):
            with django_assert_max_num_queries(most) as captured:
                client.get(address)
            counts.append(len(captured))
    assert counts[0] == counts[1]


def grow(keeper, assembly, number):
    """One more of everything that the lists show."""
    country = actions.add_country(f"Land {number}", by=keeper, code=f"L{number}")
    body = actions.add_body(
        f"Body {number}",
        by=keeper,
        key=f"body-{number}",
        kind="parliament",
        country=country,
    )
    person = actions.add_person(f"Erlan Tastaq{number}", by=keeper)
    twin = actions.add_person(f"Ерлан Тастақ{number}", by=keeper)
    Match.objects.create(one=person, other=twin, score=0.9)
    actions.begin_membership(person, body, by=keeper, from_on="2020")
    actions.designate(country, "L", by=keeper, forum=assembly, language="en")
    actions.set_chairmanship(assembly, body, by=keeper, from_on=f"202{number}-06-01")
    actions.record_figure(
        "Vote", "voters", number, by=keeper, status="final", citation=None
    )
