"""Papers of a session: what lacks keeps the agenda back; papers by command."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.papers import readable
from tests.journeys.sessions import LAPTOP, ROOM, planned, press

pytestmark = pytest.mark.browser

COMMISSION = "Commission on Social, Cultural and Humanitarian Affairs"
WHY = "Sample: the Kazakh text follows tomorrow."


def brought_in(page, language):
    """Bring the paper of the page in, in a language."""
    page.select_option("select[name=language]", language)
    page.set_input_files(
        "input[name=file]",
        {
            "name": f"sample-{language}.pdf",
            "mimeType": "application/pdf",
            "buffer": f"%PDF-1.7 sample {language}".encode(),
        },
    )
    press(page, "Keep it")


def sent_out(page, session):
    """Ask that the agenda goes out."""
    page.goto(f"{session}circulation/send/")
    page.select_option("select[name=what]", "agenda")
    press(page, "Circulate")


def test_the_agenda_stays_while_a_document_lacks_a_language_unless_a_head_signs(
    signed_in,
):
    secretary = signed_in("commission", viewport=LAPTOP)
    session = planned(secretary, "Sample meeting whose paper lacks Kazakh", COMMISSION)
    secretary.goto(f"{session}agenda/add/")
    secretary.fill("input[name=title]", "Sample report")
    secretary.select_option("select[name=kind]", "report")
    press(secretary, "Put it on")
    secretary.goto(f"{session}documents/new/")
    secretary.fill("input[name=title]", "Sample report of the commission")
    item = secretary.locator("select[name=item] option", has_text="Sample report")
    secretary.select_option("select[name=item]", label=item.inner_text())
    press(secretary, "Begin")
    paper = secretary.url
    brought_in(secretary, "en")

    # No rule is known as the assembly ships: an officer fills it in, with its words.
    legal = signed_in("legal", viewport=LAPTOP)
    legal.goto(f"{ROOM}rules/")
    organ = legal.locator("section[aria-labelledby='organ-turkpa-social']")
    line = organ.locator("tr", has=legal.locator("a[href*='document-languages']"))
    expect(line).to_contain_text("not set")
    line.get_by_role("link").first.click()
    legal.fill("input[name=value]", "en, kk")
    legal.fill("textarea[name=words]", "Sample: papers are in English and in Kazakh.")
    legal.fill("input[name=reference]", "Sample rules of the commission, article 1")
    press(legal, "Set the rule")
    expect(line).to_contain_text("English, Kazakh")

    sent_out(secretary, session)
    lacks = secretary.get_by_role("alert")
    expect(lacks).to_contain_text("1 paper lacks a language")
    expect(lacks.locator("tbody tr")).to_contain_text("Kazakh")
    # A secretary can sign nothing here, and nothing went out.
    expect(secretary.locator("input[name=is_signed]")).to_have_count(0)
    secretary.goto(f"{session}circulation/")
    expect(secretary.get_by_text("Nothing was circulated yet.")).to_be_visible()

    head = signed_in("secgen", viewport=LAPTOP)
    sent_out(head, session)
    head.fill("textarea[name=overrule_because]", WHY)
    # Without the signature it stays.
    head.locator("input[name=is_signed]").evaluate("one => one.required = false")
    press(head, "Overrule, sign and circulate")
    expect(head.get_by_role("alert").first).to_be_visible()
    head.check("input[name=is_signed]")
    head.fill("textarea[name=overrule_because]", WHY)
    press(head, "Overrule, sign and circulate")
    head.goto(f"{session}circulation/")
    sent = head.locator("main tbody tr")
    expect(sent).to_have_count(1)
    expect(sent).to_contain_text("signed by Sample Secretary General")
    expect(sent).to_contain_text(WHY)
    expect(sent).to_contain_text("Kazakh")

    # Once nothing lacks, a secretary sends it and nobody signs.
    secretary.goto(paper)
    brought_in(secretary, "kk")
    sent_out(secretary, session)
    secretary.goto(f"{session}circulation/")
    rows = secretary.locator("main tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text("revision 2")
    expect(rows.first).not_to_contain_text("overruled")


@pytest.mark.parametrize(
    ("verb", "form", "said"),
    [
        ("agenda", "docx", "Draft declaration on the safety of products"),
        ("participants", "pdf", "Işıl İğdeli"),
        ("amendments", "docx", "within two working days"),
        ("minutes", "pdf", "Question 2 was put to the decision"),
    ],
)
def test_the_papers_of_a_session_come_by_command(site, tmp_path, verb, form, said):
    more = {
        "amendments": ("--draft", "1", "--version", "1"),
        "minutes": ("--sitting", "1"),
    }
    # Minutes are a file for each sitting, in a folder.
    out = tmp_path if verb == "minutes" else tmp_path / f"paper.{form}"
    command = ("session", verb, "plenary-16", "--format", form, "--out", str(out))
    done = site.orkhon(*command, *more.get(verb, ()))
    assert done.returncode == 0, done.stderr
    (paper,) = tmp_path.glob(f"*.{form}")
    words = re.sub(r"<[^>]*>", "", readable(paper.name, paper.read_bytes()))
    assert "".join(said.split()) in "".join(words.split())
