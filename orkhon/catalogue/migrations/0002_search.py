"""Full text search over items, in each database's own way; see `catalogue.index`."""

from django.db import migrations

from orkhon.catalogue import index


class Migration(migrations.Migration):

    dependencies = [("catalogue", "0001_nouns")]

    operations = [
        migrations.RunPython(
            lambda _apps, editor: index.make(editor),
            lambda _apps, editor: index.drop(editor),
        )
    ]
