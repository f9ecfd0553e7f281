"""Lists of stations for the tests of this folder; every station is invented."""

from orkhon.observation.actions.stations import (
    Naming,
    bring_stations,
    import_stations,
    name_columns,
    take_in,
)
from orkhon.observation.actions.stations import check_stations as check

FIRST = (
    "code,number,region,district,name,address,lat,lon,voters,kind,settlement\n"
    "KT-001,1,Sample region,Töbe,School 1,Sample st. 1,43.20,76.90,1200,,urban\n"
    "KT-002,2,Sample region,Töbe,School 2,Sample st. 2,43.21,76.91,900,,urban\n"
    "KT-003,3,Sample region,Özen,Clinic,Sample st. 3,43.22,76.92,310,hospital,urban\n"
    "KT-004,4,Sample region,Özen,School 4,Village 4,,,,,rural\n"
)
"""Four stations in two districts of one region."""
COLUMNS = {
    "code": "code", "number": "number", "region": "region", "district": "district",
    "name": "name", "address": "address", "latitude": "lat", "longitude": "lon",
    "voters": "voters", "kind": "kind", "settlement": "settlement",
}  # fmt: skip


def brought_in(
    mission, text, *, by, as_of="2027-02-20", columns=None, withdraws_missing=False
):
    """Take a list in through every step, as the worker does."""
    brought = bring_stations(mission, text.encode(), filename="list.csv", by=by)
    name_columns(
        brought,
        Naming(
            columns=columns or COLUMNS,
            as_of=as_of,
            withdraws_missing=withdraws_missing,
        ),
        by=by,
    )
    check(brought, by=by)
    take_in(brought, by=by)
    return import_stations(brought, by=by)
