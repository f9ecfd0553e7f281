"""What cannot be estimated is refused or suppressed; none of it is ever zero."""

import pytest

from orkhon.engines.elections.estimation import (
    NOT_RANDOM,
    Estimate,
    EstimationError,
    Lonely,
    Method,
    Reference,
    Suppressed,
    Undefined,
    proportions,
    ratios,
    sample_design,
    totals,
)

ASK = {"level": 0.95, "minimum_units": 1}


def simple(units, **changes):
    given = {"probability_sample": True, "population": {"": 100}}
    return sample_design(units, **(given | changes))


def test_stations_not_drawn_by_lot_have_no_margin_and_say_so():
    # 37 of 146, as a joint mission counted; nobody drew them.
    design = sample_design(146, probability_sample=False)
    answers = [1] * 37 + [0] * 109
    share = proportions(design, {"queue": answers}, **ASK).cell("queue")
    assert share.value == pytest.approx(37 / 146)
    assert share.interval is None
    assert share.why_no_interval == "not a probability sample"
    assert share.standard_error is None
    assert share.design_effect is None
    with pytest.raises(EstimationError) as refused:
        share.margin  # noqa: B018 -- asking is what is refused
    assert str(refused.value) == (
        "“queue” has no margin of error: not a probability sample"
    )


def test_one_station_not_drawn_by_lot_still_has_its_figure():
    design = sample_design(1, probability_sample=False)
    assert proportions(design, {"queue": [1]}, **ASK).cell("queue").value == 1


def test_a_total_of_stations_not_drawn_by_lot_is_refused():
    design = sample_design(3, probability_sample=False)
    with pytest.raises(EstimationError, match=f"total cannot be .*: {NOT_RANDOM}"):
        totals(design, {"votes": [1, 2, 3]}, **ASK)


def test_a_single_station_has_no_margin():
    table = ratios(simple(1), {"for": ([40], [100])}, **ASK)
    with pytest.raises(EstimationError) as refused:
        table.cell("for")
    assert str(refused.value) == (
        "“for”: stratum “” has only one, and one does not show how far polling stations differ"
    )


def test_a_lonely_stratum_is_refused_by_name_and_others_stand():
    design = sample_design(
        4,
        probability_sample=True,
        strata=["Osh", "Talas", "Talas", "Talas"],
        population={"Osh": 9, "Talas": 9},
    )
    by_stratum = proportions(
        design, {"secret": [1, 0, 1, 1]}, by=design.stratum_names, **ASK
    )
    with pytest.raises(EstimationError) as refused:
        by_stratum.cell("secret", "Osh")
    assert str(refused.value) == (
        "“secret” in “Osh”: stratum “Osh” has only one, and one does not show how far"
        " polling stations differ"
    )
    assert by_stratum.cell("secret", "Talas").units == 3
    overall = proportions(design, {"secret": [1, 0, 1, 1]}, **ASK)
    assert overall.state("secret") == Undefined(
        "secret",
        None,
        "stratum “Osh” has only one, and one does not show how far polling stations differ",
    )


def test_a_lonely_stratum_that_is_the_whole_frame_of_it_is_no_trouble():
    # Baikonur has one station and it was visited: nothing is left to vary there.
    design = sample_design(
        3,
        probability_sample=True,
        strata=["Baikonur", "Talas", "Talas"],
        population={"Baikonur": 1, "Talas": 2},
    )
    total = totals(design, {"votes": [5, 6, 7]}, **ASK).cell("votes")
    assert (total.value, total.standard_error, total.margin) == (18, 0, 0)
    assert total.design_effect is None


def test_no_degree_of_freedom_is_refused_even_when_the_rule_centres():
    design = sample_design(
        2,
        probability_sample=True,
        strata=["Osh", "Talas"],
        population={"Osh": 9, "Talas": 9},
        lonely=Lonely.CENTRE,
    )
    state = proportions(design, {"secret": [1, 0]}, **ASK).state("secret")
    assert state.why == "2 polling stations leave no degree of freedom"
    assert str(state) == "undefined: 2 polling stations leave no degree of freedom"


def test_no_answer_is_not_zero():
    table = proportions(simple(3), {"count seen": [None, None, None]}, **ASK)
    with pytest.raises(EstimationError) as refused:
        table.cell("count seen")
    assert str(refused.value) == "“count seen”: no polling stations with an answer"
    half = proportions(simple(4), {"seal": [1, None, 0, None]}, **ASK).cell("seal")
    assert (half.value, half.units) == (0.5, 2)


def test_nothing_over_nothing_is_refused():
    table = ratios(simple(3), {"mobile": ([0, 0, 0], [0, 0, 0])}, **ASK)
    with pytest.raises(EstimationError) as refused:
        table.cell("mobile")
    assert str(refused.value) == (
        "“mobile”: nothing was counted in 3 polling stations: 0 of 0"
    )


def test_stations_that_do_not_differ_have_no_margin_of_zero():
    shares = ratios(simple(4), {"for": ([0, 0, 0, 0], [90, 80, 70, 60])}, **ASK)
    share = shares.cell("for")
    assert share.value == 0
    with pytest.raises(EstimationError, match="4 polling stations do not differ"):
        share.margin  # noqa: B018 -- asking is what is refused


def test_all_saying_yes_has_a_lower_limit():
    # Clopper-Pearson at 20 of 20: 0.025^(1/20).
    share = proportions(
        simple(20, population=None, weights=[5] * 20), {"seal": [1] * 20}, **ASK
    ).cell("seal")
    assert share.interval.low == pytest.approx(0.025 ** (1 / 20), rel=1e-12)
    assert share.interval.high == 1
    assert share.margin == pytest.approx(1 - 0.025 ** (1 / 20))
    assert share.design_effect is None


