"""Who chaired, who sits and who takes part: statements 3 to 6 of the field."""

import csv
import io
import json
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.journeys.sessions import (
    LAPTOP,
    ROOM,
    entered,
    planned,
    press,
    today,
)

pytestmark = pytest.mark.browser

SPRING = date(2026, 3, 2)
"""A day before the speaker of the sample chamber changes."""
HANDED_OVER = "2026-06-30"


def taken_in(page, name, words):
    """Take a file into the register."""
    page.goto("/register/files/")
    page.set_input_files(
        "input[name=file]",
        {
            "name": name,
            "mimeType": "application/octet-stream",
            "buffer": words.encode(),
        },
    )
    press(page, "Take in the whole file")
    expect(page.locator(".errors")).to_have_count(0)


def list_of(page, session):
    """The list of participants as a table that anybody can read."""
    answer = page.request.get(f"{session}participants/list.csv")
    assert answer.ok
    return answer.body()


def test_who_chaired_on_1_march_2022_is_a_parliament_and_a_person(site, signed_in):
    """The chair passed to Kazakhstan on 28 September 2021 (tenth session, Turkistan)
    and to Kyrgyzstan on 24 June 2022; the Mazhilis elected Koshanov its chairman on
    1 February 2022 in place of Nigmatulin (domain.md, 1.3)."""
    page = signed_in("delegate", viewport=LAPTOP)
    page.goto(f"{ROOM}chair/")
    page.get_by_label("On the date").fill("2022-03-01")
    press(page, "Who chaired then?")
    chair = page.locator("section[aria-labelledby=now]")
    expect(chair).to_contain_text("Parliament of the Republic of Kazakhstan")
    expect(chair).to_contain_text("Yerlan Koshanov")
    expect(chair).not_to_contain_text("Nigmatulin")
    # Where both come from is one press away.
    expect(chair.get_by_role("button", name="where this comes from")).not_to_have_count(
        0
    )
    said = site.orkhon("chair", "--on", "2022-03-01", "--json")
    assert said.returncode == 0, said.stderr
    (answer,) = json.loads(said.stdout)["assemblies"]
    assert answer["chair"]["parliament"] == "Parliament of the Republic of Kazakhstan"
    assert answer["chair"]["person"] == "Yerlan Koshanov"


def test_a_new_speaker_does_not_change_an_old_list_of_participants(signed_in):
    page = signed_in("secgen", viewport=LAPTOP)
    taken_in(page, "sample-chamber.json", CHAMBER)
    old = planned(page, "Sample session under the first speaker", on=SPRING)
    takes_part(page, old, "Qorqud Sınayan")
    row = page.locator("main tbody tr", has_text="Qorqud Sınayan")
    expect(row).to_contain_text("Speaker")
    before = list_of(page, old)

    changed(page, "Qorqud Sınayan", "End the post", held="*", on=HANDED_OVER)
    changed(
        page,
        "Bayandur Yoxlanan",
        "Add the post",
        body="Sample Chamber of a Changing Speaker",
        post="Sample Chamber of a Changing Speaker",
        from_on=HANDED_OVER,
    )
    new = planned(page, "Sample session under the second speaker")
    takes_part(page, new, "Qorqud Sınayan")
    takes_part(page, new, "Bayandur Yoxlanan")
    posts = {
        one["name"]: one["post"]
        for one in csv.DictReader(io.StringIO(list_of(page, new).decode("utf-8-sig")))
    }
    assert posts == {"Qorqud Sınayan": "", "Bayandur Yoxlanan": "Speaker"}

    page.goto(f"{old}participants/")
    expect(row).to_contain_text("Speaker")
    assert list_of(page, old) == before


def takes_part(page, session, name):
    """Enter somebody as a guest, printed as the register has them on that day."""
    page.goto(f"{session}participants/add/")
    page.select_option("select[name=capacity]", "guest")
    page.select_option(
        "select[name=body]", label="Sample Chamber of a Changing Speaker"
    )
    page.fill("input[name=person]", name)
    press(page, "Enter")
    page.wait_for_url(f"{session}participants/")


def changed(page, name, button, **fields):
    """Change what the register says of a person."""
    page.goto(f"/register/search/?q={name}")
    page.get_by_role("link", name=name).first.click()
    page.wait_for_url("**/people/**")
    page.goto(f"{page.url.partition('?')[0]}change/")
    form = page.locator("main form").filter(has=page.get_by_role("button", name=button))
    for field, value in fields.items():
        at = form.locator(f"[name={field}]")
        if at.evaluate("one => one.tagName") == "INPUT":
            at.fill(value)
        elif value != "*":
            label = at.locator("option", has_text=value).first.inner_text()
            at.select_option(label=label)
    press(page, button)
    expect(page.get_by_text("The change is in the register.")).to_be_visible()


