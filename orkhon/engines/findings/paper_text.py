"""The words of a paper in HTML as a reader sees them, its notes apart."""

from html.parser import HTMLParser

NOTES = frozenset({"fn", "footnote", "unseen"})
"""Classes of what stands inside a sentence without being part of it."""
UNSEEN = frozenset({"script", "style", "sup", "title"})
EMPTY = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "wbr"})
"""Elements that have no end."""


def text_of_html(html: str) -> str:
    """All words of a paper in one line, without its notes and their numbers."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return one_line("".join(reader.words))


def one_line(text: str) -> str:
    """The text with every run of blanks, of whatever width, as one blank."""
    return " ".join(text.split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        # Names of the elements open inside one that is left out.
        self._left_out: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in EMPTY:
            self.words.append(" " if not self._left_out and tag == "br" else "")
            return
        classes = (dict(attrs).get("class") or "").split()
        if self._left_out or tag in UNSEEN or NOTES & set(classes):
            self._left_out.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._left_out:
            while self._left_out.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not self._left_out:
            self.words.append(data)
