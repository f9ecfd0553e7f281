"""Files of the register: every bad line is named, all of a file or none of it."""

import json
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.record.actions import subject_of
from orkhon.record.models import Source
from orkhon.record.queries import history
from orkhon.register import actions, documents, queries
from orkhon.register.intake import ImportRefused
from orkhon.register.models import Body, Country, Membership, Name, Person, Post

HEAD = "person,name,language,name_kind,body,post,on_behalf_of,start_date,end_date"


def refused(data, *, by, filename="register.csv"):
    """What is wrong with a file, a line each; and nothing of it is kept."""
    before = (Person.objects.count(), Name.objects.count(), Source.objects.count())
    with pytest.raises(ImportRefused) as error:
        actions.import_file(
            data if isinstance(data, bytes) else data.encode(), filename=filename, by=by
        )
    after = (Person.objects.count(), Name.objects.count(), Source.objects.count())
    assert after == before
    return [str(problem) for problem in error.value.problems]


def test_a_table_of_persons_spellings_and_memberships(keeper, parliament, speaker):
    table = "\n".join(
        [
            HEAD,
            "p1,Әнуар Тастақ,kk,,,,,,",
            'p1,"Anuar ""Tastaq""",en,press,,,,2020,2021',
            "p1,Әнуар Тастақ,kk,,sample-north,Speaker,,2024-05,",
            "p2,Rüfət Səyyadlı,az,,Northern Parliament,,sample-north,,2026-01-31",
        ]
    )
    taken = actions.import_csv(table.encode(), filename="who.csv", by=keeper)
    assert taken.counts == {"persons": 2, "names": 1, "memberships": 2}
    anuar = Person.objects.get(display_name="Әнуар Тастақ")
    press = anuar.names.get(kind="press")
    assert (press.text, press.from_on, press.to_on) == (
        'Anuar "Tastaq"',
        "2020",
        "2021",
    )
    seat = anuar.memberships.get()
    assert (seat.post, seat.from_on, seat.to_on) == (speaker, "2024-05", "")
    assert seat.citation.quote == "p1,Әнуар Тастақ,kk,,sample-north,Speaker,,2024-05,"
    other = Membership.objects.get(person__display_name="Rüfət Səyyadlı")
    assert (other.body, other.on_behalf_of) == (parliament, parliament)
    (imported,) = (
        line
        for line in history(subject_of(taken.source))
        if line.verb == "register.file.import"
    )
    assert imported.payload == {"filename": "who.csv", "new": taken.counts}


def test_a_file_taken_in_twice_brings_nothing_new(keeper, parliament):
    table = f"{HEAD}\np1,Erlan Tastaq,en,,sample-north,,,2020,\n".encode()
    assert actions.import_file(table, filename="a.csv", by=keeper).total == 2
    assert actions.import_file(table, filename="a.csv", by=keeper).total == 0


def test_semicolons_and_a_byte_order_mark_are_read(keeper):
    table = "\ufeffperson;name;language\r\np1;Tastaq, Erlan;en\r\n\r\n"
    actions.import_file(table.encode(), filename="a.csv", by=keeper)
    name = Name.objects.get()
    assert name.text == "Tastaq, Erlan"
    assert name.citation.quote == "p1;Tastaq, Erlan;en"


def test_a_quoted_cell_may_run_over_two_lines(keeper):
    table = 'person,name,note\np1,Erlan Tastaq,"one\ntwo"\np2,Rüfət Səyyadlı,\n'
    actions.import_file(table.encode(), filename="a.csv", by=keeper)
    erlan = Person.objects.get(display_name="Erlan Tastaq")
    assert erlan.note == "one two"
    assert erlan.names.get().citation.quote == 'p1,Erlan Tastaq,"one\ntwo"'


def test_every_bad_line_is_named_with_its_number(keeper, parliament):
    table = "\n".join(
        [
            HEAD,
            "p1,Erlan Tastaq,en,,,,,,",
            "p1,Erlan Tastaq,en,,sample-north,,,2025-01-01,2025-02-30",
            ",Nobody,en,,,,,,",
            "p2,,en,nick,,,,,",
            "p3,A,en,,,Speaker,,2021,2020",
            "p4,B,en",
            f"p5,{'x' * 201},,,,,,12.06.2025,",
        ]
    )
    assert refused(table, by=keeper) == [
        "line 7: 3 cells but 9 columns",
        "line 3: end_date “2025-02-30” is no day of the calendar",
        "line 4: person is empty",
        "line 5: name is empty",
        "line 5: name_kind “nick” is none of abbreviation, alias, former, maiden,"
        " official, press, transliteration",
        "line 6: the post “Speaker” is in no body",
        "line 6: end_date 2020 is before start_date 2021",
        "line 8: the name has more than 200 characters",
        "line 8: start_date “12.06.2025” is no date: write 2025, 2025-06 or 2025-06-12",
    ]


