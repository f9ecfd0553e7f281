"""Bodies made by other programs (urllib3, requests, Python's email), read back."""

import hashlib
import io
import random
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.policy import HTTP

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st
from urllib3 import encode_multipart_formdata

from orkhon.engines.xforms.multipart import (
    Limits,
    MultipartError,
    read_multipart,
)

LIMITS = Limits(total=1_000_000, parts=101)
XML = b'<data id="f"/>'
TYPE = "multipart/form-data; boundary=b"


class Trickle:
    """A stream that gives a few bytes at a time, as a slow phone does."""

    def __init__(self, data, size):
        self._stream = io.BytesIO(data)
        self._size = size

    def read(self, size):
        return self._stream.read(min(size, self._size))


def read(body, content_type=TYPE, limits=LIMITS):
    return read_multipart(io.BytesIO(body), content_type, limits=limits)


def body_of(*parts, end=b"--b--\r\n"):
    """A body by hand: (headers, content) for each part."""
    written = b"".join(
        b"--b\r\n" + headers + b"\r\n\r\n" + content + b"\r\n"
        for headers, content in parts
    )
    return written + end


def named(name, extra=b""):
    return b'Content-Disposition: form-data; name="' + name + b'"' + extra


def refused(body, content_type=TYPE, limits=LIMITS):
    with pytest.raises(MultipartError) as error:
        read(body, content_type, limits)
    return error.value.kind


def test_a_post_of_collect_gives_the_form_its_files_and_what_follows():
    body, content_type = encode_multipart_formdata(
        [
            ("photo.jpg", ("photo.jpg", b"\xff\xd8", "image/jpeg")),
            ("*isIncomplete*", "yes"),
            ("xml_submission_file", ("s.xml", XML, "text/xml")),
        ]
    )
    with read(body, content_type) as post:
        assert post.xml is not None
        assert post.xml.read() == XML
        assert post.xml.content_type == "text/xml"
        assert post.is_incomplete
        (photo,) = post.files
        assert photo.name == photo.safe_name == "photo.jpg"
        assert photo.read() == b"\xff\xd8"
        assert photo.size == 2
        assert photo.sha256 == hashlib.sha256(b"\xff\xd8").hexdigest()


def test_a_post_without_the_form_says_so():
    with read(body_of((named(b"a.jpg"), b"1"))) as post:
        assert post.xml is None
        assert not post.is_incomplete
        assert [part.name for part in post.files] == ["a.jpg"]


def test_two_fields_may_name_one_file_and_both_are_kept():
    with read(body_of((named(b"a.jpg"), b"1"), (named(b"a.jpg"), b"2"))) as post:
        assert [part.read() for part in post.files] == [b"1", b"2"]


FIELDS = st.lists(
    st.tuples(
        st.text(
            st.characters(exclude_categories=("C", "Zl", "Zp"), exclude_characters='"\\%/'),
            min_size=1,
            max_size=20,
        ),
        st.binary(max_size=300),
    ),
    max_size=6,
)  # fmt: skip


@given(FIELDS, st.integers(1, 90))
def test_what_urllib3_writes_is_read_back_in_pieces_of_any_size(fields, size):
    body, content_type = encode_multipart_formdata(
        [(name, (name, content, "image/png")) for name, content in fields],
        boundary="x-7f",
    )
    with read_multipart(Trickle(body, size), content_type, limits=LIMITS) as post:
        assert [(part.name, part.read()) for part in post.parts] == fields


@given(FIELDS)
def test_what_requests_writes_is_read_back(fields):
    request = requests.Request(
        "POST",
        "http://localhost/",
        files=[(name, ("f", content)) for name, content in fields] or [("a", b"")],
    ).prepare()
    with read(request.body, request.headers["Content-Type"]) as post:
        expected = fields or [("a", b"")]
        assert [(part.name, part.read()) for part in post.parts] == expected


def mail(name, content):
    """A part by Python's email, which writes names as RFC 2231 asks."""
    message = MIMEMultipart("form-data", boundary="mail")
    part = MIMEApplication(content, _encoder=lambda part: None)
    part.add_header("Content-Disposition", "form-data", name="file", filename=name)
    message.attach(part)
    _head, _, body = message.as_bytes(policy=HTTP).partition(b"\r\n\r\n")
    return body


@pytest.mark.parametrize(
    "name", ["plain.jpg", "Учаске фото.jpg", "оч" * 60 + "ень длинное имя.jpg"]
)
def test_names_that_pythons_email_writes_and_folds_are_read(name):
    body = mail(name, b"12")
    with read(body, "multipart/form-data; boundary=mail") as post:
        (part,) = post.parts
        assert name in part.names
        assert part.called([name]) == name


@pytest.mark.parametrize(
    ("header", "names"),
    [
        ("name=a.jpg", ("a.jpg",)),
        ('name="фото.jpg"', ("фото.jpg",)),
        ('name="f"; filename="ф.jpg"', ("f", "ф.jpg")),
        ("name=\"f\"; filename*=UTF-8''%D1%84.jpg", ("f", "ф.jpg")),
        ("name*=utf-8'ru'%D1%84.jpg", ("ф.jpg",)),
        ("name=\"f\"; filename*=koi8-r''%C6.jpg", ("f", "ф.jpg")),
        ("name=\"f\"; filename*=no-such''%C6.jpg", ("f", "Æ.jpg")),
        ("name=\"f\"; filename*=''%D1%84.jpg", ("f", "ф.jpg")),
        ('name="%D1%84.jpg"', ("%D1%84.jpg", "ф.jpg")),
        ('name="a%22b.jpg"', ('a"b.jpg',)),
        (r'name="a\"b.jpg"', ('a"b.jpg',)),
        ('name=""', ()),
        ('filename="a.jpg"', ("a.jpg",)),
        (r'name="f"; filename="C:\a\b.jpg"', ("f", "b.jpg")),
    ],
)
def test_a_name_is_read_however_it_is_written(header, names):
    headers = f"Content-Disposition: form-data; {header}".encode()
    with read(body_of((headers, b"1"))) as post:
        assert post.parts[0].names == names


