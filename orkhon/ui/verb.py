"""What the verbs of the command line have in common."""

from django.core.management.base import BaseCommand


class Verb(BaseCommand):
    """A verb of the command line, which begins at once.

    Django would first load every address of the site to look for faults in how it is
    put together: four of the five seconds that a small verb took. `orkhon check` looks
    for them, and `orkhon serve` does before it serves.
    """

    requires_system_checks = ()
