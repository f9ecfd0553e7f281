"""Files broken by chance: whatever a faulty program writes, no letter is lost."""

from random import Random

import pytest
from lxml import etree

from orkhon.engines.texts.akn import read, write
from orkhon.engines.texts.akn.vocabulary import (
    BODIES,
    DOCUMENTS,
    INLINE,
    STRUCTURES,
    WRAPPERS,
)
from orkhon.engines.texts.structure.reading import read_plain
from tests.engines.texts.akn.files import NAMESPACE, PLAIN
from tests.engines.texts.akn.generated import law

SINGLE = (
    "num heading subheading table tr td th p block quotedStructure note notes toc "
    "tocItem crossHeading componentRef foreign meta br eol img marker authorialNote "
    "noteRef li nonsense"
)
NAMES = sorted({*BODIES, *DOCUMENTS, *INLINE, *STRUCTURES, *WRAPPERS, *SINGLE.split()})
ATTRIBUTES = ("eId", "name", "colspan", "startQuote", "date", "value", "href")
VALUES = ("", "art_1", "x y", "empty", "²", "“", "num")


def _broken(seed: int) -> etree._Element:
    """A valid file of somebody else, then elements renamed, moved and given nonsense."""
    random = Random(seed)  # noqa: S311 -- a file that can be made again
    source, language = law(seed)
    root = etree.fromstring(write(read_plain(source, language), PLAIN))
    for ours in list(root.iter("{*}proprietary")):
        ours.getparent().remove(ours)
    elements = list(root[0].iter())[1:]
    for _ in range(random.randint(1, 12)):
        element, other = random.choice(elements), random.choice(elements)
        what = random.random()
        if what < 0.6:
            space = random.choice([*[NAMESPACE] * 9, "urn:other"])
            element.tag = f"{{{space}}}{random.choice(NAMES)}"
        elif what < 0.8 and element not in (other, *other.iterancestors()):
            other.append(element)
        else:
            element.set(random.choice(ATTRIBUTES), random.choice(VALUES))
    return root


@pytest.mark.parametrize("seed", range(60))
def test_a_file_broken_by_chance_is_read_with_every_letter(seed):
    # Reading refuses what it cannot keep; see the test that it does.
    text = read(etree.tostring(_broken(seed)), lenient=True).text
    assert text.provisions


def _only(inside):
    """What is read of a body that breaks the schema."""
    data = (
        f'<akomaNtoso xmlns="{NAMESPACE}"><act><body>{inside}</body></act></akomaNtoso>'
    )
    return read(data.encode(), lenient=True).text.provisions


def test_words_around_rows_and_cells_of_a_table_are_kept():
    (article,) = _only(
        """<article><content><table>a<tr>b<td>c<p>d</p>e</td>f</tr>g
        <tr xmlns:o="urn:orkhon:akn:1" o:empty="true"><td>h</td></tr></table>
        </content></article>"""
    )
    assert article.text == "a\nb\nf\ng"
    assert article.rows == (("c\nd\ne",), ("h",))


def test_a_number_and_heading_of_the_body_itself_are_kept():
    first, article = _only(
        "<num>1.</num><heading>Sale</heading><article><num>1</num></article>"
    )
    assert (first.kind, first.marker, first.heading) == ("paragraph", "1.", "Sale")
    assert article.kind == "article"


def test_words_in_what_should_be_empty_are_kept():
    (article,) = _only(
        """<article>a <p>b<br>c</br><img src="x">d</img></p>
        <componentRef src="#y">e</componentRef><doc>f</doc></article>"""
    )
    assert article.text == "a\nb\ncd\ne\nf"
