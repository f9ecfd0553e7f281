"""Articles find their partners; who has none is left out; what was split is joined."""

import pytest

from orkhon.engines.texts import Match, align
from orkhon.engines.texts.alignment.bags import read_bag
from orkhon.engines.texts.alignment.flags import raise_flags
from orkhon.engines.texts.alignment.languages import AlignmentError
from orkhon.engines.texts.alignment.lexicon import shipped_lexicon
from orkhon.engines.texts.alignment.proposals import propose
from tests.engines.texts.alignment.declaration import articles

# A sample law of ours, in two languages.
KAZAKH = [
    "Сатушы тауардың сапасы туралы ақпарат беруге міндетті.",
    "Тұтынушы ақауы бар тауарды 14 күн ішінде қайтаруға құқылы.",
    "Шағымды сот қарайды.",
]
TURKISH = [
    "Şikayeti mahkeme inceler.",
    "Satıcı malın kalitesi hakkında bilgi vermekle yükümlüdür.",
    "Tüketici ayıplı malı on dört gün içinde iade edebilir.",
]


def test_a_small_law_is_matched_though_its_articles_changed_places():
    found = align(KAZAKH, "kk", TURKISH, "tr", ordered=False)
    assert [(match.a, match.b) for match in found] == [
        ((0,), (1,)),
        ((1,), (2,)),
        ((2,), (0,)),
    ]


def test_a_match_says_what_both_share():
    (match,) = align(KAZAKH[1:2], "kk", TURKISH[2:], "tr", ordered=True)
    assert {"consumer", "return"} & set(match.why)
    assert (
        "14 day" in propose(KAZAKH, "kk", TURKISH, "tr", ordered=False).proposals[1].why
    )
    assert 0.5 < match.score <= 1


def test_names_and_loans_are_shown_as_they_stand():
    found = propose(
        ["Комиссия Бурабай қаласында отырады."],
        "kk",
        ["Комиссия заседает в Бурабае."],
        "ru",
        ordered=True,
    )
    shown = " ".join(found.proposals[0].why)
    assert "Бурабай ~ Бурабае" in shown


def test_numbers_of_articles_are_no_evidence():
    # a national law numbers its articles in its own way
    bag = read_bag("Article 5 allows 30 days.", "en", shipped_lexicon())
    assert [sign for sign in bag.signs if sign.startswith("=")] == ["=30 day"]


def test_articles_without_a_partner_are_left_out():
    kazakh, english = articles("kk"), articles("en")
    found = align(kazakh[:12], "kk", english[3:15], "en", ordered=True)
    assert [(match.a, match.b) for match in found] == [
        ((row,), (row - 3,)) for row in range(3, 12)
    ]


def test_a_split_article_is_joined_and_a_merger_likewise():
    kazakh, russian = articles("kk")[:12], articles("ru")[:12]
    # article 11 of the Declaration has two paragraphs: presumption, no punishment
    # without law; the second begins with "Никто"
    place = russian[10].index("Никто")
    parts = [russian[10][:place], russian[10][place:]]
    divided = russian[:10] + parts + russian[11:]
    assert _partners(align(kazakh, "kk", divided, "ru", ordered=True), 10) == (10, 11)
    merged = align(divided, "ru", kazakh, "kk", ordered=True)
    assert ((10, 11), (10,)) in [(match.a, match.b) for match in merged]


def _partners(found, place):
    return next(match.b for match in found if place in match.a)


def test_a_copy_that_adds_nothing_does_not_join():
    # the first article doubled: one copy says all that two say
    doubled = [f"{KAZAKH[0]} {KAZAKH[0]}", KAZAKH[1], KAZAKH[2]]
    copies = [KAZAKH[0], KAZAKH[0], KAZAKH[1], KAZAKH[2]]
    found = align(doubled, "kk", copies, "kk", ordered=True)
    assert _partners(found, 0) in {(0,), (1,)}


def test_one_language_matches_itself():
    turkish = articles("tr")
    found = align(turkish, "tr", turkish[::-1], "tr", ordered=False)
    assert [(match.a, match.b) for match in found] == [
        ((row,), (29 - row,)) for row in range(30)
    ]


def test_plain_uzbek_is_read_in_either_script():
    latin, cyrillic = articles("uz-Latn"), articles("uz-Cyrl")
    found = align(latin, "uz", cyrillic, "uz", ordered=True)
    assert len(found) == 30
    assert found == align(latin, "uz-Latn", cyrillic, "uz-Cyrl", ordered=True)


@pytest.mark.parametrize(("a", "b"), [([], []), ([], ["x"]), (["x"], [])])
@pytest.mark.parametrize("ordered", [True, False])
def test_a_side_without_texts_has_no_matches(a, b, ordered):
    assert align(a, "kk", b, "ru", ordered=ordered) == []
    found = propose(a, "kk", b, "ru", ordered=ordered)
    assert found.alone_a == tuple(range(len(a)))
    assert found.alone_b == tuple(range(len(b)))


def test_empty_texts_have_no_partner():
    assert align(["", "  "], "kk", ["", "…"], "ru", ordered=False) == []


@pytest.mark.parametrize(
    ("a", "language", "words"),
    [
        (["x"], "de", "No alignment for language 'de'"),
        ("one text", "kk", "first side is not a list"),
        ([1], "kk", "first side is not a list"),
    ],
)
def test_what_cannot_be_aligned_is_refused_in_words(a, language, words):
    with pytest.raises(AlignmentError, match=words):
        align(a, language, ["x"], "ru", ordered=True)


def test_a_proposal_names_its_runner_up_and_margin():
    found = propose(KAZAKH, "kk", TURKISH, "tr", ordered=False)
    first = found.proposals[0]
    others = [found.standings[0][place] for place in (0, 2)]
    assert first.runner_up in (0, 2)
    assert first.margin == pytest.approx(found.standings[0][1] - max(others))
    assert first.backends == ("lexicon-graph",)
    assert (found.alone_a, found.alone_b) == ((), ())


def test_a_pair_alone_in_the_world_has_no_runner_up():
    found = propose(KAZAKH[1:2], "kk", TURKISH[2:], "tr", ordered=True)
    assert found.proposals[0].runner_up is None
    assert found.proposals[0].margin is None


def test_candidates_are_offered_also_below_the_threshold():
    found = propose(KAZAKH, "kk", TURKISH, "tr", ordered=False)
    offered = found.candidates(2, most=2)
    assert offered[0].place == 0
    assert offered[0].confidence > offered[1].confidence
    assert "court" in offered[0].why


def test_the_same_texts_give_the_same_matches():
    once = align(KAZAKH, "kk", TURKISH, "tr", ordered=False)
    assert once == align(KAZAKH, "kk", TURKISH, "tr", ordered=False)
    assert isinstance(once[0], Match)


@pytest.mark.parametrize(
    "torn",
    [
        "сот" + "нина" * 20_000,
        "а" * 200_000,
        "gelemez" * 30_000,
        "1" * 50_000,
        "%" * 9_999,
    ],
)
def test_torn_texts_neither_hang_nor_break(torn):
    assert align([torn, KAZAKH[1]], "kk", [TURKISH[2], torn], "tr", ordered=False)
    raise_flags(torn, "kk", torn, "tr", usual_ratio=1.0)