def test_what_the_register_does_not_have_is_named(keeper, parliament, speaker):
    table = "\n".join(
        [
            HEAD,
            "p1,Erlan Tastaq,en,,Southern Parliament,,,,",
            "p1,Erlan Tastaq,en,,sample-north,Clerk,,,",
            "p1,Erlan Tastaq,en,,sample-north,,nowhere,,",
            "p1,Erlan Tastaq,en,,sample-north,Speaker,,2020,",
            "p1,Erlan Tastaq,en,,sample-north,Speaker,,2021,",
        ]
    )
    assert refused(table, by=keeper) == [
        "line 2: there is no body “Southern Parliament”",
        "line 3: Northern Parliament has no post “Clerk”; it has Speaker",
        "line 4: there is no body “nowhere”",
        "line 6: Erlan Tastaq: Speaker, Northern Parliament is in the register for"
        " these days already (2020 to not known)",
    ]


def test_a_body_without_posts_says_so(keeper, assembly):
    table = f"{HEAD}\np1,A,,,sample-assembly,Clerk,,,"
    assert refused(table, by=keeper) == [
        "line 2: Sample Assembly has no post “Clerk”; it has none"
    ]


def test_two_lines_that_contradict_each_other_are_named(keeper):
    table = "person,name,birth_date\np1,A,1970\np1,B,1971\n"
    assert refused(table, by=keeper) == [
        "line 3: birth_date 1971 but an earlier line says 1970"
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (b" \n ", "the file is empty"),
        (b"x" * (10 * 1024 * 1024 + 1), "10 MB is more than the 10 MB allowed"),
        ("person,name\np1,Ж".encode("utf-16"), "line 1: byte 0 is not UTF-8"),
        ("person,name\np1,Жан".encode("cp1251"), "line 2: byte 15 is not UTF-8"),
        (b"person,name\np1,a\0b", "line 2: holds a NUL: this is no text file"),
        (b"person,name", "there is a head and no line below it"),
        (b"name\nA", "line 1: there is no column “person”"),
        (b"person,name,name\n1,A,A", "line 1: the column “name” comes twice"),
        (b"person,name,age\n1,A,4", "line 1: “age” is no column; known are person,"),
        (b'person,name\np1,"A', "line 2: no CSV: unexpected end of data"),
        (b'person,name\np1,"A"b', "line 2: no CSV: ',' expected after '\"'"),
    ],
)
def test_what_is_no_table_is_refused_in_plain_words(keeper, data, message):
    (problem, *_) = refused(data, by=keeper)
    assert message in problem


def test_a_table_of_too_many_lines_is_to_be_split(keeper, monkeypatch):
    monkeypatch.setattr("orkhon.register.intake.csv_table.MOST_LINES", 3)
    table = "person,name\n" + "p1,A\n" * 4
    assert refused(table, by=keeper) == ["more than 3 lines: split the file"]


def popolo(**lists):
    return json.dumps(lists, ensure_ascii=False, indent=1)


def test_a_popolo_document_with_all_five_lists(keeper):
    document = popolo(
        areas=[{"id": "XN", "name": "Northland", "other_names": [{"name": "Север"}]}],
        organizations=[
            {
                "id": "np",
                "name": "Northern Parliament",
                "classification": "parliament",
                "area_id": "XN",
                "founding_date": "1991",
                "seats": 90,
            },
            {
                "id": "chamber",
                "name": "Lower Chamber",
                "classification": "chamber",
                "parent_id": "np",
            },
        ],
        posts=[
            {"id": "s", "label": "Speaker", "organization_id": "np", "rank": "head"}
        ],
        persons=[
            {
                "id": "8f3c0000-0000-4000-8000-000000000001",
                "name": "Әнуар Тастақ",
                "birth_date": "1970-05",
                "other_names": [
                    {"name": "Әнуар Тастақ", "lang": "kk", "note": "official"},
                    {"name": "Anuar Tastaq", "lang": "en", "note": "Press"},
                ],
            }
        ],
        memberships=[
            {
                "person_id": "8f3c0000-0000-4000-8000-000000000001",
                "organization_id": "np",
                "post_id": "s",
                "start_date": "2024-05",
                "end_date": None,
            }
        ],
        events=[{"id": "passed over"}],
    )
    taken = actions.import_popolo(document.encode(), filename="np.json", by=keeper)
    assert taken.counts == {
        "countries": 1,
        "names": 2,
        "bodies": 2,
        "posts": 1,
        "persons": 1,
        "memberships": 1,
    }
    anuar = Person.objects.get(pk="8f3c0000-0000-4000-8000-000000000001")
    assert {(one.text, one.language, one.kind) for one in anuar.names.all()} == {
        ("Әнуар Тастақ", "kk", "official"),
        ("Anuar Tastaq", "en", "press"),
    }
    parliament = Body.objects.get(key="np")
    assert (parliament.seats, parliament.country.code) == (90, "XN")
    assert Body.objects.get(key="chamber").parent == parliament
    assert queries.holder(parliament, date(2025, 1, 1)).person.name == "Әнуар Тастақ"
    row = Membership.objects.get().citation.quote
    assert json.loads(row)["start_date"] == "2024-05"
    again = actions.import_file(document.encode(), filename="np.json", by=keeper)
    assert again.total == 0


