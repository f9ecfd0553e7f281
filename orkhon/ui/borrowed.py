"""Words of Django and allauth that their catalogues lack in one of our languages.

Named here so that our own catalogues, which are asked first, hold them. Only what a
page of ours can show: errors of forms, rules of passwords, sizes of files.
"""

from django.utils.translation import gettext_noop, ngettext_lazy

WORDS = (
    gettext_noop("This field is required."),
    gettext_noop("Enter a valid value."),
    gettext_noop("Enter a valid date."),
    gettext_noop("Enter a valid time."),
    gettext_noop("Enter a valid integer."),
    gettext_noop("Enter a valid email address."),
    gettext_noop("Enter a valid UUID."),
    gettext_noop("Enter a number."),
    gettext_noop("Enter a whole number."),
    gettext_noop("Enter a list of values."),
    gettext_noop("Ensure this value is greater than or equal to %(limit_value)s."),
    gettext_noop("Ensure this value is less than or equal to %(limit_value)s."),
    gettext_noop("Null characters are not allowed."),
    gettext_noop("No file was submitted. Check the encoding type on the form."),
    gettext_noop("No file was submitted."),
    gettext_noop("The submitted file is empty."),
    gettext_noop(
        "Select a valid choice. %(value)s is not one of the available choices."
    ),
    gettext_noop(
        "Select a valid choice. That choice is not one of the available choices."
    ),
    gettext_noop("“%(pk)s” is not a valid value."),
    gettext_noop("This password is too common."),
    gettext_noop("This password is entirely numeric."),
    gettext_noop("The password is too similar to the %(verbose_name)s."),
    gettext_noop("You must type the same password each time."),
)

COUNTED = (
    ngettext_lazy(
        "Ensure this value has at least %(limit_value)d character"
        " (it has %(show_value)d).",
        "Ensure this value has at least %(limit_value)d characters"
        " (it has %(show_value)d).",
        "limit_value",
    ),
    ngettext_lazy(
        "Ensure this value has at most %(limit_value)d character"
        " (it has %(show_value)d).",
        "Ensure this value has at most %(limit_value)d characters"
        " (it has %(show_value)d).",
        "limit_value",
    ),
    ngettext_lazy(
        "This password is too short. It must contain at least %(min_length)d"
        " character.",
        "This password is too short. It must contain at least %(min_length)d"
        " characters.",
        "min_length",
    ),
    ngettext_lazy("%(size)d byte", "%(size)d bytes", "size"),
)
