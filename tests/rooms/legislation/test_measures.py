"""Further measures of likeness: off until set, used only where they do not lose."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from orkhon.engines.texts import alignment
from orkhon.engines.texts.alignment.calibration import Score
from orkhon.engines.texts.alignment.languages import AlignmentError
from orkhon.legislation.measures import (
    keep_scores,
    kept_scores,
    measures,
    measures_for,
    standing,
)
from tests.rooms.legislation.test_works_pages import words_of

DECLARATION = Path(alignment.__file__).parent / "reference"


@pytest.fixture(autouse=True)
def _own_scores(settings, tmp_path):
    settings.ORKHON_ALIGN_SCORES = tmp_path / "scores.json"


def test_no_further_measure_is_used_until_one_is_set():
    assert measures() == ()
    assert measures_for("kk", "ru") == []


@pytest.mark.parametrize(
    ("named", "why"),
    [
        ({"ORKHON_ALIGN_FOLDER": "/nowhere"}, "No model folder /nowhere"),
        (
            {"ORKHON_ALIGN_FOLDER": "/", "ORKHON_ALIGN_LIBRARY": "other"},
            "“other” is neither sentence-transformers nor model2vec",
        ),
        ({"ORKHON_ALIGN_SERVER": "ftp://x"}, "“ftp://x” is no address of a server"),
    ],
)
def test_a_setting_that_names_no_measure_is_refused(settings, named, why):
    for name, value in named.items():
        setattr(settings, name, value)
    with pytest.raises(AlignmentError) as error:
        measures()
    assert why in str(error.value)


def test_a_measure_is_used_only_where_it_did_not_lose(settings):
    settings.ORKHON_ALIGN_SERVER = "https://vectors.example"
    assert measures_for("kk", "ru") == []
    scores = [
        Score("server", ("kk", "ru"), 0.95, 0.93),
        Score("server", ("kk", "tr"), 0.90, 0.93),
    ]
    keep_scores(scores)
    assert kept_scores() == scores
    assert [one.backend.name for one in measures_for("ru", "kk")] == ["server"]
    assert measures_for("tr", "kk") == []
    assert measures_for("az", "kk") == []


def test_a_file_without_scores_is_refused(settings):
    Path(settings.ORKHON_ALIGN_SCORES).write_text('[{"backend": "x"}]')
    with pytest.raises(AlignmentError, match="holds no scores"):
        kept_scores()


def test_without_a_measure_there_is_nothing_to_calibrate(tmp_path):
    with pytest.raises(CommandError, match="no further measure is set"):
        call_command("law", "calibrate", str(tmp_path))


# Stands in for the library, which is installed apart: letters counted, no meaning.
LIBRARY = """
import numpy

class StaticModel:
    @classmethod
    def from_pretrained(cls, folder):
        return cls()

    def encode(self, sentences):
        return numpy.array(
            [[text.lower().count(one) for one in "abdegiklmnorstuy"] for text in sentences]
        )
"""


@pytest.fixture
def library(settings, tmp_path, monkeypatch):
    """A library of models that is installed, with a model in a folder."""
    (tmp_path / "model2vec.py").write_text(LIBRARY)
    monkeypatch.syspath_prepend(str(tmp_path))
    (tmp_path / "letters").mkdir()
    settings.ORKHON_ALIGN_FOLDER = str(tmp_path / "letters")
    settings.ORKHON_ALIGN_LIBRARY = "model2vec"


def test_calibration_keeps_what_a_measure_reached_beside_the_lexicon(library, tmp_path):
    texts = tmp_path / "texts"
    texts.mkdir()
    for language in ("az", "tr"):
        text = (DECLARATION / f"{language}.txt").read_text(encoding="utf-8")
        (texts / f"{language}.txt").write_text(text, encoding="utf-8")
    said = io.StringIO()
    call_command("law", "calibrate", str(texts), "--draws", "1", stdout=said)
    (score,) = kept_scores()
    assert (score.backend, score.pair) == ("letters", ("az", "tr"))
    # Letters say little of what an article means; the lexicon says nearly all.
    assert score.alone < score.graph
    assert said.getvalue().splitlines()[0].endswith("of the lexicon: not used")
    assert measures_for("az", "tr") == []


def test_a_folder_without_two_languages_cannot_be_calibrated_on(library, tmp_path):
    with pytest.raises(CommandError, match=r"no two files such as kk.txt and ru.txt"):
        call_command("law", "calibrate", str(tmp_path))


def test_the_page_says_which_measures_are_set_and_what_they_reached(settings):
    assert standing().names == ()
    settings.ORKHON_ALIGN_FOLDER = "/models/labse"
    settings.ORKHON_ALIGN_SERVER = "https://vectors.example"
    mine = Score("labse", ("kk", "ru"), 0.95, 0.93)
    keep_scores([mine, Score("gone", ("kk", "ru"), 0.5, 0.93)])
    assert standing().names == ("labse", "server")
    assert standing().scores == (mine,)
    Path(settings.ORKHON_ALIGN_SCORES).write_text("[]]")
    assert "holds no scores" in standing().fault


def test_calibration_stands_beside_what_waits_for_review(settings, client, legal):
    settings.ORKHON_ALIGN_FOLDER = "/models/labse"
    client.force_login(legal)
    url = reverse("legislation:glossary-waiting")
    assert "Not tried yet, so not used." in words_of(client.get(url))
    keep_scores([Score("labse", ("kk", "ru"), 0.95, 0.93)])
    assert "Kazakh, Russian labse used 0.950 0.930" in words_of(client.get(url))
    settings.ORKHON_ALIGN_FOLDER = ""
    assert "No further measure is set." in words_of(client.get(url))
