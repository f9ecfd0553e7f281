"""Forms of the agenda: an item, its words in another language, an earlier agenda."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from orkhon.observation.forms.missions import PersonField
from orkhon.observation.models import Mission
from orkhon.proceedings.actions.agenda import ItemPlan
from orkhon.proceedings.models import AgendaItem, Session, Sitting
from orkhon.proceedings.queries.agenda import SOURCE_LANGUAGE
from orkhon.proceedings.queries.programme import sitting_words
from orkhon.register.forms import ByName
from orkhon.register.models import Body, Person
from orkhon.ui import languages

REPORTING = (
    Body.Kind.COMMISSION,
    Body.Kind.COUNCIL,
    Body.Kind.SECRETARIAT,
    Body.Kind.GROUP,
)


class _Sittings(forms.ModelChoiceField):  # type: ignore[type-arg]  # -- none at run time
    """A sitting by its number and name."""

    def label_from_instance(self, obj: Sitting) -> str:
        return sitting_words(obj)


class PersonsField(forms.CharField):
    """Persons of the register, a line each, in any spelling."""

    widget = forms.Textarea(attrs={"rows": 2})

    def clean(self, value: Any) -> tuple[Person, ...]:
        one, text = PersonField(), super().clean(value)
        found = (one.clean(line) for line in text.splitlines() if line.strip())
        return tuple(person for person in found if person is not None)


class ItemForm(forms.Form):
    """An item in English; other languages stand beside it."""

    title = forms.CharField(label=_("Title in English"), max_length=300)
    kind = forms.ChoiceField(label=_("Kind"), choices=AgendaItem.Kind.choices)
    parent = forms.ModelChoiceField(
        AgendaItem.objects.none(),
        label=_("Part of"),
        required=False,
        empty_label=_("an item of its own"),
    )
    sitting = _Sittings(
        Sitting.objects.none(),
        label=_("In the sitting"),
        required=False,
        empty_label=_("not fixed yet"),
    )
    minutes = forms.IntegerField(
        label=_("Minutes"),
        min_value=1,
        max_value=1440,
        required=False,
        help_text=_("Empty where it is not known; later hours are then not known too"),
    )
    rapporteurs = PersonsField(
        label=_("Rapporteurs"),
        required=False,
        help_text=_("A line each, in any spelling, as the register knows them"),
    )
    body = ByName(
        Body.objects.filter(kind__in=REPORTING).order_by("english_sort_key"),
        label=_("Whose report"),
        required=False,
        empty_label=_("nobody’s"),
    )
    mission = forms.ModelChoiceField(
        Mission.objects.all(),
        label=_("Final report of the mission"),
        required=False,
        empty_label=_("none"),
    )
    annotation = forms.CharField(
        label=_("Annotation in English"),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        help_text=_("What the annotated agenda says below the title"),
    )

    def __init__(
        self, session: Session, *args: Any, is_new: bool = True, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        sitting: Any = self.fields["sitting"]
        sitting.queryset = session.sittings.all()
        if is_new:
            parent: Any = self.fields["parent"]
            parent.queryset = session.items.filter(parent=None).exclude(
                progress=AgendaItem.State.STRUCK
            )
        else:
            del self.fields["parent"]

    def plan(self) -> ItemPlan:
        """What was filled in, as the action takes it."""
        said = dict(self.cleaned_data)
        said.pop("parent", None)
        return ItemPlan(**said)

    @staticmethod
    def initial_of(item: AgendaItem) -> dict[str, object]:
        """The fields filled with what is said of an item now."""
        return {
            "title": item.title,
            "kind": item.kind,
            "sitting": item.sitting,
            "minutes": item.minutes,
            "rapporteurs": "\n".join(str(one) for one in item.rapporteurs.all()),
            "body": item.body,
            "mission": item.mission,
            "annotation": item.annotation,
        }


class WordsForm(forms.Form):
    """An item in another language."""

    title = forms.CharField(label=_("Title"), max_length=300)
    annotation = forms.CharField(
        label=_("Annotation"), widget=forms.Textarea(attrs={"rows": 4}), required=False
    )

    def __init__(self, language: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # What is written here is in that language, whatever the page's own.
        for field in self.fields.values():
            field.widget.attrs["lang"] = language


class CopyForm(forms.Form):
    """Which session's agenda to begin with."""

    earlier = forms.ModelChoiceField(
        Session.objects.none(), label=_("Take over the items of"), empty_label=None
    )

    def __init__(self, session: Session, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        earlier: Any = self.fields["earlier"]
        earlier.queryset = (
            Session.objects.filter(organ=session.organ, items__isnull=False)
            .exclude(pk=session.pk)
            .distinct()
            .order_by("-from_day")
        )

    @property
    def has_any(self) -> bool:
        """Whether an earlier session has an agenda."""
        earlier: Any = self.fields["earlier"]
        return bool(earlier.queryset.exists())


def other_languages() -> list[tuple[str, str]]:
    """Languages that an item can be said in beside English, by their names."""
    return [
        (code, languages.name(code))
        for code, _name in settings.LANGUAGES
        if code != SOURCE_LANGUAGE
    ]
