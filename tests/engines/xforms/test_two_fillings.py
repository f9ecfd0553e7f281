"""Two observers, one agreed form; and which files a filled form waits for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orkhon.engines.xforms.comparison import (
    ComparisonError,
    compare_instances,
)
from orkhon.engines.xforms.conversion import convert
from orkhon.engines.xforms.expected_files import files_named
from orkhon.engines.xforms.instance import read_instance
from tests.engines.xforms.forms import workbook


@pytest.fixture(scope="module")
def schema():
    return convert(workbook(), "opening.xlsx").schema


def opening(answers, header="", start="2026-11-22T08:00:00+05:00", instance="uuid:1"):
    return read_instance(
        f'<data id="opening" version="1"><start>{start}</start><header>{header}</header>'
        f"<opening>{answers}</opening>"
        f"<meta><instanceID>{instance}</instanceID></meta></data>".encode()
    )


def found(a, b, schema, **options):
    return [
        (each.path, each.a, each.b)
        for each in compare_instances(opening(a), opening(b), schema, **options)
    ]


def test_answers_that_differ_are_shown_in_words_of_each_language(schema):
    (difference,) = compare_instances(
        opening("<on_time>yes</on_time>", start="2026-11-22T07:00:00Z"),
        opening("<on_time>not_seen</on_time>", instance="uuid:2"),
        schema,
    )
    assert difference.path == "/data/opening/on_time"
    assert difference.labels == {"en": "on_time?", "kk": "on_time ме?"}
    assert (difference.a, difference.b) == ("yes", "not_seen")
    assert difference.shown(difference.a, "kk") == "Иә"
    assert difference.shown(difference.b, "kk") == "Көрмедім"


def test_an_answer_and_none_differ_but_empty_and_none_do_not(schema):
    a = "<on_time>yes</on_time><voters/>"
    (difference,) = compare_instances(opening(a), opening("<on_time/>"), schema)
    assert (difference.a, difference.b) == ("yes", None)
    assert difference.shown(None, "en") == ""


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("<voters>5</voters>", "<voters>005</voters>"),
        ("<several>yes no</several>", "<several>no yes</several>"),
        ("<photo>й.jpg</photo>", "<photo>и\u0306.jpg</photo>"),
        (
            "<person><who>A  B</who></person>",
            "<person><who> A B</who></person><person/>",
        ),
    ],
)
def test_what_means_the_same_is_no_difference(schema, a, b):
    assert found(a, b, schema) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("<voters>5</voters>", "<voters>50</voters>"),
        ("<voters>5</voters>", "<voters>five</voters>"),
        ("<several>yes no</several>", "<several>no</several>"),
    ],
)
def test_what_means_something_else_is_one(schema, a, b):
    assert len(found(a, b, schema)) == 1


@pytest.mark.parametrize(
    ("a", "b", "is_same"),
    [
        ("2026-11-22T10:00:00.000+05:00", "2026-11-22T05:00:00.000Z", True),
        ("2026-11-22T10:00:00", "2026-11-22T10:00:00", True),
        ("2026-11-22T10:00:00", "2026-11-22T10:00:00Z", False),
        ("noon", "2026-11-22T12:00:00Z", False),
    ],
)
def test_one_moment_may_be_written_in_two_zones(schema, a, b, is_same):
    first = opening("", header=f"<arrival>{a}</arrival>")
    second = opening("", header=f"<arrival>{b}</arrival>")
    assert (compare_instances(first, second, schema) == ()) is is_same


def test_several_answers_are_shown_one_after_the_other(schema):
    (difference,) = compare_instances(
        opening("<several>yes no</several>"), opening(""), schema
    )
    assert difference.shown(difference.a, "kk") == "Иә, Жоқ"


def test_turns_of_a_repeat_are_laid_side_by_side(schema):
    one = "<person><who>A</who></person>"
    two = f"{one}<person><who>B</who></person>"
    assert found(one, two, schema) == [("/data/opening/person[2]/who", None, "B")]


def test_differences_come_in_the_order_of_the_form_and_strangers_last(schema):
    paths = found(
        "<stranger>x</stranger><voters>1</voters><on_time>yes</on_time>", "", schema
    )
    assert [path.rpartition("/")[2] for path, _a, _b in paths] == [
        "on_time",
        "voters",
        "stranger",
    ]


def test_an_answer_the_form_does_not_ask_for_is_shown_as_written(schema):
    (difference,) = compare_instances(
        opening("<stranger>x</stranger>"), opening(""), schema
    )
    assert difference.field is None
    assert difference.labels == {}
    assert difference.shown(difference.a, "en") == "x"


def test_what_may_differ_is_left_out_group_and_all(schema):
    a, b = opening("", header="<station>1</station>"), opening("<voters>1</voters>")
    ignore = ["/data/header", "/data/opening/voters"]
    assert len(compare_instances(a, b, schema)) == 2
    assert compare_instances(a, b, schema, ignore=ignore) == ()


def test_different_forms_and_encrypted_ones_are_not_compared(schema):
    other = read_instance(b'<data id="closing" instanceID="u"/>')
    sealed = read_instance(b'<data id="opening" encrypted="yes" instanceID="u"/>')
    with pytest.raises(ComparisonError):
        compare_instances(opening(""), other, schema)
    with pytest.raises(ComparisonError):
        compare_instances(opening(""), sealed, schema)
    with pytest.raises(ComparisonError):
        compare_instances(sealed, opening(""), schema)


ANSWERS = st.dictionaries(
    st.sampled_from(["on_time", "several", "voters", "stranger"]),
    st.sampled_from(["yes", "no", "1", "01", "", "yes no", "no yes"]),
)


@given(ANSWERS, ANSWERS)
def test_order_changes_nothing_but_the_sides(first, second):
    # Made once; hypothesis runs the body many times.
    a, b = (
        opening("".join(f"<{name}>{text}</{name}>" for name, text in answers.items()))
        for answers in (first, second)
    )
    forth = compare_instances(a, b, SCHEMA)
    back = compare_instances(b, a, SCHEMA)
    assert {(each.path, each.a, each.b) for each in forth} == {
        (each.path, each.b, each.a) for each in back
    }
    assert compare_instances(a, a, SCHEMA) == ()


SCHEMA = convert(workbook(), "opening.xlsx").schema


def test_a_filled_form_waits_for_its_photos_and_the_phones_log(schema):
    instance = read_instance(
        b'<data id="opening"><opening><photo> 1.jpg </photo><voters>2</voters></opening>'
        b"<meta><instanceID>u</instanceID><audit>audit.csv</audit></meta></data>"
    )
    assert files_named(instance, schema) == ("1.jpg", "audit.csv")
    assert files_named(instance, None) == ("audit.csv",)


def test_one_photo_named_twice_is_one_file(schema):
    twice = opening("<photo>1.jpg</photo><photo>1.jpg</photo><voters>1</voters>")
    assert files_named(twice, schema) == ("1.jpg",)
    assert files_named(opening("<photo/>"), schema) == ()


def test_an_encrypted_form_waits_for_its_cipher_and_its_media():
    sealed = read_instance(
        b'<data id="f" encrypted="yes" instanceID="u"><media><file>1.jpg.enc</file>'
        b"<file/></media><encryptedXmlFile>s.xml.enc</encryptedXmlFile></data>"
    )
    assert files_named(sealed, None) == ("1.jpg.enc", "s.xml.enc")
