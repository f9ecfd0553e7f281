"""Who is writing where; no act of the record, since nothing is said by it."""

from django.utils import timezone

from orkhon.accounts.models import User
from orkhon.observation.models import SectionEditor, StatementSection
from orkhon.observation.permissions import can_write_statement
from orkhon.record.roles import require


def write_here(section: StatementSection, *, by: User) -> SectionEditor:
    """Say that somebody has a sentence of this section open, as of now."""
    require(can_write_statement(by, section.statement.mission), "write in a statement")
    SectionEditor.objects.filter(section__statement=section.statement, user=by).exclude(
        section=section
    ).delete()
    editor, _is_new = SectionEditor.objects.update_or_create(
        section=section, user=by, defaults={"seen_at": timezone.now()}
    )
    return editor


def stop_writing(section: StatementSection, *, by: User) -> None:
    """Say that somebody is done here."""
    require(can_write_statement(by, section.statement.mission), "write in a statement")
    SectionEditor.objects.filter(section=section, user=by).delete()
