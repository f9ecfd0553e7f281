"""`orkhon law import`: a law from the command line."""

import io

import pytest
from django.core.management import CommandError, call_command

from orkhon.legislation.models import Expression, Work
from orkhon.legislation.queries.texts import latest
from orkhon.record.models import Source
from tests.rooms.legislation import laws
from tests.rooms.legislation.test_texts import with_changes


@pytest.fixture
def law(tmp_path, legal, countries):
    """Run `orkhon law import` on some bytes; what it prints."""

    def run(data, *words, name="law.txt", by="legal"):
        path = tmp_path / name
        path.write_bytes(data)
        said = io.StringIO()
        call_command(
            "law", "import", str(path), "--work", "kz-toys", "--by", by, *words,
            stdout=said,
        )  # fmt: skip
        return said.getvalue()

    return run


NEW = ("--title", "Law on toys", "--kind", "national-law", "--country", "kz")


def test_a_law_is_begun_with_its_version_and_text(law):
    said = law(
        laws.KZ_KK.encode(), *NEW, "--lang", "kk", "--authentic", "--adopted", "2024-05"
    )
    assert said.splitlines() == [
        "kz-toys, version 1: Kazakh, authentic",
        "  5 articles, 0 lines not understood",
        "  /legislation/works/kz-toys/1/kk/",
    ]
    work = Work.objects.get()
    version = latest(work)
    assert (work.country.code, version.state, version.adopted_on) == (
        "KZ",
        "in-force",
        "2024-05",
    )


def test_another_language_goes_to_the_latest_version(law):
    law(laws.KZ_KK.encode(), *NEW)
    said = law(laws.KZ_EN.encode(), "--lang", "en")
    assert said.startswith("kz-toys, version 1: English, unofficial translation")


def test_a_new_version_is_begun_where_that_is_asked(law):
    law(laws.KZ_KK.encode(), *NEW)
    law(laws.KZ_KK_LATER.encode(), "--new-version", "--state", "adopted")
    assert (latest(Work.objects.get()).number, latest(Work.objects.get()).state) == (
        2,
        "adopted",
    )


def test_a_draft_is_the_usual_state_of_a_model_law(law):
    law(laws.MODEL_EN.encode(), "--title", "Model law", "--kind", "model-law")
    assert latest(Work.objects.get()).state == "draft"


def test_what_a_person_should_look_at_is_printed(law):
    said = law(with_changes(), *NEW, "--lang", "ru", name="law.docx")
    assert "  note: " in said
    assert "2 tracked changes: the new text was taken" in said


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ((), "there is no law kz-toys: --title and --kind begin it"),
        ((*NEW[:4], "--country", "XX"), "the register has no country XX"),
        (NEW[:4], "a national law belongs to a country"),
        ((*NEW, "--as-of", "2026-13"), "2026-13"),
        ((*NEW, "--by", "nobody"), "there is no account “nobody”"),
    ],
)
def test_a_law_that_cannot_be_begun_is_refused(law, words, why):
    with pytest.raises(CommandError, match=why):
        law(laws.KZ_KK.encode(), *words)
    assert not Expression.objects.exists()


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (NEW, "kz-toys is there already"),
        (("--as-of", "2026"), "kz-toys has version 1 already: --new-version"),
        ((), "in this language already: Kazakh"),
    ],
)
def test_what_is_there_is_never_overwritten(law, words, why):
    law(laws.KZ_KK.encode(), *NEW)
    with pytest.raises(CommandError, match=why):
        law(laws.KZ_KK.encode(), *words)
    assert Expression.objects.count() == 1


def test_a_file_that_cannot_be_read_is_kept_and_the_reason_said(law):
    with pytest.raises(CommandError, match="The file is kept as it came"):
        law(b"\x89PNG\r\n\x1a\n" + bytes(64), *NEW, name="law.png")
    assert Source.objects.get(filename="law.png").is_quarantined


def test_a_file_that_is_not_there_is_named(law, tmp_path, legal):
    words = ("--work", "a", "--by", "legal")
    with pytest.raises(CommandError, match="there is no such file"):
        call_command("law", "import", str(tmp_path / "no.txt"), *words)
    with pytest.raises(CommandError, match="directory"):
        call_command("law", "import", str(tmp_path), *words)
