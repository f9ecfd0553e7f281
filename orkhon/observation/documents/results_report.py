"""The report on a file of official results: definitions, numbers, nulls, caveats, plots.

It is written for a reader who would sign it: what was read, which column is what, how
many stations each method used, what the null is, how large the effect, what the same
number is on other elections, and what cannot be said. In English, as its methods are.
"""

from collections.abc import Iterator, Sequence
from importlib.metadata import version
from textwrap import wrap

from django.conf import settings
from django.utils import translation

from orkhon.engines.documents import (
    Block,
    Bullets,
    Facts,
    Figure,
    Heading,
    Identity,
    Paper,
    Paragraph,
    Runs,
    Strong,
    Table,
    Text,
    render_html_file,
    runs,
)
from orkhon.engines.elections.forensics import (
    BASELINES,
    Hits,
    RegionTable,
    Section,
)
from orkhon.engines.elections.plots import Plot
from orkhon.observation.documents.results_copies import copies_blocks
from orkhon.observation.documents.results_plots import plots_of
from orkhon.observation.documents.route_sheets import sheet_bytes
from orkhon.observation.queries.results.analysing import (
    LEADER,
    REGISTERED,
    TURNOUT,
    VALID,
    ResultsAnalysis,
)
from orkhon.observation.queries.results.checking import RelationCheck, ResultsCheck
from orkhon.observation.queries.results.copies import Copies
from orkhon.record.models import Source
from orkhon.register.queries.labels import assembly_named
from orkhon.ui.papers import page_css

LANGUAGE = "en"
MOST_REGIONS = 15
MOST_EXAMPLES = 10
LITERATURE = (
    "Kobak, Shpilkin, Pshenichnikov: Integer percentages as electoral falsification"
    " fingerprints. Annals of Applied Statistics 10(1), 2016.",
    "Klimek, Yegorov, Hanel, Thurner: Statistical detection of systematic election"
    " irregularities. PNAS 109(41), 2012.",
    "Beber, Scacco: What the numbers say. Political Analysis 20(2), 2012.",
    "Mebane: Election forensics: the second-digit Benford's law test. 2006.",
    "Sobyanin, Sukhovolsky: Democracy restricted by falsifications. Moscow, 1995.",
    "Rozenas: Detecting election fraud from irregularities in vote-share"
    " distributions. Political Analysis 25(1), 2017.",
)
NOT_SAID = (
    "Whether votes were added, moved or left out; the methods describe shapes of"
    " published counts.",
    "Anything about a single station: a count over all of them names none.",
    "Anything about voting before the count: secrecy, pressure, the list.",
)


def results_paper(
    check: ResultsCheck | None,
    analysis: ResultsAnalysis | None,
    *,
    sha256: str,
    pictures: bool = True,
    copies: Copies | None = None,
) -> Paper:
    """The report on one file.

    Args:
        check: Whether it adds up; None when no form was named.
        analysis: What the methods found; None when only the sums were asked for.
        sha256: Digest of the file as it came.
        pictures: Draw the plots.
        copies: Observers' copies beside the file; None for a file of no mission.
    Raises:
        ValueError: neither of the two.
    """
    if check is None and analysis is None:
        raise ValueError("a report on results needs a check or an analysis")
    name = check.filename if check is not None else analysis.filename  # type: ignore[union-attr]  # -- one of the two is there
    with translation.override(LANGUAGE):
        blocks: list[Block] = [
            Identity(
                name="Results by polling station",
                lede=runs(_lede(check, analysis)),
                facts=Facts(tuple(_facts(name, sha256, check, analysis))),
            )
        ]
        if check is not None:
            blocks += _check_blocks(check)
        if copies is not None:
            blocks += copies_blocks(copies)
        if analysis is not None:
            blocks += _analysis_blocks(analysis, pictures)
        return Paper(
            title="Results by polling station",
            language=LANGUAGE,
            blocks=tuple(blocks),
            running_head=assembly_named(settings.ORKHON_ASSEMBLY),
            running_note=name,
            status=f"SHA-256 of the file {sha256[:16]}…",
        )


