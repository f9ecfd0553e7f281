"""The tables of a room are made at once, and refer to each other both ways."""

import pytest
from django.db import connection, models
from django.db.migrations import CreateModel
from django.db.migrations.state import ProjectState

from orkhon.record.tables import CreateModels

NUMBER = ("id", models.BigAutoField(primary_key=True))
TOGETHER = CreateModels(
    models=[
        CreateModel(
            "Country",
            [NUMBER, ("capital", models.ForeignKey("record.City", models.CASCADE))],
        ),
        CreateModel(
            "City",
            [
                NUMBER,
                ("country", models.ForeignKey("record.Country", models.CASCADE)),
                ("name", models.CharField(max_length=20)),
            ],
            {
                "constraints": [
                    models.UniqueConstraint(fields=["name"], name="name_once")
                ]
            },
        ),
    ]
)


@pytest.mark.usefixtures("committed")
def test_tables_that_refer_to_each_other_are_made_and_dropped():
    before, after = ProjectState(), ProjectState()
    TOGETHER.state_forwards("record", after)
    with connection.schema_editor() as editor:
        TOGETHER.database_forwards("record", editor, before, after)
    tables = connection.introspection.table_names()
    assert {"record_country", "record_city"} <= set(tables)
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, "record_city")
    assert [one["columns"] for one in found.values() if one["foreign_key"]] == [
        ["country_id"]
    ]
    assert found["name_once"]["unique"]
    with connection.schema_editor() as editor:
        TOGETHER.database_backwards("record", editor, after, before)
    assert not {"record_country", "record_city"} & set(
        connection.introspection.table_names()
    )


def test_a_migration_says_which_tables_it_makes():
    assert TOGETHER.describe() == "Create Country, City"
    name, words, named = TOGETHER.deconstruct()
    assert (name, words) == ("CreateModels", [])
    assert [one.name for one in named["models"]] == ["Country", "City"]
