"""`orkhon who`: a person in any spelling, or the chair, on a day."""

import json

import pytest
from django.core.management import CommandError, call_command

from orkhon.register import actions
from orkhon.register.management.commands.who import Command


@pytest.fixture
def chaired(keeper, assembly, parliament, speaker, person, citation):
    actions.begin_membership(
        person,
        parliament,
        by=keeper,
        post=speaker,
        from_on="2020-05",
        citation=citation,
    )
    actions.set_chairmanship(
        assembly, parliament, by=keeper, from_on="2021-06-12", citation=citation
    )


def test_a_person_with_the_posts_of_the_day(chaired, capsys):
    call_command("who", "Сундетбек", on="2022-03-01")
    assert capsys.readouterr().out.splitlines() == [
        "Omirgali Sundetbek",
        "  Speaker, Northern Parliament, from 2020-05",
    ]


def test_a_day_on_the_blurred_edge_is_only_perhaps(chaired, capsys):
    call_command("who", "Sundetbek", on="2020-05-10")
    assert capsys.readouterr().out.splitlines()[1] == (
        "  perhaps Speaker, Northern Parliament, from 2020-05"
    )


def test_a_day_before_every_post(chaired, capsys):
    call_command("who", "Sundetbek", on="2019")
    assert capsys.readouterr().out.splitlines()[1] == "  no post known on 2019-12-31"


@pytest.mark.parametrize("words", [["chair"], ["the", "chair"], ["--chair"]])
def test_the_chair_is_a_parliament_and_a_person(chaired, capsys, words):
    call_command("who", *words, "--on", "2022-03-01")
    assert capsys.readouterr().out.splitlines() == [
        "Sample Assembly, 2022-03-01: Northern Parliament",
        "  Omirgali Sundetbek, Speaker, Northern Parliament",
        "  source: elected Omirgali Sundetbek",
    ]


def test_json_gives_the_same_as_data(chaired, capsys):
    call_command("who", "--chair", "--on", "2021-06-12", "--json")
    (chair,) = json.loads(capsys.readouterr().out)["chairs"]
    assert (chair["parliament"], chair["person"]) == (
        "Northern Parliament",
        "Omirgali Sundetbek",
    )
    assert (chair["from"], chair["to"], chair["certain"]) == ("2021-06-12", None, True)
    call_command("who", "Sundetbek", "--on", "2022", "--json")
    (found,) = json.loads(capsys.readouterr().out)["persons"]
    assert found["posts"][0]["body"] == "Northern Parliament"


def test_a_chair_whose_holder_is_not_known(keeper, assembly, parliament, capsys):
    actions.set_chairmanship(assembly, parliament, by=keeper, from_on="2021-06")
    call_command("who", "chair", "--on", "2021-06-12", "--assembly", "sample-assembly")
    assert capsys.readouterr().out.splitlines() == [
        "Sample Assembly, 2021-06-12: Northern Parliament",
        "  who presided for it is not known",
        "  handed over on this day, or the source gives no exact day",
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["Nobody"], "Nobody in the register is called “Nobody”.\n"),
        (
            ["chair", "--on", "1999"],
            "Nobody is known to have chaired on 1999-12-31.\n",
        ),
    ],
)
def test_nobody_is_an_answer_and_an_exit_code(chaired, capsys, words, said):
    with pytest.raises(SystemExit) as ended:
        call_command("who", *words)
    assert ended.value.code == 1
    assert capsys.readouterr().out == said


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "Say whom"),
        (["X", "--on", "2025-02-30"], "“2025-02-30” is no day of the calendar"),
        (["chair", "--assembly", "nowhere"], "The register has no body nowhere"),
    ],
)
def test_a_question_that_cannot_be_answered(db, words, message):
    with pytest.raises(CommandError, match=message):
        call_command("who", *words)


def test_the_help_gives_an_example():
    parser = Command().create_parser("orkhon", "who")
    assert "orkhon who Koshanov --on 2022-03-01" in parser.format_help()