def results_bytes(
    check: ResultsCheck | None,
    analysis: ResultsAnalysis | None,
    form: str,
    *,
    source: Source,
    copies: Copies | None = None,
) -> bytes:
    """The report on a mission's file as it goes out.

    Args:
        form: pdf or html.
    """
    paper = results_paper(check, analysis, sha256=source.sha256, copies=copies)
    if form == "pdf":
        return sheet_bytes(paper)
    return render_html_file(
        paper, css=page_css(), origin=settings.ORKHON_ADDRESS
    ).encode()


def _lede(check: ResultsCheck | None, analysis: ResultsAnalysis | None) -> str:
    said = []
    if check is not None:
        said.append(
            f"{check.balanced:,} of {check.rows:,} lines add up, {check.broken:,} do"
            f" not, {check.unchecked:,} cannot be checked in full."
        )
    if analysis is not None and analysis.found.integers is not None:
        union = analysis.found.integers.union
        said.append(
            f"Whole percentages: {union.observed:,.0f} stations, {union.expected:,.1f}"
            f" expected under the exact null, z {_z(union.z)}."
        )
    return " ".join(said)


def _facts(
    name: str,
    sha256: str,
    check: ResultsCheck | None,
    analysis: ResultsAnalysis | None,
) -> Iterator[tuple[str, Runs]]:
    yield "File", runs(name)
    yield "SHA-256", runs(" ".join(wrap(sha256, 8)))
    if check is not None:
        yield "Form", runs(f"{check.form}, version {check.form_version}")
    if analysis is not None:
        yield "Lines", runs(_lines(analysis))
        yield "Turnout", runs(analysis.found.turnout_words)
        yield "Share", runs(analysis.found.share_words)
        yield (
            "Sums",
            runs(
                f"{REGISTERED} {analysis.registered:,}; {TURNOUT}"
                f" {analysis.took_part:,}; {VALID} {analysis.valid:,};"
                f" {LEADER} {analysis.leader:,}"
            ),
        )
        yield (
            "More took part than registered",
            runs(f"{analysis.found.beyond_the_list:,} stations (soft rule)"),
        )
        yield "Seed", runs(str(analysis.found.seed))
    yield (
        "Reckoned with",
        runs(
            f"Orkhon {version('orkhon')}, numpy {version('numpy')},"
            f" scipy {version('scipy')}"
        ),
    )


def _lines(analysis: ResultsAnalysis) -> str:
    if not analysis.incomplete:
        return f"{analysis.rows:,}, all with the four figures"
    return (
        f"{analysis.rows:,}; {analysis.incomplete:,} lack a figure and are left out,"
        " not taken as 0"
    )


def _check_blocks(check: ResultsCheck) -> list[Block]:
    if not check.relations:
        words = "The form has no relation, so nothing could be checked."
        return [Heading("Whether the lines add up"), Paragraph(runs(words))]
    blocks: list[Block] = [
        Heading("Whether the lines add up"),
        Table(
            ("Relation", "Kind", "Holds", "Broken", "Unchecked", "Net difference"),
            tuple(_relation_row(one) for one in check.relations),
            (46, 8, 12, 10, 12, 12),
            "Relations of the form over the whole file",
        ),
        Paragraph(
            runs(
                "A hard relation must hold; a soft one usually does, and the law allows"
                " exceptions or is silent. Unchecked: the file does not give a figure"
                " that is needed. Tolerance is 0 unless the form says otherwise."
            )
        ),
    ]
    for one in check.relations:
        if one.examples:
            shown = one.examples[:MOST_EXAMPLES]
            of = f"{len(shown)} of {one.broken:,}"
            blocks += [
                Heading(f"{one.words} ({of})", 2),
                Bullets(
                    tuple(
                        runs(f"line {row.line:,}, {row.place}: {row.words}")
                        for row in shown
                    )
                ),
            ]
    return blocks


def _relation_row(one: RelationCheck) -> tuple[Runs, ...]:
    law = f" ({one.legal_reference})" if one.legal_reference else ""
    law += f"; not where {one.unless}" if one.unless else ""
    return (
        runs(one.words + law),
        runs(one.severity),
        runs(f"{one.held:,}"),
        runs(f"{one.broken:,}"),
        runs(f"{one.unchecked:,}"),
        runs(f"{one.net_difference:+,}" if one.broken else "–"),
    )


