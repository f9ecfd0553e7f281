"""What every page sends beside its words."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import engines
from django.urls import reverse

import orkhon
from orkhon.ui import refusals
from orkhon.ui.limits import LARGEST_BODY

PACKAGE = Path(orkhon.__file__).parent
TEMPLATES = sorted(PACKAGE.glob("*/templates/**/*.html"))


@pytest.fixture
def sign_in_page(client, db):
    return client.get(reverse("account_login"))


def test_nothing_on_a_page_comes_from_elsewhere_or_runs_inline(sign_in_page):
    policy = dict(
        part.strip().split(" ", 1)
        for part in sign_in_page["Content-Security-Policy"].split(";")
    )
    assert policy == {
        "default-src": "'self'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }


def test_the_other_headers_are_closed_as_well(sign_in_page):
    assert sign_in_page["X-Content-Type-Options"] == "nosniff"
    assert sign_in_page["X-Frame-Options"] == "DENY"
    assert sign_in_page["Referrer-Policy"] == "same-origin"
    assert sign_in_page["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in sign_in_page["Permissions-Policy"]
    assert "private" in sign_in_page["Cache-Control"]


def test_the_password_rules_and_cookies_are_set():
    lengths = [
        rule.get("OPTIONS", {}).get("min_length")
        for rule in settings.AUTH_PASSWORD_VALIDATORS
    ]
    assert 12 in lengths
    assert settings.SESSION_COOKIE_HTTPONLY is True


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_has_no_inline_script_style_or_handler(path):
    text = path.read_text(encoding="utf-8")
    assert (
        re.findall(r"\sstyle\s*=|<style\b|\son\w+\s*=\s*[\"']|javascript:", text) == []
    )
    scripts = re.findall(r"<script\b[^>]*>", text)
    assert [
        one for one in scripts if "src=" not in one and "application/json" not in one
    ] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_can_be_read(path):
    name = str(path).split("/templates/")[1]
    assert engines["django"].get_template(name) is not None


@pytest.mark.parametrize("code", ["400", "500"])
def test_pages_for_our_faults_need_no_database_and_no_request(code):
    html = engines["django"].get_template(f"{code}.html").render()
    assert html.count("<h1>") == 1
    assert "Nothing was changed" in html


def test_an_address_that_leads_nowhere_says_so(client, db):
    answer = client.get("/nowhere/")
    assert answer.status_code == 404
    assert b"No page stands at this address" in answer.content
    assert "Content-Security-Policy" in answer.headers


def test_a_refusal_in_another_language_of_the_browser(client, db):
    answer = client.get("/nowhere/", headers={"accept-language": "kk"})
    assert '<html lang="kk"' in answer.content.decode()


def test_a_request_that_cannot_be_read_gets_a_page_of_ours(client, db):
    answer = client.get("/", headers={"host": "elsewhere.example"})
    assert answer.status_code == 400
    assert b"The request cannot be read" in answer.content


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("/static/ui/orkhon.css", "localhost"),
        ("/static/nowhere.css", "localhost"),
        ("/", "elsewhere.example"),
        ("/nowhere/", "localhost"),
    ],
)
def test_every_answer_has_the_headers_files_and_refusals_too(client, db, address, host):
    answer = client.get(address, headers={"host": host})
    answer.close()  # a file is open until it is sent
    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "camera=()" in answer["Permissions-Policy"]
    assert "Access-Control-Allow-Origin" not in answer


def test_a_body_larger_than_any_form_of_ours_is_not_read(client, db):
    # Declared alone: were a byte of it read, the answer would be another one.
    for address in ("/accounts/login/", "/dialogue/reports/new/", "/nowhere/"):
        answer = client.post(address, CONTENT_LENGTH=str(LARGEST_BODY + 1))
        assert answer.status_code == 413
        assert b"The request cannot be read" in answer.content
        assert "Content-Security-Policy" in answer


def test_a_fault_of_ours_gets_a_page_of_ours(rf):
    answer = refusals.server_error(rf.get("/"))
    assert answer.status_code == 500
    assert b"The fault is ours" in answer.content
