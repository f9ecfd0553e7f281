"""Results by polling station, looked at for what arithmetic alone does not show."""

from orkhon.engines.elections.forensics.stations import ForensicsError, Stations

__all__ = ["ForensicsError", "Stations"]
