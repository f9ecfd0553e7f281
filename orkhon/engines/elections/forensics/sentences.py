"""What each method found, in sentences that may stand in a report."""

from dataclasses import dataclass

from orkhon.engines.elections.forensics.correlation import Correlation
from orkhon.engines.elections.forensics.digits import DigitTest
from orkhon.engines.elections.forensics.fingerprint import Fingerprint
from orkhon.engines.elections.forensics.integers import Hits, IntegerPercentages
from orkhon.engines.elections.forensics.klimek import Klimek
from orkhon.engines.elections.forensics.regions import RegionTable
from orkhon.engines.elections.forensics.slopes import SobyaninSukhovolsky
from orkhon.engines.elections.forensics.spikes import Spikes


@dataclass(frozen=True, slots=True)
class Section:
    """What one method found, in sentences, with what limits it."""

    title: str
    sentences: tuple[str, ...]
    caveats: tuple[str, ...]


def integers_section(found: IntegerPercentages) -> Section:
    """Whole percentages: counted, expected, z and both tails."""
    return Section(
        "Whole percentages",
        (
            f"{found.used:,} of {found.stations:,} stations were used: {found.rule}."
            f" Turnout is {found.turnout_words}, the share {found.share_words}.",
            _hits_words("turnout or share", found.union),
            _hits_words("turnout", found.turnout),
            _hits_words("share", found.result),
        ),
        found.caveats,
    )


def spikes_section(found: tuple[Spikes, Spikes]) -> Section:
    """Single shares with too many stations, after correction."""
    sentences = []
    for one in found:
        standing = one.standing
        if standing:
            listed = "; ".join(
                f"{float(spike.share):.2%}: {spike.observed:,} stations,"
                f" {spike.expected:,.0f} expected, p {chance_words(spike.holm)}"
                for spike in standing
            )
            sentences.append(f"Spikes of {one.words} that stand: {listed}.")
        else:
            sentences.append(
                f"No spike of {one.words} stands at any of {len(one.looked_at)} shares."
            )
    return Section("Spikes", tuple(sentences), found[0].caveats)


def digits_section(title: str, found: tuple[DigitTest, ...]) -> Section:
    """Digits: effect size first, then p, then the textbook value with its warning."""
    return Section(
        title,
        tuple(
            f"{one.count[:1].upper()}{one.count[1:]}, {one.used:,} stations: the mean"
            f" {one.place.value} digit is {one.mean:.3f}, {one.expected_mean:.3f}"
            f" expected (Cramér's V {one.cramers_v:.4f}, p {chance_words(one.p)})."
            f" The textbook law, the wrong null here, has {one.textbook.mean:.3f}"
            f" (p {chance_words(one.textbook.p)})."
            for one in found
        ),
        found[0].caveats,
    )


def fingerprint_section(found: Fingerprint) -> Section:
    """What is drawn and what is left out of it."""
    return Section(
        "Turnout and share",
        (
            f"{found.used:,} stations by {found.turnout_words} and {found.share_words},"
            f" weighed by {found.weighed_by.value}; left out: {found.beyond:,} where more"
            " took part than were registered, and"
            f" {found.undefined:,} too small or without a share.",
        ),
        found.caveats,
    )


def klimek_section(found: Klimek) -> Section:
    """The two ranges and how badly the model fits."""
    some, most = found.incremental, found.extreme
    return Section(
        "Klimek's model",
        (
            f"Over {len(found.fits)} sets of choices the incremental proportion is"
            f" {some[0]:.3f} to {some[1]:.3f}, the extreme one {most[0]:.3f} to"
            f" {most[1]:.3f}; {found.used:,} stations, {found.draws:,} draws of each"
            f" kind, seed {found.seed}.",
            f"The fitted model puts {found.misfit[0]:.0%} to {found.misfit[1]:.0%} of"
            " the stations elsewhere than they are.",
        ),
        found.caveats,
    )


def slopes_section(found: SobyaninSukhovolsky) -> Section:
    """Both slopes with their errors, beside the overall share."""
    allowed = (
        "errors robust to unequal spread"
        if found.clusters is None
        else f"errors by cluster, {found.clusters} regions"
    )
    return Section(
        "Sobyanin and Sukhovolsky's slopes",
        (
            "With each further voter who took part the leader has"
            f" {found.leader.slope:+.2f} votes (± {found.leader.standard_error:.2f}) and"
            f" all others {found.others.slope:+.2f}"
            f" (± {found.others.standard_error:.2f}); one standard error, {allowed}."
            f" The leader's overall share is {found.overall_share:.2f}."
            f" {found.used:,} stations.",
        ),
        found.caveats,
    )


def correlation_section(found: Correlation) -> Section:
    """The coefficients, one beside the other."""
    within = (
        ""
        if found.within_regions is None
        else f", within regions {found.within_regions:+.2f}"
    )
    return Section(
        "Correlation of turnout and share",
        (
            f"Over {found.used:,} stations {found.pearson:+.2f}; weighed by voters"
            f" {found.by_voters:+.2f}, of ranks {found.spearman:+.2f}{within}.",
        ),
        found.caveats,
    )


def regions_section(found: RegionTable) -> Section:
    """Which rows stand after correction, and what could not be done."""
    tests = len(found.results)
    sentences = [
        f"{tests:,} tests were made, {len(found.undone):,} could not be: too few"
        " stations."
    ]
    standing = found.standing
    sentences += [
        f"{row.region}, {row.test.value}: effect {row.effect:+.3f}, p after correction"
        f" {chance_words(row.holm)} ({row.used:,} stations)."
        for row in standing
    ]
    if tests and not standing:
        sentences.append("None stands at 5 % after correction.")
    return Section("By region", tuple(sentences), found.caveats)


def chance_words(p: float) -> str:
    """A p in two figures, or that it is below what is worth telling apart."""
    return "< 0.0001" if p < 0.0001 else f"{p:.2g}"


def _hits_words(name: str, hits: Hits) -> str:
    return (
        f"By {name}: {hits.observed:,} stations at whole percentages,"
        f" {hits.expected:,.1f} expected, {hits.excess:+,.1f} ({hits.excess_share:+.2%}"
        f" of stations); z {hits.z:+.1f}, p of as few {chance_words(hits.tails.lower)},"
        f" of as many {chance_words(hits.tails.upper)}."
    )
