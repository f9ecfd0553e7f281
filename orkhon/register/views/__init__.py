"""The pages of the register."""

from django.http import Http404, HttpRequest, HttpResponse


def _coming(request: HttpRequest, **kwargs: object) -> HttpResponse:
    raise Http404


people = search = person = bodies = body = countries = country = _coming
chairmanships = figures = duplicates = look_for_duplicates = _coming
answer_duplicate = undo_merge = files = import_file = _coming
export_popolo = export_csv = _coming
