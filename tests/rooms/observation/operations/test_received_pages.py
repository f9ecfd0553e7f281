"""Received forms: the list and one form, what it says and what is done to it."""

from datetime import timedelta

from tests.rooms.observation.operations.conftest import NOON, words

JPEG = b"\xff\xd8\xff sample photo"


def test_the_list_of_received_forms_narrows(page, day, observers):
    def rows(query):
        return words(page("received", query=query)).count('data-head="Receipt"')

    assert rows("") == 6
    assert rows("?stage=voting") == 3
    assert rows("?station=kt-003") == 2
    assert rows("?station=KT-9") == 1
    assert rows("?observer=KG-01") == 1
    assert rows("?state=held") == 1
    assert rows("?state=off") == 1
    assert rows("?state=counts") == 6
    assert rows("?state=withdrawn") == 0
    assert "No form fits." in words(page("received", query="?state=edited"))


def test_a_form_is_shown_in_words_with_its_clock_and_receipt(page, come, coordinator):
    form = come(
        "voting",
        "KT-001",
        "AZ-01",
        secrecy="yes",
        remarks="calm <b>",
        client_time=NOON + timedelta(minutes=7),
    )
    shown = words(page("received-form", form.pk))
    assert "Was it secrecy?" in shown
    assert "calm &lt;b&gt;" in shown
    assert "off by 7 min" in shown
    assert form.leaf in shown
    assert "&lt;secrecy&gt;yes&lt;/secrecy&gt;" in shown


def test_a_clock_that_is_nearly_right_is_not_spoken_of(page, come):
    form = come("voting", "KT-001", "AZ-01", client_time=NOON + timedelta(seconds=90))
    assert "off by" not in words(page("received-form", form.pk))


def test_a_form_of_an_unknown_version_is_shown_by_its_paths(page, come):
    form = come("voting", "KT-001", "AZ-01", version="1", secrecy="yes")
    shown = words(page("received-form", form.pk))
    assert "/data/voting/secrecy" in shown
    assert "this version is not known here" in shown


def test_edits_stand_in_their_order(page, come):
    first = come("voting", "KT-001", "AZ-01", secrecy="yes")
    second = come(
        "voting", "KT-001", "AZ-01", secrecy="no", deprecated=first.instance_id
    )
    shown = words(page("received-form", second.pk))
    assert "Edits" in shown
    assert f">{first.seq}</a>" in shown


def test_photos_are_shown_and_nothing_else_is_run(page, come):
    form = come(
        "incident",
        "KT-001",
        "AZ-01",
        severity="low",
        photo="a.jpg",
        files=[
            ("a.jpg", "image/jpeg", JPEG),
            ("b.jpg", "image/jpeg", b"<script>"),
            ("c.svg", "image/svg+xml", b"<svg/>"),
        ],
    )
    kinds = {}
    for file in form.files.all():
        answer = page("form-file", form.pk, file.pk)
        kinds[file.name] = (
            answer.headers["Content-Type"],
            answer.headers["Content-Disposition"].split(";")[0],
        )
    assert kinds == {
        "a.jpg": ("image/jpeg", "inline"),
        "b.jpg": ("application/octet-stream", "attachment"),
        "c.svg": ("application/octet-stream", "attachment"),
    }
    page("form-file", form.pk, 999_999, status=404)


def test_opening_the_photo_of_an_incident_is_noted_and_is_for_few(
    page, come, press, said
):
    answers = {"severity": "low", "photo": "a.jpg"}
    photo = [("a.jpg", "image/jpeg", JPEG)]
    form = come("incident", "KT-001", "AZ-01", files=photo, **answers)
    file = form.files.get()
    page("form-file", form.pk, file.pk)
    assert said(form)[-1] == "observation.file.open"
    page("form-file", form.pk, file.pk, by=press, status=404)


def test_a_photo_that_is_not_here_yet_is_no_page(page, come):
    form = come("incident", "KT-001", "AZ-01", severity="low", photo="a.jpg")
    assert "not here yet" in words(page("incident", form.incident.pk))
    page("form-file", form.pk, form.files.get().pk, status=404)


def test_what_is_done_to_a_form_is_done_on_its_page(page, come, stations):
    form = come("voting", "KT-999", "AZ-01", version="1")
    page("place-form", form.pk, data={"station": "KT-404"}, status=422)
    assert "stands at its station" in words(
        page("place-form", form.pk, data={"station": "KT-001"})
    )
    page("place-form", form.pk, data={"station": "KT-001"}, status=422)
    page("let-through", form.pk, data={"why": ""}, status=422)
    assert "The form counts." in words(
        page("let-through", form.pk, data={"why": "read in full"})
    )
    page("let-through", form.pk, data={"why": "again"}, status=422)
    page("review-form", form.pk, data={"review": "", "note": ""}, status=422)
    page("review-form", form.pk, data={"review": "", "note": "a note"})
    shown = words(page("review-form", form.pk, data={"review": "approved"}))
    assert "a note" in shown
    page("review-form", form.pk, data={"review": "rejected"}, status=422)
    page("withdraw-form", form.pk, data={"why": ""}, status=422)
    assert "is withdrawn" in words(
        page("withdraw-form", form.pk, data={"why": "a mistake"})
    )
    page("withdraw-form", form.pk, data={"why": "again"}, status=422)
    page("withdraw-form", 999_999, data={"why": "x"}, status=404)


def test_opening_a_photo_of_an_ordinary_form_is_noted_only_where_it_is_restricted(
    page, come, said, press
):
    photo = [("a.jpg", "image/jpeg", JPEG)]
    form = come("protocol", "KT-001", "AZ-01", photo="a.jpg", files=photo)
    file = form.files.get()
    before = said(form)
    page("form-file", form.pk, file.pk, by=press)
    opened = said(form)[len(before) :]
    assert opened == ["observation.file.open"] * file.source.is_restricted