def test_bad_rows_of_a_document_are_named_with_their_line(keeper):
    document = (
        '{"persons": [\n'
        '{"id": "1", "name": "A", "birth_date": "1970-13"},\n'
        '{"id": "1", "name": "B", "other_names": [{"lang": "kk"}]},\n'
        '{"name": ""},\n'
        '"no object"],\n'
        '"organizations": [{"id": "o", "name": "O", "seats": true,'
        ' "other_names": {}}],\n'
        '"posts": [{"id": "p", "organization_id": "o", "rank": "boss"}],\n'
        '"memberships": [{"person_id": "1", "organization_id": "o",'
        ' "start_date": "2021", "end_date": "2020"}]}'
    )
    assert refused(document, by=keeper, filename="x.json") == [
        "line 2: birth_date “1970-13” is no day of the calendar",
        "line 3: one of other_names has no “name”",
        "line 3: the id “1” of persons is taken: line 2",
        "line 4: persons: “id” is missing",
        "line 4: persons: “name” is missing",
        "line 5: one of persons is no object",
        "line 6: seats “True” is no whole number",
        "line 6: other_names is no list",
        "line 7: posts: “label” is missing",
        "line 7: rank “boss” is none of deputy, head, member, staff",
        "line 8: end_date 2020 is before start_date 2021",
    ]


def test_rows_that_lead_nowhere_are_named(keeper):
    document = popolo(
        organizations=[
            {"id": "a", "name": "A", "classification": "choir"},
            {"id": "b", "name": "B", "classification": "group", "area_id": "XX"},
            {"id": "c", "name": "C", "classification": "group", "parent_id": "z"},
            {"id": "d", "name": "D", "classification": "group", "parent_id": "d"},
        ],
        posts=[{"id": "p", "label": "P", "organization_id": "z"}],
        memberships=[{"person_id": "1", "organization_id": "z"}],
    )
    found = refused(document, by=keeper, filename="x.json")
    assert [problem.partition(": ")[2] for problem in found] == [
        "classification “choir” is none of " + ", ".join(Body.Kind.values),
        "there is no area “XX”",
        "there is no organization “z”",
        "D would be a part of itself",
        "there is no organization “z”",
        "there is no person “1”",
        "there is no body “z”",
    ]


def test_a_country_that_stands_under_another_code_is_refused(keeper, country):
    document = popolo(areas=[{"id": "NN", "name": "Northland"}])
    assert refused(document, by=keeper, filename="x.json") == [
        "area NN: Northland is in the register already"
    ]
    assert Country.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "line 1: no JSON"),
        ('{"persons": [{"id": 1,}]}', "line 1: no JSON"),
        ('{"persons": []} more', "line 1: no JSON: something follows the document"),
        ('{"persons" []}', "line 1: no JSON: “:” is missing"),
        ("{1: []}", "line 1: no JSON: a name in quotes is missing"),
        ('{"persons": [}', "line 1: no JSON"),
        ('{"people": []}', "is this Popolo?"),
        ('{"x": ' + "[" * 100_000, "the JSON is nested too deeply"),
    ],
)
def test_what_is_no_document_is_refused_in_plain_words(keeper, text, message):
    (problem,) = refused(text, by=keeper, filename="x.json")
    assert message in problem


def test_a_new_body_gets_a_key_of_its_own(keeper, assembly):
    document = popolo(
        organizations=[
            {"id": "Sample Assembly!", "name": "Another", "classification": "group"},
            {"id": "Парламент", "name": "Third", "classification": "group"},
        ]
    )
    actions.import_file(document.encode(), filename="x.json", by=keeper)
    assert set(Body.objects.values_list("key", flat=True)) == {
        "sample-assembly",
        "sample-assembly-2",
        "body",
    }


def test_what_is_given_out_comes_back_as_it_was(
    keeper, person, parliament, speaker, country, assembly, django_assert_num_queries
):
    actions.add_name(person, "Сүндетбек", by=keeper, language="kk", kind="press")
    actions.begin_membership(
        person, parliament, by=keeper, post=speaker, from_on="2024-02", to_on="2026"
    )
    with django_assert_num_queries(6):
        given = documents.popolo()
    assert actions.import_file(given, filename="own.json", by=keeper).total == 0
    table = documents.csv_table()
    assert actions.import_file(table, filename="own.csv", by=keeper).total == 0
    for model in (Membership, Name, Person, Post):
        model.objects.all().delete()
    Body.objects.all().delete()
    Country.objects.all().delete()
    actions.import_file(given, filename="own-again.json", by=keeper)
    assert json.loads(documents.popolo()) == json.loads(given)
    assert documents.csv_table() == table


def test_only_the_secretariat_takes_in_files(delegate):
    with pytest.raises(PermissionDenied):
        actions.import_file(b"person,name\np1,A\n", filename="a.csv", by=delegate)
    assert not Person.objects.exists()
    assert not Source.objects.exists()
