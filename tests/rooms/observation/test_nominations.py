"""Names from a file: all of them or none, every bad line named."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from orkhon.observation.actions.nominations import nominate_file
from orkhon.observation.models import Mission, Observer
from orkhon.record.models import Source
from orkhon.record.refusals import Refusal
from orkhon.register.intake import ImportRefused
from orkhon.register.models import Body, Name

GOOD = """name;parliament;capacity;post;languages;phone;email
Samir Nümunəli;Azerbaijan;;Deputy Speaker;az, English;+994 50;samir@example.org
Aizada  Ülgülova;sample-kg;staff of the delegation;;Кыргызча ru;;
"""


@pytest.fixture
def refused(mission, protocol):
    """Every problem of a file, as the reader is told."""

    def of(text, **kwargs):
        with pytest.raises(ImportRefused) as error, transaction.atomic():
            nominate_file(
                mission, text.encode(), filename="names.csv", by=protocol, **kwargs
            )
        assert not Observer.objects.exists()
        return [str(one) for one in error.value.problems]

    return of


def test_a_file_nominates_everybody_in_it(mission, parliaments, protocol, said):
    text = GOOD.replace("staff of the delegation", "delegation-staff")
    made = nominate_file(mission, text.encode(), filename="names.csv", by=protocol)
    assert [
        (one.code, one.name, one.capacity, one.post, one.languages) for one in made
    ] == [
        ("AZ-01", "Samir Nümunəli", "member", "Deputy Speaker", ["az", "en"]),
        ("KG-01", "Aizada Ülgülova", "delegation-staff", "", ["ky", "ru"]),
    ]
    assert said(mission) == ["observation.nominations.bring-in"]


def test_the_file_is_kept_for_those_who_run_missions(mission, parliaments, protocol):
    text = GOOD.replace("staff of the delegation", "")
    made = nominate_file(mission, text.encode(), filename="names.csv", by=protocol)
    source = Source.objects.get()
    assert {one.nomination for one in made} == {source}
    assert source.readers == {
        "deputy-secretary-general",
        "protocol",
        "secretary-general",
        protocol.actor_id,
    }


def test_a_secretary_brings_in_the_own_names(mission, parliaments, turkish_secretary):
    (one,) = nominate_file(
        mission,
        "name\nAylin Örnek\n".encode(),
        filename="names.csv",
        by=turkish_secretary,
        parliament=parliaments["TR"],
    )
    assert one.code == "TR-01"
    assert "parliament/sample-tr" in one.nomination.readers
    for foreign in (parliaments["AZ"], None):
        with pytest.raises(PermissionDenied):
            nominate_file(
                mission,
                b"name,parliament\nX,TR\n",
                filename="n.csv",
                by=turkish_secretary,
                parliament=foreign,
            )


def test_every_bad_line_is_named_and_nobody_taken_in(refused, parliaments):
    text = (
        "name,parliament,capacity,languages,email\n"
        "Samir Nümunəli,AZ,guest,az klingon,\n"
        ",AZ,,,\n"
        "\n"
        "Aizada Ülgülova,Narnia,,,\n"
        "Aylin Örnek,TR\n"
        "Good Name,TR,,,\n"
    )
    assert refused(text) == [
        "line 3: name is empty",
        "line 6: 2 cells but 5 columns",
    ]
    text = "\n".join(line for line in text.splitlines() if line.count(",") == 4)
    text = text.replace("\n,AZ,,,", "")
    problems = refused(text)
    assert problems[0] == (
        "line 2: capacity “guest” is none of member, staff, delegation-staff"
    )
    assert problems[1].startswith("line 2: “klingon” is no language of ours")
    assert problems[2] == "line 3: “Narnia” is no parliament of the register"


def test_a_name_that_fits_two_bodies_is_asked_about(refused, parliaments):
    twin = Body.objects.create(key="twin", kind="parliament", display_name="Twin")
    Name.objects.create(body=twin, text="Sample Grand Assembly", kind="alias")
    assert refused("name,parliament\nX,Sample Grand Assembly\n") == [
        "line 2: “Sample Grand Assembly” may be any of Sample Grand Assembly, Twin"
    ]


def test_the_rules_of_the_mission_hold_for_a_file(refused, parliaments):
    problems = refused("name,parliament\nAylin Örnek,TR\nSample Host,KZ\n")
    assert len(problems) == 1
    assert problems[0].startswith(
        "line 3: Sample Host is of Sample Kurultai: by its rule"
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "the file is empty"),
        ("person\nX\n", "line 1: there is no column “name”"),
        ("name,age\nX,7\n", "line 1: “age” is no column"),
        ("name,name\nX,Y\n", "line 1: the column “name” comes twice"),
        ("name\n", "there is a head and no line below it"),
        ('name\n"X\n', "line 2: no CSV"),
        ("name\nX\nx\n", "line 3: x stands in line 2 already"),
        ("name,email\nX,at@\n", "line 2: “at@” is no mail address"),
        (f"name\n{'X' * 201}\n", "line 2: name has more than 200 signs"),
        ("name\n" + "X\n" * 2001, "line 2002: more than 2000 lines"),
    ],
)
def test_what_is_no_list_of_names_is_refused(refused, parliaments, text, problem):
    found = refused(text, parliament=parliaments["TR"])
    assert any(one.startswith(problem) for one in found), found


def test_a_closed_mission_takes_no_file(mission, parliaments, protocol):
    Mission.objects.update(closed_at="2027-04-01T00:00Z")
    with pytest.raises(Refusal, match="closed"):
        nominate_file(mission, GOOD.encode(), filename="n.csv", by=protocol)
