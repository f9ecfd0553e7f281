"""Law texts: their structure, their forms on paper, their alignment."""

from orkhon.engines.texts.alignment.align import Match, align

__all__ = ["Match", "align"]
