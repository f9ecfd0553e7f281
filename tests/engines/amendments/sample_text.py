"""A sample text of five paragraphs, and amendments drawn at random for any text."""

from hypothesis import settings
from hypothesis import strategies as st

from orkhon.engines.amendments import Amendment, Paragraph, Text

EVERY = settings(max_examples=150, deadline=None, derandomize=True)
SAMPLE = Text(
    (
        Paragraph("t", "", "Sample declaration on safe products", "title"),
        Paragraph("p", "", "Recalling its earlier sample text,", "preamble"),
        Paragraph(
            "a",
            "1",
            "The Assembly recommends that the parliaments bring their laws closer to "
            "the model law, and inform the Secretariat each year.",
        ),
        Paragraph(
            "b",
            "2",
            "It invites them to exchange alerts without delay and asks the Commission "
            "to report.",
        ),
        Paragraph("c", "3", "It thanks the host."),
    )
)


def amendment(number, kind, paragraph, start=0, end=0, text="", after=None, **more):
    more = {"owners": ("KZ",)} | more
    return Amendment(
        f"k{number}", number, kind, paragraph, start, end, text, after, **more
    )


def of_words(number, kind, paragraph, quoted, text="", base=SAMPLE, **more):
    """An amendment of quoted words; an insertion stands after them."""
    start = base.paragraph(paragraph).text.index(quoted)
    end = start + len(quoted)
    if kind == "insert":
        start = end
    return amendment(number, kind, paragraph, start, end, text, **more)


KINDS = ["replace", "insert", "delete", "move", "insert-paragraph", "delete-paragraph"]
WORD = st.text("abcİıәқҗöü", min_size=1, max_size=7)
WORDS = st.lists(WORD, min_size=1, max_size=40).map(" ".join)


@st.composite
def texts(draw):
    return Text(
        tuple(
            Paragraph(f"p{no}", str(no), words)
            for no, words in enumerate(
                draw(st.lists(WORDS, min_size=1, max_size=4)), start=1
            )
        )
    )


@st.composite
def amendments_to(draw, text):
    """Amendments that fit a text; any of them may conflict."""
    found = []
    for number in range(1, draw(st.integers(0, 7)) + 1):
        kind = draw(st.sampled_from(KINDS))
        place = draw(st.integers(0, len(text.paragraphs) - 1))
        paragraph = text.paragraphs[place]
        keys = [None, *text.by_key]
        at = st.sampled_from([len(paragraph.text) * part // 4 for part in range(5)])
        owners = tuple(draw(st.lists(st.sampled_from("AKGT"), min_size=1, unique=True)))
        if kind in ("replace", "delete"):
            start, end = sorted(draw(st.lists(at, min_size=2, max_size=2)))
            if start == end:
                continue
            new = "" if kind == "delete" else "+" + draw(WORD)
            left = paragraph.text[:start] + new + paragraph.text[end:]
            if not left.strip():
                continue
            change = (start, end, new, None)
        elif kind == "insert":
            start = draw(at)
            change = (start, start, "+" + draw(WORD), None)
        elif kind == "delete-paragraph":
            change = (0, 0, "", None)
        elif kind == "move":
            allowed = [key for key in keys if key not in keys[place : place + 2]]
            if not allowed:
                continue
            change = (0, 0, "", draw(st.sampled_from(allowed)))
        else:
            change = (0, 0, draw(WORDS), draw(st.sampled_from(keys)))
        key = f"new{number}" if kind == "insert-paragraph" else paragraph.key
        found.append(Amendment(f"k{number}", number, kind, key, *change, owners=owners))
    return found
