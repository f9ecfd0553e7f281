"""What is compared and decided as one."""

from orkhon.legislation.queries.texts import units_of

DEFINITIONS = """\
Law (sample)

Article 1. Terms
For the purposes of this Law:
(a) “toy” means a product for play;
(b) “recall” means the return of a toy.

Article 2. Exceptions
This Law does not apply to:
(a) medicines;
(b) food: fresh and tinned.

Article 3. Duties
1. The producer recalls.
2. The seller returns.
"""


def test_definitions_paragraphs_and_short_articles_are_units(bring, model):
    version = bring(model, {"en": DEFINITIONS})
    units = units_of(version.expressions.get())
    assert [(one.no, one.name) for one in units] == [
        ("1(a)", "Article 1(a)"),
        ("1(b)", "Article 1(b)"),
        ("2", "Article 2"),
        ("3(1)", "Article 3(1)"),
        ("3(2)", "Article 3(2)"),
    ]
    assert {one.article for one in units[:2]} == {"art_1"}
    assert units[0].words == "“toy” means a product for play;"
