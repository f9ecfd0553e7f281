"""`orkhon results`: the same numbers on the screen, in JSON, HTML and PDF."""

import json
import re
import shutil
import subprocess

import pytest
from django.core.management import CommandError, call_command

LINES = "region;registered;issued;valid;leader\n" + "".join(
    f"{'North' if number % 2 else 'South'};{500 + number};{300 + number % 70};"
    f"{290 + number % 70};{100 + number % 90}\n"
    for number in range(120)
)
PICTURE = re.compile(r'<img[^>]* alt="([^"]{40,})"')
"""What a reader who sees no pictures is told of each; the mark has no words."""
QUESTION = ("--turnout", "issued", "--leader", "leader")


@pytest.fixture
def results(tmp_path):
    path = tmp_path / "results.csv"
    path.write_text(LINES, encoding="utf-8")
    return path


def test_the_screen_names_the_broken_line_and_the_exit_code_says_so(referendum, capsys):
    with pytest.raises(SystemExit) as ended:
        call_command(
            "results", "check", str(referendum), "--form", "kz-referendum-2026"
        )
    assert ended.value.code == 1
    said = capsys.readouterr().out
    assert "3 lines: 1 add up, 1 do not, 1 cannot be checked in full" in said
    assert "line 3" in said
    assert "3 more" in said


def test_a_file_that_adds_up_ends_well(tmp_path, capsys):
    path = tmp_path / "one.csv"
    path.write_text("in_boxes,valid,invalid,not_counted\n812,793,12,7\n", "utf-8")
    call_command("results", "check", str(path), "--form", "kazakhstan-referendum")
    assert "broken 0" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["check", "{}", "--form", "no-such-form"], "no-such-form"),
        (["check", "{}", "--form", "kazakhstan-referendum", "--column", "x"], "LINE="),
        (["check", "{}.gone", "--form", "kazakhstan-referendum"], "No such file"),
        (["analyse", "{}", "--turnout", "votes", "--leader", "leader"], "“votes”"),
        (["analyse", "{}", *QUESTION, "--format", "pdf"], "--out"),
    ],
)
def test_what_cannot_be_done_is_said_and_ends_with_two(results, words, why):
    with pytest.raises(CommandError, match=why) as refused:
        call_command("results", *(word.format(results) for word in words))
    assert refused.value.returncode == 2


def test_the_screen_gives_definitions_before_numbers(results, capsys):
    call_command("results", "analyse", str(results), *QUESTION)
    said = capsys.readouterr().out
    assert "turnout issued / registered, share leader / valid" in said
    assert said.index("issued / registered") < said.index("Whole percentages")


def test_json_page_and_pdf_say_the_same_numbers(results, tmp_path):
    made = {}
    for form in ("json", "html", "pdf"):
        out = tmp_path / f"report.{form}"
        call_command(
            "results", "analyse", str(results), *QUESTION,
            "--format", form, "--out", str(out),
        )  # fmt: skip
        made[form] = out.read_bytes()
    found = json.loads(made["json"])["found"]["integers"]["union"]
    expected = f"{found['expected']:,.2f}"
    page = made["html"].decode()
    assert expected in page
    shown = PICTURE.findall(page)
    assert len(shown) == 3
    assert shown[0].startswith("Stations by issued / registered")
    assert shown[1].startswith("Stations by leader / valid")
    assert shown[2].startswith("Stations by turnout and share")
    assert "style=" not in page
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext on this machine: apt-get install poppler-utils")
    text = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "report.pdf"), "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert expected in text
    assert re.search(r"What these numbers do not say", text)


def test_a_check_goes_out_as_a_paper_too(referendum, tmp_path):
    out = tmp_path / "check.html"
    with pytest.raises(SystemExit):
        call_command(
            "results", "check", str(referendum), "--form", "kazakhstan-referendum",
            "--format", "html", "--out", str(out),
        )  # fmt: skip
    page = out.read_text(encoding="utf-8")
    assert "line 3" in page
    assert "1 of 3 lines add up" in page
