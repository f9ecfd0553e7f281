"""Forms of rounds and comments. What is refused comes from the actions, in words."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from orkhon.legislation.actions.comments import AUTHOR_LENGTH, Office, Said
from orkhon.legislation.forms.works import (
    LARGEST_FILE,
    MEGABYTE,
    PASTED,
    language_choices,
)
from orkhon.legislation.models import Comment, CommentRound
from orkhon.legislation.queries.comment_draft import Provisions, whole_words
from orkhon.legislation.queries.comments import author_of
from orkhon.register.forms import ByName
from orkhon.register.models import Country
from orkhon.register.queries.labels import named

NO_COUNTRY = "none"


def _lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class Clock(forms.DateTimeField):
    """A day and an hour as a clock shows them, without a zone."""

    def __init__(self, label: object, **kwargs: Any) -> None:
        super().__init__(
            label=label,  # type: ignore[arg-type]  # -- a lazy text
            widget=forms.DateTimeInput(
                attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"
            ),
            input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
            **kwargs,
        )

    def to_python(self, value: Any) -> datetime | None:
        # The parent reads it on the installation's clock; the zone is the round's.
        read = super().to_python(value)
        return None if read is None else timezone.make_naive(read)


class RoundForm(forms.Form):
    """A new round."""

    closes = Clock(_("Comments until"))
    time_zone = forms.CharField(
        label=_("On the clock of"),
        max_length=40,
        help_text=_("As the time zone database names it: Asia/Almaty"),
    )
    invitation = forms.CharField(
        label=_("Invitation"),
        required=False,
        widget=_lines(5),
        help_text=_("What the delegations and ministries are asked"),
    )


class ExtendForm(forms.Form):
    """A later deadline."""

    closes = Clock(_("New deadline"))
    reason = forms.CharField(label=_("Why"), max_length=400, widget=_lines(2))


class SayForm(forms.Form):
    """A comment of a delegation."""

    eid = forms.CharField(
        label=pgettext_lazy("comment", "On"), required=False, widget=forms.Select
    )
    text = forms.CharField(
        label=pgettext_lazy("noun", "Comment"),
        widget=_lines(4),
        error_messages={"required": _("The comment has no words.")},
    )
    wording = forms.CharField(
        label=_("Proposed wording"),
        required=False,
        widget=_lines(3),
        help_text=_("The provision as it should read; it is shown against the draft"),
    )
    language = forms.ChoiceField(label=_("Language of the comment"))
    english = forms.CharField(
        label=_("The same in English"),
        required=False,
        widget=_lines(2),
        help_text=_("For those who do not read the language"),
    )

    def __init__(self, *args: Any, provisions: Provisions, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        eid: Any = self.fields["eid"].widget
        eid.choices = [("", whole_words()), *named_provisions(provisions)]
        language: Any = self.fields["language"]
        language.choices = language_choices()
        language.initial = (get_language() or "en").split("-")[0]

    def said(self) -> Said:
        """What the action takes."""
        given = self.cleaned_data
        return Said(
            given["text"],
            given["language"],
            given["eid"],
            given["wording"],
            given["english"],
        )


class LetterForm(SayForm):
    """A comment that an office wrote, entered by an editor."""

    author = forms.CharField(
        label=pgettext_lazy("comment", "From"),
        max_length=AUTHOR_LENGTH,
        error_messages={"required": _("Say which office it is from.")},
        help_text=_("The office: a ministry, a delegation, an expert group; no person"),
    )
    country = ByName(Country.objects.all(), label=_("Country"), required=False)
    received_at = Clock(
        _("Came on"),
        required=False,
        help_text=_("On the clock of the round; empty is now"),
    )
    file = forms.FileField(
        label=_("The letter"),
        required=False,
        allow_empty_file=True,
        help_text=_("It is kept as it came, and the comment leads to it"),
    )
    letter = forms.CharField(
        label=_("Or the words of the letter"),
        required=False,
        strip=False,
        widget=_lines(3),
    )
    field_order = ("author", "country", "eid", "text", "wording", "language", "english")

    def clean_file(self) -> UploadedFile | None:
        file: UploadedFile | None = self.cleaned_data["file"]
        if file is not None and (file.size or 0) > LARGEST_FILE:
            raise forms.ValidationError(
                gettext("%(name)s is larger than %(most)d MB.")
                % {"name": file.name, "most": LARGEST_FILE // MEGABYTE}
            )
        return file

    def office(self) -> Office:
        """Who wrote."""
        return Office(self.cleaned_data["author"], self.cleaned_data["country"])

    def received(self, round_: CommentRound) -> datetime | None:
        """When it came; None is now."""
        local: datetime | None = self.cleaned_data["received_at"]
        return local and local.replace(tzinfo=ZoneInfo(round_.time_zone))

    def brought(self) -> tuple[str, bytes] | None:
        """The letter as a file; None where there is none."""
        file: UploadedFile | None = self.cleaned_data["file"]
        if file is not None:
            return file.name or PASTED, file.read()
        words: str = self.cleaned_data["letter"]
        return (PASTED, words.encode()) if words.strip() else None


class FilterForm(forms.Form):
    """Which comments of a round are shown."""

    country = forms.ChoiceField(label=_("Country"), required=False)
    author = forms.ChoiceField(label=pgettext_lazy("comment", "From"), required=False)
    answer = forms.ChoiceField(
        label=_("Answer"),
        required=False,
        choices=[
            ("", pgettext_lazy("answers", "all")),
            ("waiting", pgettext_lazy("comments", "not answered")),
            *Comment.Outcome.choices,
            ("late", pgettext_lazy("comments", "late")),
            ("withdrawn", pgettext_lazy("comments", "taken back")),
        ],
    )

    def __init__(self, data: Any, comments: Sequence[Comment]) -> None:
        super().__init__(data)
        countries = {one.country for one in comments}
        known = sorted(filter(None, countries), key=lambda one: one.english_sort_key)
        country: Any = self.fields["country"]
        country.choices = [
            ("", pgettext_lazy("countries", "all")),
            *((one.code, named(one)) for one in known),
            *([(NO_COUNTRY, gettext("no country"))] if None in countries else []),
        ]
        author: Any = self.fields["author"]
        author.choices = [
            ("", pgettext_lazy("authors", "all")),
            *sorted({(one.author, author_of(one)) for one in comments}),
        ]

    def chosen(self, comments: Iterable[Comment]) -> list[Comment]:
        """The comments that were asked for; all of them by a filter that is wrong."""
        if not self.is_valid():
            return list(comments)
        asked = self.cleaned_data
        return [
            one
            for one in comments
            if _is_of(one, asked["country"])
            and asked["author"] in ("", one.author)
            and _is_at(one, asked["answer"])
        ]


def _is_of(one: Comment, code: str) -> bool:
    own = NO_COUNTRY if one.country is None else one.country.code
    return code in ("", own)


def _is_at(one: Comment, answer: str) -> bool:
    stands = one.withdrawn_at is None
    match answer:
        case "":
            return True
        case "waiting":
            return stands and not one.outcome
        case "late":
            return one.is_late
        case "withdrawn":
            return not stands
        case outcome:
            return stands and one.outcome == outcome


class OfficesForm(forms.Form):
    """For which office each author in a Word file speaks."""

    def __init__(self, *args: Any, authors: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._authors = authors
        for place, author in enumerate(authors):
            self.fields[f"author-{place}"] = forms.CharField(
                label=gettext("“%(name)s” in the file speaks for")
                % {"name": author or gettext("nobody named")},
                max_length=AUTHOR_LENGTH,
                help_text=_("The office: a ministry, a delegation, an expert group"),
            )
            self.fields[f"country-{place}"] = ByName(
                Country.objects.all(), label=_("Country"), required=False
            )

    def offices(self) -> dict[str, Office]:
        """By the name in the file."""
        given = self.cleaned_data
        return {
            author: Office(given[f"author-{place}"], given[f"country-{place}"])
            for place, author in enumerate(self._authors)
        }


def named_provisions(provisions: Provisions) -> list[tuple[str, str]]:
    """Provisions to choose from, by name."""
    return [(eid, provisions.name(eid)) for eid in provisions.order]
