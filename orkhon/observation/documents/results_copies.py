"""The part of a report on results that lays observers' copies beside the file."""

from orkhon.engines.documents import Block, Bullets, Heading, Paragraph, Table, runs
from orkhon.observation.queries.results.copies import Copies, Copy, Standing

MOST_LINES = 200
"""Differing lines that are printed; their number is whole."""


def copies_blocks(copies: Copies) -> list[Block]:
    """What the copies say, and what differs line by line; in English."""
    blocks: list[Block] = [
        Heading("Observers' copies beside the published result"),
        Paragraph(runs(agreement(copies))),
    ]
    rows = [
        (
            runs(one.code),
            runs(line.label),
            runs(line.ours),
            runs(line.official),
            runs(line.difference),
            runs(f"line {one.official.line:,}" if one.official is not None else "–"),
        )
        for one in copies.of(Standing.DIFFERS)
        for line in one.off
    ]
    if rows:
        blocks.append(
            Table(
                (
                    "Station",
                    "Line of the form",
                    "Copy",
                    "Published",
                    "Difference",
                    "File",
                ),
                tuple(rows[:MOST_LINES]),
                (14, 34, 13, 13, 14, 12),
                f"{min(len(rows), MOST_LINES)} of {len(rows)} lines that differ;"
                " the difference is published less copy",
            )
        )
    if copies.shifts:
        blocks.append(
            Paragraph(
                runs(
                    "Over all copies compared: "
                    + "; ".join(
                        f"{name} {_signed(sum_)}" for name, sum_ in copies.shifts
                    )
                    + " in the published result."
                )
            )
        )
    left = [
        _named(words, copies.of(standing))
        for standing, words in (
            (Standing.LEGIBLE, "some lines of the copy cannot be read"),
            (Standing.UNCLEAR, "the file does not say which line it is"),
            (Standing.LACKING, "not in the file"),
            (Standing.NOT_LISTED, "code not in the mission's list of stations"),
            (Standing.LATER, "came after the file was read"),
        )
        if copies.of(standing)
    ]
    if copies.without:
        left.append(f"Not in the file, so not compared: {', '.join(copies.without)}.")
    if left:
        blocks.append(Bullets(tuple(runs(words) for words in left)))
    return blocks


def agreement(copies: Copies) -> str:
    """“31 of 33 copies agree with the published result to the unit.”"""
    compared = len(copies.compared)
    if not compared:
        return "No copy could be laid beside a line of the file."
    return (
        f"{len(copies.agreeing)} of {compared} copies agree with the published result"
        " to the unit."
    )


def _named(words: str, copies: tuple[Copy, ...]) -> str:
    return f"{len(copies)}: {words}: {', '.join(one.code for one in copies)}."


def _signed(votes: int) -> str:
    return f"{votes:+,}".replace("-", "\N{MINUS SIGN}")
