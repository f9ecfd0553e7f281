"""Forms of papers and of their circulation."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from orkhon.observation.forms.missions import LINES, FileField
from orkhon.proceedings.models import AgendaItem, Circulation, Session
from orkhon.proceedings.queries.circulation import usual_recipients
from orkhon.register.models import Body
from orkhon.register.queries.labels import named


class DocumentForm(forms.Form):
    """A paper: what it is called, and under which item it stands."""

    title = forms.CharField(label=_("Title"), max_length=300)
    item = forms.ModelChoiceField(
        AgendaItem.objects.none(),
        label=_("Item of the agenda"),
        required=False,
        empty_label=_("none: of the session as a whole"),
    )

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["item"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = session.items.order_by("precedence")


class VersionForm(forms.Form):
    """A paper in one language."""

    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    file = FileField(
        label=_("File"),
        help_text=_("PDF, Word, Excel, PowerPoint or OpenDocument, at most 20 MB"),
    )
    is_authentic = forms.BooleanField(
        label=_("This language binds; the others are unofficial translations"),
        required=False,
    )


class RecipientsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # -- none at run time
    """To whom something goes: members in English order, then observers."""

    def label_from_instance(self, obj: Body) -> str:
        return named(obj)


class CirculateForm(forms.Form):
    """What goes out, and to whom."""

    what = forms.ChoiceField(label=_("What"), choices=())
    recipients = RecipientsField(
        Body.objects.none(),
        label=_("To whom"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Say to whom it goes.")},
    )

    def __init__(
        self, *args: Any, session: Session, papers: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        going = usual_recipients(session)
        what, recipients = self.fields["what"], self.fields["recipients"]
        if isinstance(what, forms.ChoiceField):
            what.choices = [
                *(
                    (str(one.value), str(one.label))
                    for one in (
                        Circulation.What.DRAFT_AGENDA,
                        Circulation.What.AGENDA,
                    )
                ),
                *papers,
            ]
        if isinstance(recipients, forms.ModelMultipleChoiceField):
            recipients.queryset = Body.objects.filter(
                pk__in=[one.pk for one in going]
            ).select_related("country")
            recipients.choices = [(one.pk, named(one)) for one in going]
        if "recipients" not in self.initial:
            self.initial["recipients"] = [one.pk for one in going]


class OverruleForm(forms.Form):
    """Why the agenda goes out all the same; the name under it is the account's."""

    overrule_because = forms.CharField(
        label=_("Why it goes out all the same"), widget=LINES, max_length=2000
    )
    is_signed = forms.BooleanField(label=_("I sign this"))