def _analysis_blocks(analysis: ResultsAnalysis, pictures: bool) -> list[Block]:
    found = analysis.found
    blocks: list[Block] = [
        Heading("What the methods found"),
        Paragraph(runs(found.preamble)),
    ]
    if found.integers is not None:
        blocks.append(
            Table(
                ("Whole percentages", "Observed", "Expected", "Excess", "z", "p tails"),
                tuple(
                    _hits_row(words, hits)
                    for words, hits in (
                        ("turnout or share", found.integers.union),
                        (found.turnout_words, found.integers.turnout),
                        (found.share_words, found.integers.result),
                    )
                ),
                (30, 14, 16, 14, 8, 18),
                "Stations at whole percentages, counted and expected exactly",
            )
        )
    drawn = plots_of(found) if pictures else {}
    for section in found.sections:
        blocks += _section(section)
        blocks += [_figure(one) for one in drawn.get(section.title, ())]
    if found.regions is not None:
        blocks += _regions(found.regions)
    for one in found.undoable:
        blocks += [Heading(one.title, 2), Paragraph(runs(f"Not done: {one.reason}."))]
    blocks += [
        Heading("The same numbers on other elections"),
        _baselines(),
        Heading("What these numbers do not say"),
        Bullets(tuple(runs(words) for words in NOT_SAID)),
        Heading("Literature"),
        Bullets(tuple(runs(words) for words in LITERATURE)),
    ]
    return blocks


def _hits_row(words: str, hits: Hits) -> tuple[Runs, ...]:
    return (
        runs(words),
        runs(f"{hits.observed:,.0f}"),
        runs(f"{hits.expected:,.2f}"),
        runs(f"{hits.excess:+,.1f}"),
        runs(_z(hits.z)),
        runs(f"{hits.tails.lower:.2g}; {hits.tails.upper:.2g}"),
    )


def _section(section: Section) -> list[Block]:
    return [
        Heading(section.title, 2),
        *(Paragraph(runs(words)) for words in section.sentences),
        Bullets(tuple(runs(words) for words in section.caveats)),
    ]


def _figure(plot: Plot) -> Figure:
    return Figure(
        alt=f"{plot.title}. {plot.description}",
        svg=plot.svg.encode(),
        caption=plot.title,
    )


def _regions(table: RegionTable) -> list[Block]:
    smallest = sorted(table.results, key=lambda one: (one.holm, one.p, one.region))
    rows: Sequence[tuple[Runs, ...]] = [
        (
            runs(one.region),
            runs(str(one.test.value)),
            runs(f"{one.used:,}"),
            runs(f"{one.effect:+.4f}"),
            runs(f"{one.p:.2g}"),
            runs(f"{one.holm:.2g}"),
            runs(f"{one.benjamini_hochberg:.2g}"),
        )
        for one in smallest[:MOST_REGIONS]
    ]
    return [
        Heading("Regions with the smallest p", 2),
        Table(
            ("Region", "Test", "Stations", "Effect", "p", "Holm", "Benjamini–Hochberg"),
            tuple(rows),
            (22, 20, 12, 12, 10, 10, 14),
            f"{len(rows)} of {len(table.results)} tests",
        ),
    ]


def _baselines() -> Table:
    def shown(value: float | None, form: str) -> Runs:
        return runs("not measured" if value is None else format(value, form))

    return Table(
        (
            "Election", "Disputed", "z", "z, share", "last digit", "second digit",
            "slopes", "correlation",
        ),
        tuple(
            (
                (Strong(one.election), Text(f" ({one.source})")),
                runs("yes" if one.is_disputed else "not usually"),
                shown(one.integer_z, "+.1f"),
                shown(one.integer_result_z, "+.1f"),
                shown(one.last_digit_mean, ".3f"),
                shown(one.second_digit_mean, ".3f"),
                runs("not measured")
                if one.slope_leader is None or one.slope_others is None
                else runs(f"{one.slope_leader:+.2f}; {one.slope_others:+.2f}"),
                shown(one.correlation, "+.2f"),
            )
            for one in BASELINES
        ),
        (30, 10, 8, 9, 10, 11, 12, 10),
        "Measured with the same code on published results",
    )  # fmt: skip


def _z(value: float) -> str:
    return f"{value:+.1f}".replace("-", "\N{MINUS SIGN}")
