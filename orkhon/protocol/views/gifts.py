"""The register of gifts: listed, entered in one line, struck out, printed."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from orkhon.accounts.reader import reader
from orkhon.protocol.actions.gifts import SameGift, enter_gift, strike_gift
from orkhon.protocol.documents.gifts import (
    FORMS,
    heading_of,
    register_csv,
    register_paper,
    total_words,
)
from orkhon.protocol.forms.gifts import FilterForm, GiftForm
from orkhon.protocol.models import Gift
from orkhon.protocol.permissions import can_arrange
from orkhon.protocol.queries.gifts import Again, again, gifts_of, listed
from orkhon.protocol.views.doors import arranging, inside
from orkhon.ui.papers import MEDIA, printed


@require_http_methods(["GET", "POST"])
@inside
def gifts(request: HttpRequest) -> HttpResponse:
    """The lists; who arranges enters a gift in one line."""
    is_post = request.method == "POST"
    if is_post and not can_arrange(request.user):
        raise Http404("no such page")
    form = GiftForm(request.POST if is_post else None)
    found: Again | None = None
    if is_post and form.is_valid():
        try:
            gift = enter_gift(
                form.exchanged(),
                by=reader(request),
                repeated_why=form.cleaned_data["repeated_why"],
            )
        except SameGift as error:
            found = error.found
            form.add_error(None, str(error))
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _entered(gift))
            return redirect("protocol:gifts")
    asked = FilterForm(request.GET or None, auto_id="list_%s")
    is_asked = asked.is_bound and asked.is_valid()
    chosen = {k: v for k, v in asked.cleaned_data.items() if v} if is_asked else {}
    parts = listed(gifts_of(**chosen, with_struck=True))
    return render(
        request,
        "protocol/gifts/gifts.html",
        {
            "form": form,
            "found": found,
            "filter": asked,
            "parts": [
                (heading_of(one.direction), one, total_words(one.total))
                for one in parts
            ],
            "forms": FORMS,
            "asked": request.GET.urlencode(),
            "may_arrange": can_arrange(request.user),
            "today": timezone.localdate(),
        },
        status=422 if is_post else 200,
    )


@require_GET
@inside
def register_file(request: HttpRequest, form: str) -> HttpResponse:
    """The register as PDF, Word or CSV, as far as the page was narrowed."""
    if form not in FORMS:
        raise Http404(f"there is no register as {form}")
    asked = FilterForm(request.GET)
    if not asked.is_valid():
        raise Http404("no such list")
    chosen = {key: value for key, value in asked.cleaned_data.items() if value}
    parts = listed(gifts_of(**chosen))
    year = chosen.get("year")
    title = (
        _("Register of gifts, %(year)s") % {"year": year}
        if year
        else _("Register of gifts")
    )
    note = str(chosen.get("person") or chosen.get("body") or "")
    data = (
        register_csv(parts)
        if form == "csv"
        else printed(register_paper(parts, title=title, note=note), form)
    )
    answer = HttpResponse(data, content_type=MEDIA[form])
    named = f"gifts-{year}" if year else "gifts"
    answer["Content-Disposition"] = f'attachment; filename="{named}.{form}"'
    return answer


@require_POST
@arranging
def strike(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Strike a gift out, with the reason."""
    gift = get_object_or_404(Gift, pk=pk)
    try:
        strike_gift(gift, why=request.POST.get("why", "")[:300], by=reader(request))
    except ValueError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("“%(gift)s” is struck out.") % {"gift": gift.what})
    return redirect("protocol:gifts")


def _entered(gift: Gift) -> str:
    """That it is entered, and how many it makes."""
    count = again(gift.direction, gift.what, gift.person, gift.body).count
    whom = gift.person or gift.body
    if gift.direction == Gift.Direction.GIVEN:
        made = ngettext(
            "%(whom)s has received %(n)d gift.",
            "%(whom)s has received %(n)d gifts.",
            count,
        )
    else:
        made = ngettext(
            "%(n)d gift came from %(whom)s.", "%(n)d gifts came from %(whom)s.", count
        )
    return " ".join(
        [
            _("Entered: %(gift)s.") % {"gift": gift.what},
            made % {"whom": whom, "n": count},
        ]
    )
