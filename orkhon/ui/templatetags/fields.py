"""Form fields in the language of the house: `{% load fields %}`."""

from typing import Any

from django import forms, template
from django.forms import BoundField

register = template.Library()


@register.inclusion_tag("ui/field.html")
def field(bound: BoundField, *, autofocus: bool = False) -> dict[str, Any]:
    """One field: label, help, errors beside it, the control tied to them."""
    widget = bound.field.widget
    described = [
        f"{bound.auto_id}-help" if bound.help_text else "",
        f"{bound.auto_id}-error" if bound.errors else "",
    ]
    attributes: dict[str, Any] = {"class": widget.attrs.get("class", "")}
    if any(described):
        attributes["aria-describedby"] = " ".join(filter(None, described))
    if bound.errors:
        attributes["aria-invalid"] = "true"
    if autofocus:
        attributes["autofocus"] = True
    # The page shows no asterisks: what may stay empty says so beside its label.
    return {
        "field": bound,
        "control": bound.as_widget(attrs={k: v for k, v in attributes.items() if v}),
        "is_choices": isinstance(
            widget, forms.CheckboxSelectMultiple | forms.RadioSelect
        ),
        "is_switch": isinstance(widget, forms.CheckboxInput),
        "is_hidden": bound.is_hidden,
        # A list that offers "none" says by itself that it may stay empty.
        "is_optional": not (
            bound.field.required or isinstance(widget, forms.Select | forms.RadioSelect)
        ),
    }


@register.inclusion_tag("ui/errors.html")
def errors(form: forms.BaseForm) -> dict[str, Any]:
    """The summary above a form: each error leads to its field."""
    return {
        "form": form,
        "wrong": [bound for bound in form if bound.errors],
        "general": form.non_field_errors(),
    }
