"""Text in is text out, of whatever was sent in; and what is made is read again."""

from hypothesis import given
from hypothesis import strategies as st

from orkhon.engines.texts.structure import Block, plain, read_blocks, read_plain, walk
from tests.engines.texts.structure import laws

LINES = [line for law in laws.ALL.values() for line in law.splitlines()]
ODD = [
    "«", "»", '"', "“", "-", "— x", "1.", "(1)", "1)", "a)", "i)", "1.1.", "1.1.1.",
    "A\tB", "C\tD", "Статья", "Глава:", "Статья IIII. X", "(в редакции)", "§ 5. x",
    "1. (a) x", "Общая часть", "Преамбула", ".", ":", "5. Madde x", "²", "٣) x", "İ",
    "(1) Article 2", "Article 1. 1. 1) a)", "MADDE 3", "\x1c", "\u200b", "Статья 1 1 .",
]  # fmt: skip
LANGUAGES = st.sampled_from(["en", "az", "kk", "ky", "tr", "uz", "ru", "und", None])
WORDS = st.text(alphabet="abcdeабвгдöşə", min_size=1, max_size=12)


def letters(words):
    return "".join(words.split())


def kept_with_identifiers(source, language):
    """All letters are there, and every provision has an identifier of its own."""
    text = read_plain(source, language)
    eids = [one.eid for one, _ in walk(text)]
    return letters(plain(text)) == letters(source) and len({*eids} - {""}) == len(eids)


@given(st.text(min_size=1).filter(lambda words: words.strip()), LANGUAGES)
def test_any_text_at_all_is_kept_to_the_letter(source, language):
    assert kept_with_identifiers(source, language)


@given(
    st.lists(st.sampled_from(LINES + ODD), min_size=1, max_size=15).filter(
        lambda lines: "".join(lines).strip()
    ),
    LANGUAGES,
)
def test_lines_of_laws_thrown_together_are_kept_and_read_the_same_again(
    lines, language
):
    source = "\n".join(lines)
    assert kept_with_identifiers(source, language)
    text = read_plain(source, language)
    assert read_plain(plain(text), language).provisions == text.provisions


@given(
    st.lists(
        st.builds(Block, st.sampled_from(LINES + ODD), st.booleans(), st.just(()))
        | st.builds(
            Block,
            st.just(""),
            st.booleans(),
            st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=3).map(tuple),
        ),
        min_size=1,
        max_size=12,
    ),
    LANGUAGES,
)
def test_blocks_with_tables_and_bold_lines_are_kept(blocks, language):
    came = "".join(
        letters(block.text) + "".join(letters("".join(row)) for row in block.rows)
        for block in blocks
    )
    if came:
        assert letters(plain(read_blocks(blocks, language))) == came


ARTICLE_WORDS = {
    "en": "Article {}. ",
    "ru": "Статья {}. ",
    "kk": "{}-бап. ",
    "ky": "{}-берене. ",
    "uz": "{}-modda. ",
    "az": "Maddə {}. ",
    "tr": "MADDE {} – ",
}


@given(
    st.sampled_from(sorted(ARTICLE_WORDS)),
    st.lists(
        st.tuples(WORDS, st.lists(st.tuples(WORDS, st.lists(WORDS, max_size=3)))),
        min_size=1,
        max_size=6,
    ),
)
def test_a_law_made_of_articles_paragraphs_and_points_is_read_as_it_was_made(
    language, law
):
    lines, made = [], []
    for number, (heading, paragraphs) in enumerate(law, 1):
        lines.append(ARTICLE_WORDS[language].format(number) + f"Q{heading}")
        made.append(("article", str(number), f"Q{heading}", ""))
        for at, (words, points) in enumerate(paragraphs, 1):
            end = ":" if points else "."
            lines.append(f"{at}. Q{words}{end}")
            made.append(("paragraph", str(at), "", f"Q{words}{end}"))
            for n, point in enumerate(points, 1):
                lines.append(f"{n}) {point};")
                made.append(("point", str(n), "", f"{point};"))
    text = read_plain("\n".join(lines), language)
    found = [(one.kind, one.number, one.heading, one.text) for one, _ in walk(text)]
    assert found == made
