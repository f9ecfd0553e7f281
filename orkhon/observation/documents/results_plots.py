"""The plots of an analysis of results, for papers and for screens."""

from orkhon.engines.elections import plots
from orkhon.engines.elections.forensics import Comb, Fingerprint, ForensicReport
from orkhon.engines.elections.plots import PAGE_WIDTH, PHONE_WIDTH, Plot, Theme


def plots_of(
    found: ForensicReport, *, theme: Theme = Theme.PAPER, width: int = PAGE_WIDTH
) -> dict[str, tuple[Plot, ...]]:
    """What can be drawn, by the title of the section that it belongs to.

    Args:
        theme: Paper or screen.
        width: In units of 1/96 inch.
    """
    drawn: dict[str, tuple[Plot, ...]] = {}
    if found.combs is not None:
        drawn["Whole percentages"] = tuple(
            _comb(one, theme, width)
            for one in (found.combs.turnout, found.combs.result)
        )
    if found.fingerprint is not None:
        drawn["Turnout and share"] = (_square(found.fingerprint, theme, width),)
    return drawn


def _comb(comb: Comb, theme: Theme, width: int) -> Plot:
    return plots.integer_comb(
        (comb.percent / 100).round(3).tolist(),
        comb.observed.tolist(),
        comb.expected.tolist(),
        title=f"Stations by {comb.words} in steps of 0.1 point",
        theme=theme,
        width=width,
    )


def _square(square: Fingerprint, theme: Theme, width: int) -> Plot:
    edges = square.edges.tolist()
    return plots.fingerprint(
        square.cells.tolist(),
        edges,
        edges,
        title="Stations by turnout and share",
        outside=square.beyond,
        words=plots.FingerprintWords(
            turnout=square.turnout_words, share=square.share_words
        ),
        theme=theme,
        width=width,
    )


def screen_plots(found: ForensicReport) -> dict[str, tuple[tuple[Plot, Plot], ...]]:
    """The same for a screen: each drawn for a page's width and for a phone's."""
    wide = plots_of(found, theme=Theme.SCREEN)
    narrow = plots_of(found, theme=Theme.SCREEN, width=PHONE_WIDTH)
    return {
        title: tuple(zip(drawn, narrow[title], strict=True))
        for title, drawn in wide.items()
    }