def test_clusters_that_agree_do_not_make_a_proportion_certain():
    # Each cluster one yes and one no: no spread between clusters, still two of four.
    design = sample_design(
        4, probability_sample=True, clusters=list("aabb"), weights=[3] * 4
    )
    share = proportions(design, {"seal": [1, 0, 0, 1]}, **ASK).cell("seal")
    assert share.standard_error == 0
    assert share.interval.low < 0.1
    assert share.interval.high > 0.9


def test_small_cells_are_suppressed_and_never_zero():
    design = simple(6)
    table = proportions(
        design,
        {"women": [1, 1, 0, 0, 1, 0]},
        by=["city"] * 4 + ["village"] * 2,
        level=0.95,
        minimum_units=3,
    )
    assert isinstance(table.state("women", "city"), Estimate)
    cell = table.cell("women", "village")
    assert cell == Suppressed("women", "village", 3)
    assert str(cell) == "suppressed"
    for ask in ("value", "margin"):
        with pytest.raises(EstimationError) as refused:
            getattr(cell, ask)
        assert str(refused.value) == (
            "“women” in “village” is suppressed: fewer than 3"
        )


def test_an_undefined_cell_gives_no_figure():
    state = proportions(simple(2), {"seal": [None, None]}, **ASK).state("seal")
    for ask in ("value", "margin"):
        with pytest.raises(EstimationError, match="“seal”: no polling stations"):
            getattr(state, ask)


def test_a_cell_that_was_not_asked_for_is_refused():
    table = proportions(simple(2), {"seal": [1, 0]}, **ASK)
    with pytest.raises(EstimationError, match="“queue” was not asked for"):
        table.state("queue")
    with pytest.raises(EstimationError, match="“seal” in “Osh” was not asked for"):
        table.state("seal", "Osh")


@pytest.mark.parametrize(
    ("units", "changes", "words"),
    [
        (0, {}, "a sample of 0 polling stations is none"),
        (2, {"strata": ["A"]}, "2 polling stations but 1 strata"),
        (2, {"clusters": ["a"]}, "2 polling stations but 1 clusters"),
        (2, {"weights": [1.0]}, "2 polling stations but 1 weights"),
        (2, {"weights": [2.0, 0.0]}, "weight 0 of unit 2 is not above zero"),
        (1, {"weights": [float("nan")]}, "weight nan of unit 1 is not above zero"),
        (1, {"strata": ["A"]}, "stratum “A” is not in the frame"),
        (
            2,
            {"population": {"": 1}},
            "stratum “”: 2 drawn of 1 polling stations or clusters is impossible",
        ),
        (1, {"population": None}, "weights are needed: the frame does not give them"),
        (1, {"clusters": ["a"]}, "weights are needed: the frame does not give them"),
        (
            2,
            {"population": {"": 2}, "weights": [1.0, 3.0]},
            "stratum “” was drawn whole, yet one of its units stands for 3: leave its"
            " population out",
        ),
    ],
)
def test_a_design_that_cannot_be_is_refused(units, changes, words):
    with pytest.raises(EstimationError) as refused:
        simple(units, **changes)
    assert str(refused.value) == words


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (lambda d: proportions(d, {}, **ASK), "no item was asked for"),
        (
            lambda d: proportions(d, {"q": [1]}, **ASK),
            "“q”: 2 polling stations but 1 figures",
        ),
        (
            lambda d: proportions(d, {"q": [1, 2]}, **ASK),
            "“q”: an answer other than 0 and 1",
        ),
        (
            lambda d: ratios(d, {"q": ([1, 2], [1, float("inf")])}, **ASK),
            "“q”: a figure without end",
        ),
        (
            lambda d: ratios(d, {"q": ([1, 2], [1, -3])}, **ASK),
            "“q”: a divisor of -3",
        ),
        (
            lambda d: proportions(d, {"q": [1, 0]}, by=["a"], **ASK),
            "2 polling stations but 1 domains",
        ),
        (
            lambda d: proportions(d, {"q": [1, 0]}, level=1, minimum_units=1),
            "a level of 1 is not between 0 and 1",
        ),
        (
            lambda d: proportions(d, {"q": [1, 0]}, level=0.9, minimum_units=0),
            "a minimum of 0 units is below 1",
        ),
        (
            lambda d: proportions(d, {"q": [1, 0]}, method=Method.T, **ASK),
            "no t interval for a proportion",
        ),
        (
            lambda d: totals(d, {"q": [1, 0]}, reference=Reference.COUNTED_WITH, **ASK),
            "the design effect of a total is one of units",
        ),
        (
            lambda d: totals(d, {"q": [1, None]}, **ASK),
            "“q”: 1 of 2 polling stations have no figure, so there is no total",
        ),
        (
            lambda d: ratios(
                d,
                {"q": ([5, 2], [4, 3])},
                reference=Reference.COUNTED_WITH,
                counted="ballots",
                **ASK,
            ),
            "“q” is no share of ballots: some polling stations have more of it, or"
            " less than none",
        ),
    ],
)
def test_a_question_that_cannot_be_is_refused(ask, words):
    with pytest.raises(EstimationError) as refused:
        ask(simple(2))
    assert str(refused.value) == words


def test_a_share_of_ballots_has_limits_within_zero_and_one():
    table = ratios(
        simple(3),
        {"for": ([0, 0, 9], [10, 10, 10])},
        reference=Reference.COUNTED_WITH,
        **ASK,
    )
    limits = table.cell("for").interval
    assert (limits.low, limits.high) == (0, 1)
