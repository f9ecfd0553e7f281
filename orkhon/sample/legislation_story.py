"""The sample of the legislation room: a model law, four national laws, what they made of it.

Every text is invented and says so. The decisions are those of `correspondence.toml`,
judged by hand; the machine proposes first, as it would in the Secretariat. Then one law
gets a new version, and the links that it changes wait to be examined again. Running it
again adds nothing.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from orkhon.accounts.models import User
from orkhon.legislation.actions.carrying import after_new_text
from orkhon.legislation.actions.comparing import begin_comparison
from orkhon.legislation.actions.deciding import decide
from orkhon.legislation.actions.proposing import propose_partners
from orkhon.legislation.actions.publishing import publish_status
from orkhon.legislation.actions.texts import Dates, begin_version, begin_work, bring_in
from orkhon.legislation.models import Comparison, Expression, Version, Work
from orkhon.legislation.queries.texts import latest
from orkhon.register.models import Country
from orkhon.sample import legislation_comments, legislation_way
from orkhon.sample.legislation_numbers import numbered

FOLDER = Path(__file__).resolve().parent / "laws"
MODEL = "model-product-safety"


@dataclass(frozen=True)
class Legislated:
    """The sample's model law and what was made of it."""

    model: Work
    texts: int
    decided: int
    again: int

    def __str__(self) -> str:
        return (
            f"a model law and four national laws, {self.texts} texts in six languages,"
            f" {self.decided} provisions decided, {self.again} to examine again"
        )


def load(by: User) -> Legislated:
    """Bring in the texts, decide, bring in the amended law; once."""
    model = Work.objects.filter(key=MODEL).first()
    if model is None:
        model = _loaded(by)
    legislation_way.load(by)
    comparisons = Comparison.objects.filter(model=model)
    return Legislated(
        model,
        Expression.objects.filter(version__work__sample=True).count(),
        sum(one.correspondences.count() for one in comparisons),
        sum(one.correspondences.exclude(again="").count() for one in comparisons),
    )


def _loaded(by: User) -> Work:
    said = _read("laws.toml")
    truths = _read("correspondence.toml")["member"]
    amended = []
    for one in said["work"]:
        work = _work(one, said["subject"], by)
        last = max(version["number"] for version in one["version"])
        for version in one["version"]:
            if work.kind == Work.Kind.NATIONAL_LAW and 1 < version["number"] == last:
                amended.append((work, version))
            else:
                _version(work, version, by)
    model = Work.objects.get(key=MODEL)
    for truth in truths:
        _judged(model, truth, by)
    for work, version in amended:
        _version(work, version, by)
    legislation_comments.load(by)
    return publish_status(model, by=by)


def _work(said: Mapping[str, Any], subject: str, by: User) -> Work:
    code = said.get("country")
    return begin_work(
        said["key"],
        said["kind"],
        said["title"]["en"],
        country=None if code is None else Country.objects.get(code=code),
        subject=subject,
        sample=True,
        by=by,
    )


def _version(work: Work, said: Mapping[str, Any], by: User) -> Version:
    dates = Dates(
        *(said.get(key, "") for key in ("adopted_on", "in_force_on", "as_of"))
    )
    version = begin_version(
        work, said["state"], by=by, dates=dates, note=said.get("note", "")
    )
    # The authentic text first: it is the one that links are carried over by.
    for language in sorted(said["files"], key=lambda one: one != said["authentic"]):
        name = said["files"][language]
        text = bring_in(
            version,
            name,
            (FOLDER / name).read_bytes(),
            by=by,
            language=language,
            is_authentic=language == said["authentic"],
        )
        after_new_text(text, by=by)
    return version


def _judged(model: Work, truth: Mapping[str, Any], by: User) -> None:
    law = Work.objects.get(key=truth["law"])
    country = Country.objects.get(code=truth["country"])
    comparison = begin_comparison(model, country, [law], by=by)
    propose_partners(comparison, by=by)
    ours, theirs = _numbers(model), _numbers(law)
    for one in truth["provisions"]:
        if one["status"] != "not-examined":
            decide(
                comparison,
                ours[one["provision"]],
                one["status"],
                [(law, theirs[number]) for number in one["national"]],
                one["reason"],
                by=by,
            )


def _numbers(work: Work) -> dict[str, str]:
    version = latest(work)
    if version is None:
        raise ValueError(f"{work} has no version")
    return numbered(version)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))
