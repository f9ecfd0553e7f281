"""Sources: kept byte for byte, once; restricted ones open to their readers alone."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage

from orkhon.record import store
from orkhon.record.actions import (
    RecordError,
    cite,
    keep_source,
    open_source,
    quarantine_source,
    subject_of,
)
from orkhon.record.models import Citation, Entry, Source
from orkhon.record.queries import entries_about, said, source_for
from orkhon.record.roles import require

pytestmark = pytest.mark.django_db
TEXT = "Sample: Әсем met İbrahim in Baku."
DATA = TEXT.encode("utf-16")


def keep(by, **changes):
    given = {
        "filename": "report.txt",
        "media_type": "text/plain",
        "text": TEXT,
        "language": "en",
        "title": "Sample report",
        "published_on": "2025-06",
    }
    return keep_source(changes.pop("data", DATA), by=by, **{**given, **changes})


def verbs():
    return list(Entry.objects.order_by("seq").values_list("verb", flat=True))


def test_a_source_is_kept_byte_for_byte_with_its_digest(researcher):
    source, is_new = keep(researcher)
    assert is_new
    assert open_source(source, by=researcher) == DATA
    source.refresh_from_db()
    assert (source.size, source.text, source.language) == (len(DATA), TEXT, "en")
    assert (source.title, source.published_on) == ("Sample report", "2025-06")
    (entry,) = entries_about(subject_of(source))
    assert (entry.verb, entry.at) == ("record.source.keep", source.received_at)
    assert said(entry)["sha256"] == source.sha256
    assert TEXT not in str(said(entry))


@pytest.mark.parametrize(
    ("received", "name"),
    [
        ("note\r\nX-Header: 1.txt", "noteX-Header: 1.txt"),
        ("../../etc/есеп.txt", "есеп.txt"),
        ("C:\\reports\\a.html", "a.html"),
        ("a\u202egnp.exe", "agnp.exe"),
        ("\n", "unnamed"),
        ("/", "unnamed"),
        ("a" * 300 + ".docx", "a" * 250 + ".docx"),
    ],
)
def test_a_file_name_is_kept_without_path_and_signs_that_do_not_print(
    researcher, received, name
):
    source, _ = keep(researcher, filename=received)
    assert source.filename == name
    assert said(entries_about(subject_of(source))[0])["filename"] == name


def test_the_same_bytes_are_kept_once(researcher):
    first, _ = keep(researcher)
    again, is_new = keep(researcher, filename="copy.txt")
    assert (again, is_new) == (first, False)
    assert verbs() == ["record.source.keep"]


def test_the_same_bytes_under_a_restriction_are_a_source_of_their_own(researcher):
    first, _ = keep(researcher)
    restricted, is_new = keep(researcher, restricted_to=["account/researcher"])
    assert is_new
    assert restricted != first
    assert restricted.is_restricted


def test_what_cannot_be_read_is_kept_with_the_reason(researcher):
    source, is_new = quarantine_source(
        b"\x00\x01",
        filename="odd.bin",
        media_type="application/octet-stream",
        why="not a text in any known encoding",
        by=researcher,
    )
    assert is_new
    assert source.is_quarantined
    assert open_source(source, by=researcher) == b"\x00\x01"
    assert verbs() == ["record.source.quarantine"]
    again, is_new = quarantine_source(
        b"\x00\x01", filename="x", media_type="x/y", why="still not", by=researcher
    )
    assert (again, is_new) == (source, False)
    read, is_new = keep(researcher, data=b"\x00\x01")
    assert is_new
    assert read != source


def test_quarantine_needs_a_reason(researcher):
    with pytest.raises(RecordError, match=r"odd\.bin is quarantined without a reason"):
        quarantine_source(
            b"x", filename="odd.bin", media_type="x/y", why=" ", by=researcher
        )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"published_on": "2025-02-30"}, "report.txt: there is no 2025-02-30"),
        ({"published_on": "June 2025"}, "“June 2025” is no date"),
        ({"text": "a\0b"}, "its text holds a NUL character"),
        ({"restricted_to": [" "]}, "a reader without a name"),
        ({"restricted_to": ["a\nb"]}, "a reader without a name"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_stays(researcher, changes, words):
    with pytest.raises(RecordError, match=words):
        keep(researcher, **changes)
    assert Source.objects.count() == 0
    assert verbs() == []


def test_a_date_may_be_unknown(researcher):
    source, _ = keep(researcher, published_on="")
    assert source.published_on == ""


def test_a_citation_holds_the_words_that_stand_there(researcher):
    source, _ = keep(researcher)
    start = TEXT.index("Әсем")
    made = cite(source, start=start, end=start + 4, quote="Әсем", by=researcher)
    assert (made.quote, made.kind) == ("Әсем", "span")
    assert cite(source, start=start, end=start + 4) == made
    assert verbs() == ["record.source.keep", "record.citation.make"]


def test_a_citation_may_name_an_article(researcher):
    source, _ = keep(researcher)
    made = cite(source, start=0, end=6, kind="article", path="art_5")
    assert made.path == "art_5"
    assert Citation.objects.count() == 1


@pytest.mark.parametrize(
    ("span", "words"),
    [
        ({"start": 0, "end": 6, "quote": "Other!"}, "says “Sample” at 0, not “Other!”"),
        ({"start": 5, "end": 5}, "characters 5 to 5 are not in Sample report"),
        ({"start": -1, "end": 5}, "characters -1 to 5 are not in"),
        ({"start": 0, "end": len(TEXT) + 1}, f"which has {len(TEXT)}"),
        ({"start": 0, "end": 6, "path": "art_5"}, "of kind span with the path “art_5”"),
        ({"start": 0, "end": 6, "kind": "form"}, "of kind form with the path “”"),
    ],
)
def test_a_citation_that_does_not_fit_its_source_is_refused(researcher, span, words):
    source, _ = keep(researcher)
    with pytest.raises(RecordError, match=words):
        cite(source, **span)
    assert Citation.objects.count() == 0


@pytest.mark.parametrize("reader", ["account/delegate", "delegate", "parliament/kaz"])
def test_a_restricted_source_opens_to_its_readers_and_says_who(
    researcher, delegate, reader
):
    source, _ = keep(researcher, restricted_to=[reader])
    assert open_source(source, by=delegate) == DATA
    opened = entries_about(subject_of(source))[-1]
    assert (opened.verb, opened.actor) == ("record.source.open", "account/delegate")


def test_a_restricted_source_is_not_there_for_anybody_else(
    researcher, administrator, stranger
):
    source, _ = keep(researcher, restricted_to=["account/other"])
    for person in (researcher, administrator, stranger):
        with pytest.raises(PermissionDenied, match="open this source"):
            open_source(source, by=person)
        with pytest.raises(Source.DoesNotExist):
            source_for(person, source.pk)
    assert verbs() == ["record.source.keep"]


def test_a_reader_who_became_administrator_reads_no_content(researcher, administrator):
    source, _ = keep(researcher, restricted_to=[administrator.actor_id])
    with pytest.raises(PermissionDenied, match="open this source"):
        open_source(source, by=administrator)
    with pytest.raises(Source.DoesNotExist):
        source_for(administrator, source.pk)


def test_no_parliament_is_no_name_to_be_listed_under(researcher, stranger):
    source, _ = keep(researcher, restricted_to=["parliament/"])
    with pytest.raises(Source.DoesNotExist):
        source_for(stranger, source.pk)


def test_a_refusal_is_one_whole_sentence():
    with pytest.raises(PermissionDenied, match=r"^You may not do this: see it\.$"):
        require(False, "see it")
    assert require(True, "see it") is None


def test_an_open_source_is_the_secretariats(researcher, administrator, delegate):
    source, _ = keep(researcher)
    assert source_for(researcher, source.pk) == source
    for person in (administrator, delegate):
        with pytest.raises(Source.DoesNotExist):
            source_for(person, source.pk)
    open_source(source, by=researcher)
    assert verbs() == ["record.source.keep"]  # opening an open source is no entry


def test_a_file_that_was_lost_or_altered_is_not_handed_out(researcher):
    source, _ = keep(researcher)
    path = default_storage.path(store.address(source.sha256))
    with open(path, "ab") as file:  # noqa: PTH123 -- the storage gives a str
        file.write(b"!")
    with pytest.raises(store.StoreError, match="was altered"):
        open_source(source, by=researcher)
    default_storage.delete(store.address(source.sha256))
    with pytest.raises(store.StoreError, match="is missing"):
        open_source(source, by=researcher)


def test_a_file_cut_short_is_written_again(researcher):
    sha256 = store.put(DATA)
    default_storage.delete(store.address(sha256))
    name = store.address(sha256)
    with default_storage.open(name, "wb") as file:
        file.write(DATA[:3])
    keep(researcher)
    assert store.get(sha256) == DATA
