"""Other measures join the lexicon graph when they help, and are refused when broken.

The models and the server here are small stand-ins for the third party's interface.
"""

import numpy as np
import pytest

from orkhon.engines.texts.alignment.backends import (
    VectorModel,
    VectorServer,
    vector_cosines,
)
from orkhon.engines.texts.alignment.calibration import (
    Sample,
    Score,
    calibrate,
    f1,
    helpful,
)
from orkhon.engines.texts.alignment.languages import AlignmentError
from orkhon.engines.texts.alignment.proposals import Weighted, propose
from tests.engines.texts.alignment.declaration import articles

TURKISH, ENGLISH = articles("tr")[:10], articles("en")[:10]
NUMBER_OF = {text: n for texts in (TURKISH, ENGLISH) for n, text in enumerate(texts)}


class Knowing:
    """A model that knows which article a text is, as a perfect encoder would."""

    def encode(self, sentences):
        return np.eye(10)[[NUMBER_OF[text] for text in sentences]]


class Blind:
    """A model to which all texts are one."""

    def encode(self, sentences):
        return np.ones((len(sentences), 3))


def _sample():
    return Sample(tuple(TURKISH), "tr", tuple(ENGLISH), "en")


def test_a_model_that_loses_is_switched_off_for_its_pair():
    knowing, blind = VectorModel("knowing", Knowing()), VectorModel("blind", Blind())
    scores = calibrate([knowing, blind], [_sample()], draws=3, seed="test")
    assert [(score.backend, score.pair) for score in scores] == [
        ("blind", ("en", "tr")),
        ("knowing", ("en", "tr")),
    ]
    assert [score.alone for score in scores] == [0.0, 1.0]
    further = [Weighted(knowing), Weighted(blind, 0.5)]
    assert helpful(further, scores, "tr", "en") == [Weighted(knowing)]
    assert helpful(further, scores, "tr", "ru") == []


def test_a_measure_is_not_asked_for_languages_it_does_not_read():
    turkish = VectorModel("turkish", Knowing(), frozenset({"tr"}))
    assert calibrate([turkish], [_sample()], draws=1, seed="test") == []
    found = propose(
        TURKISH, "tr", ENGLISH, "en", ordered=True, further=[Weighted(turkish)]
    )
    assert found.proposals[0].backends == ("lexicon-graph",)


def test_a_measure_joins_by_its_weight():
    alone = propose(TURKISH, "tr", ENGLISH, "en", ordered=False)
    knowing = Weighted(VectorModel("knowing", Knowing(), frozenset({"tr", "en"})), 2.0)
    joined = propose(TURKISH, "tr", ENGLISH, "en", ordered=False, further=[knowing])
    assert joined.proposals[0].backends == ("lexicon-graph", "knowing")
    assert [(item.a, item.b) for item in joined.proposals] == [
        ((row,), (row,)) for row in range(10)
    ]
    assert joined.standings[0, 0] > alone.standings[0, 0]


def test_a_server_of_the_organisation_is_asked_with_texts_and_language():
    asked = []

    def fetch(question):
        asked.append(question)
        return {"vectors": Knowing().encode(question["texts"]).tolist()}

    server = VectorServer("house", fetch)
    table = server.similarity(TURKISH, "tr", ENGLISH, "en")
    assert table == pytest.approx(np.eye(10))
    assert [question["language"] for question in asked] == ["tr", "en"]
    assert asked[0]["texts"] == TURKISH


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ({}, "without vectors"),
        ({"vectors": None}, "shape"),
        ({"vectors": [["x"]]}, "without vectors"),
        ({"vectors": [[1.0]]}, r"shape \(1, 1\) for 10 texts"),
    ],
)
def test_a_server_that_answers_nonsense_is_named(answer, words):
    server = VectorServer("house", lambda question: answer)
    with pytest.raises(AlignmentError, match=f"house answered.*{words}"):
        server.similarity(TURKISH, "tr", ENGLISH, "en")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (np.ones(3), np.ones((1, 3))),
        (np.ones((1, 3)), np.ones(3)),
        (np.ones((1, 3)), np.ones((1, 2))),
        (np.full((1, 3), np.nan), np.ones((1, 3))),
    ],
)
def test_vectors_of_unlike_shape_or_without_numbers_are_refused(a, b):
    with pytest.raises(AlignmentError, match="model gave vectors"):
        vector_cosines(a, b, "model")


def test_the_cosine_of_a_vector_of_zeros_is_zero():
    # cosine of (3, 4) and (4, 3) is 24 / 25
    table = vector_cosines(np.array([[3.0, 4.0], [0.0, 0.0]]), np.array([[4, 3]]), "m")
    assert table.tolist() == [[pytest.approx(0.96)], [0.0]]


def test_a_model_is_loaded_from_a_folder_of_this_machine(tmp_path):
    asked = []

    def load(folder):
        asked.append(folder)
        return Knowing()

    folder = tmp_path / "labse"
    with pytest.raises(AlignmentError, match="No model folder"):
        VectorModel.from_folder(folder, load)
    folder.mkdir()
    model = VectorModel.from_folder(folder, load)
    assert (model.name, asked) == ("labse", [str(folder)])


@pytest.mark.parametrize(
    ("table", "weight", "words"),
    [
        (np.ones((2, 2)), 1.0, "shape"),
        (np.full((10, 10), np.inf), 1.0, "not all numbers"),
        (np.ones((10, 10)), 0.0, "weight 0.0"),
    ],
)
def test_a_broken_measure_is_refused_by_name(table, weight, words):
    class Broken:
        name = "broken"
        languages = None

        def similarity(self, a, a_lang, b, b_lang):
            return table

    with pytest.raises(AlignmentError, match=f"broken.*{words}"):
        propose(
            TURKISH,
            "tr",
            ENGLISH,
            "en",
            ordered=True,
            further=[Weighted(Broken(), weight)],
        )


def test_calibration_refuses_samples_that_are_not_parallel():
    short = Sample(("a",) * 5, "tr", ("b",) * 4, "en")
    tiny = Sample(("a",) * 4, "tr", ("b",) * 4, "en")
    for sample in (short, tiny):
        with pytest.raises(AlignmentError, match="same number, at least 5"):
            calibrate([], [sample], draws=1, seed="test")
    with pytest.raises(AlignmentError, match="0 draws"):
        calibrate([], [_sample()], draws=0, seed="test")


def test_f1_is_the_harmonic_mean_and_undefined_without_pairs():
    # precision 1/2, recall 1/3: 2 * (1/6) / (5/6) = 0.4
    assert f1([(0, 0), (1, 1), (2, 2)], [(0, 0), (1, 2)]) == pytest.approx(0.4)
    with pytest.raises(AlignmentError, match="No pairs"):
        f1([], [])


def test_a_tie_leaves_a_measure_on():
    assert Score("m", ("en", "tr"), 0.9, 0.9).helps
    assert not Score("m", ("en", "tr"), 0.8, 0.9).helps
