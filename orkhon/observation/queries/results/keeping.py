"""A check and an analysis as they were kept, made whole again.

What a worker found is kept as JSON. Pages and papers read it back into what the
engines gave, so that a number is the same wherever it stands.
"""

import math
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from fractions import Fraction
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import numpy as np

from orkhon.observation.models import ResultsFile
from orkhon.observation.queries.results.analysing import ResultsAnalysis
from orkhon.observation.queries.results.checking import ResultsCheck

PROBLEM = "problem"
"""In the place of an analysis: why there is none."""
LARGEST_DENOMINATOR = 10_000


def kept_check(results: ResultsFile) -> ResultsCheck | None:
    """Whether the file adds up; None before it was read."""
    if not results.balance:
        return None
    made: ResultsCheck = _made(ResultsCheck, results.balance)
    return made


def kept_analysis(results: ResultsFile) -> ResultsAnalysis | None:
    """What the methods found; None where nothing was asked or could be found."""
    if not results.analysis or PROBLEM in results.analysis:
        return None
    made: ResultsAnalysis = _made(ResultsAnalysis, results.analysis)
    return made


def why_not_analysed(results: ResultsFile) -> str:
    """Why an analysis that was asked for could not be made; "" where it could."""
    return str(results.analysis.get(PROBLEM, ""))


def _made(kind: Any, value: Any) -> Any:
    """A value of this type out of what JSON holds; null among numbers is NaN."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        (one,) = (part for part in parts if part is not NoneType)
        return None if value is None else _made(one, value)
    if origin is np.ndarray:
        (number,) = get_args(parts[1])
        return np.array(value, dtype=number)
    if origin is tuple:
        kinds = [parts[0]] * len(value) if parts[-1] is Ellipsis else parts
        return tuple(_made(one, item) for one, item in zip(kinds, value, strict=True))
    if origin is not None and issubclass(origin, Mapping):
        return {
            _made(parts[0], key): _made(parts[1], one) for key, one in value.items()
        }
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(  # type: ignore[operator]  # -- a dataclass's type is called
            **{
                one.name: _made(hints[one.name], value[one.name])
                for one in fields(kind)
                if one.name in value or one.default is MISSING
            }
        )
    if kind is float:
        return math.nan if value is None else float(value)
    if kind is Fraction:
        return Fraction(value).limit_denominator(LARGEST_DENOMINATOR)
    return kind(value) if isinstance(kind, type) and issubclass(kind, Enum) else value