def test_a_name_in_no_utf8_is_kept_letter_for_byte():
    with read(body_of((named("фото.jpg".encode("cp1251")), b"1"))) as post:
        assert post.parts[0].name.encode("latin-1").decode("cp1251") == "фото.jpg"


def test_a_part_without_a_name_is_kept_under_a_plain_one():
    with read(body_of((b"Content-Disposition: form-data", b"1"))) as post:
        assert post.parts[0].name == ""
        assert post.parts[0].safe_name == "file"
        assert post.parts[0].called(["file"]) is None


def test_a_decomposed_name_goes_by_the_composed_one_in_the_form():
    with read(body_of((named("й.jpg".encode()), b"1"))) as post:
        assert post.parts[0].called(["й.jpg"]) == "й.jpg"


def test_large_parts_lie_on_the_disk_and_small_ones_in_memory():
    content = random.Random(7).randbytes(700_000)  # noqa: S311 -- no secret
    limits = Limits(total=1_000_000, parts=5, in_memory=100_000)
    body = body_of((named(b"big"), content), (named(b"small"), b"1"))
    with read(body, limits=limits) as post:
        assert post.parts[0].size == 700_000
        assert b"".join(post.parts[0].chunks()) == content
        assert post.parts[0].read() == content
        assert [part.file._rolled for part in post.parts] == [True, False]
    assert all(part.file.closed for part in post.parts)


@pytest.mark.parametrize(
    ("content_type", "kind"),
    [
        ("text/xml", "not_multipart"),
        ("", "not_multipart"),
        ("multipart/mixed; boundary=b", "not_multipart"),
        ("multipart/form-data", "no_boundary"),
        ("multipart/form-data; boundary=", "no_boundary"),
        (f"multipart/form-data; boundary={'b' * 201}", "no_boundary"),
        ('multipart/form-data; boundary="ф"', "no_boundary"),
        ('multipart/form-data; boundary="a\nb"', "no_boundary"),
        ("multipart/form-data; boundary=other", "wrong_boundary"),
    ],
)
def test_a_header_that_does_not_lead_into_the_body_is_refused(content_type, kind):
    assert refused(body_of((named(b"a"), b"1")), content_type) == kind


PART = (named(b"a"), b"1")


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", "wrong_boundary"),
        (body_of(PART, end=b""), "cut_off"),
        (body_of(PART, end=b"--b"), "cut_off"),
        (body_of(PART)[:45], "cut_off"),
        (b"--b\r\n", "cut_off"),
        (b"--b\n" + named(b"a") + b"\n\n1\n--b--\n", "malformed"),
        (b"--bx\r\n", "malformed"),
        (body_of((b"Content-Type: text/xml", b"1")), "bad_headers"),
        (body_of((b"", b"1")), "bad_headers"),
        (body_of((b"no colon", b"1")), "bad_headers"),
        (body_of((b"Content-Disposition: attachment; name=a", b"1")), "bad_headers"),
        (body_of((named(b"a" * 9000), b"1")), "bad_headers"),
        (body_of((b"A: 1\r\n" * 20 + named(b"a"), b"1")), "bad_headers"),
        (body_of((named(b"a", b"\r\nContent-Length: 5"), b"1")), "bad_headers"),
        (body_of(*[PART] * 102), "too_many_parts"),
        (body_of((named(b"a"), b"1" * 1_000_001)), "too_large"),
        (body_of(PART) + b"x" * 1_000_001, "too_large"),
        (body_of(*[(named(b"xml_submission_file"), XML)] * 2), "two_forms"),
    ],
)
def test_a_body_that_is_not_what_it_says_is_refused_with_its_reason(body, kind):
    assert refused(body) == kind


def test_a_body_without_parts_is_empty_and_no_error():
    with read(b"--b--\r\n") as post:
        assert post.parts == ()


def test_what_follows_the_last_boundary_is_passed_over():
    body = body_of(PART) + b"--b\r\nanything"
    for size in range(1, len(body)):
        with read_multipart(Trickle(body, size), TYPE, limits=LIMITS) as post:
            assert len(post.parts) == 1


def test_a_phone_that_hangs_up_leaves_no_file_behind():
    class Cut(io.RawIOBase):
        def __init__(self):
            self._sent = False

        def read(self, size):
            if self._sent:
                raise ConnectionResetError("gone")
            self._sent = True
            return body_of((named(b"a"), b"1" * 5000), PART, end=b"")

    # An open temporary file would be a ResourceWarning, which fails the test.
    limits = Limits(total=10_000, parts=5, in_memory=100)
    with pytest.raises(ConnectionResetError):
        read_multipart(Cut(), TYPE, limits=limits)


def outcome(body):
    try:
        read(body).close()
    except MultipartError as error:
        return error.kind
    return "read"


@given(st.binary(max_size=400))
def test_whatever_comes_is_read_or_refused_with_a_reason(data):
    kinds = {"read", "wrong_boundary", "cut_off", "bad_headers", "malformed"}
    assert outcome(data) in kinds
    assert outcome(b"--b\r\n" + data) in kinds
    assert outcome(body_of((data, data))) in kinds