CHAMBER = """{
"organizations": [{"id": "sample-changing-chamber", "classification": "parliament",
 "name": "Sample Chamber of a Changing Speaker"}],
"posts": [{"id": "sample-changing-speaker", "label": "Speaker", "role": "Speaker",
 "organization_id": "sample-changing-chamber"}],
"persons": [{"id": "first", "name": "Qorqud Sınayan"},
 {"id": "second", "name": "Bayandur Yoxlanan"}],
"memberships": [{"person_id": "first", "post_id": "sample-changing-speaker",
 "organization_id": "sample-changing-chamber", "start_date": "2024-01-15"},
 {"person_id": "second", "organization_id": "sample-changing-chamber",
 "start_date": "2024-01-15"}]
}"""


def test_a_commission_shows_its_seats_vacancies_and_terms_that_end_soon(signed_in):
    """Eight seats, two of each parliament (domain.md, 1.2)."""
    soon, later = today() + timedelta(days=89), today() + timedelta(days=120)
    page = signed_in("commission", viewport=LAPTOP)
    lines = [
        "person,name,body,on_behalf_of,start_date,end_date",
        f"a,Sevinc Tezbitən,turkpa-economic,milli-majlis,2024-01-15,{soon}",
        f"b,Аңсаған Кешбітер,turkpa-economic,kazakhstan-kurultai,2026-07-02,{later}",
    ]
    taken_in(page, "sample-seats.csv", "\n".join(lines))
    page.goto(f"{ROOM}organs/")
    organ = page.locator("section[aria-labelledby=turkpa-economic]")
    expect(organ.locator("h2")).to_contain_text("2 of 8 seats")
    ending = organ.locator("p", has_text="within 90 days")
    expect(ending).to_contain_text("Sevinc Tezbitən")
    expect(ending).not_to_contain_text("Аңсаған Кешбітер")
    seats = organ.locator("tbody tr").all_inner_texts()
    assert [seat_of(row) for row in seats] == [
        (1, 2, 1),
        (1, 2, 1),
        (0, 2, 2),
        (0, 2, 2),
    ]


def seat_of(row):
    """How many seats of a member are taken, of how many, and how many are vacant."""
    last = row.replace("\xa0", " ").split("\t")[-1]
    words = last.replace("one vacant", "1 vacant").split()
    return int(words[0]), int(words[2]), int(words[3])


def test_members_stand_in_english_order_when_the_screen_is_kazakh(site, signed_in):
    """In Kazakh Өзбекстан stands before Түрікменстан, in English Uzbekistan last."""
    people = [
        ("Türkân Ölçülü", "tbmm", "leader", "delegation"),
        ("Умут Өлчөөлү", "jogorku-kenesh", "leader", "delegation"),
        ("Тілеуберді Өлшеулі", "kazakhstan-kurultai", "leader", "delegation"),
        ("Xatirə Ölçülü", "milli-majlis", "leader", "delegation"),
        ("Oʻlmas Oʻlchovli", "oliy-majlis", "leader", "observer"),
        ("Merdan Ölçegli", "turkmenistan-mejlis", "leader", "observer"),
        ("Benedek Mérték", "hungary-assembly", "leader", "observer"),
    ]
    english = [
        "Xatirə Ölçülü",
        "Тілеуберді Өлшеулі",
        "Умут Өлчөөлү",
        "Türkân Ölçülü",
        "Benedek Mérték",
        "Merdan Ölçegli",
        "Oʻlmas Oʻlchovli",
    ]
    page = signed_in("protocol", viewport=LAPTOP)
    session = planned(page, "Sample session of seven parliaments")
    entered(page, session, people)
    page.context.add_cookies(
        [{"name": "django_language", "value": "kk", "url": site.url}]
    )
    page.goto(f"{session}participants/")
    expect(page.locator("html")).to_have_attribute("lang", "kk")
    heads = page.locator("main section h2").all_inner_texts()
    assert heads[5].startswith("Түрікменстан")
    assert heads[6].startswith("Өзбекстан")
    assert page.locator("main tbody th a").all_inner_texts() == english
    rows = csv.DictReader(io.StringIO(list_of(page, session).decode("utf-8-sig")))
    assert [next(name for name in row.values() if name in english) for row in rows] == (
        english
    )
    page.goto(f"{ROOM}organs/")
    links = page.locator("section[aria-labelledby=delegations] tbody th a")
    keys = links.evaluate_all("all => all.map(one => one.pathname.split('/').at(-2))")
    assert [one.rpartition("-")[2] for one in keys] == [
        "azerbaijan",
        "kazakhstan",
        "kyrgyzstan",
        "turkiye",
    ]
