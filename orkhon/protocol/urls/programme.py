"""Addresses of programmes: days, lines, prints, calendars."""

from django.urls import URLPattern, path

from orkhon.protocol.views import calendar, prints, programme, programme_line

LINE = "visits/<slug:key>/programme/<int:number>/"
PRINTS = "visits/<slug:key>/prints/"

urlpatterns: list[URLPattern] = [
    path("calendar/<str:token>.ics", calendar.feed, name="calendar"),
    path("visits/<slug:key>/programme/", programme.programme, name="programme"),
    path("visits/<slug:key>/programme/add/", programme.add, name="add-line"),
    path("visits/<slug:key>/programme/new/", programme.new, name="new-line"),
    path("visits/<slug:key>/programme/write/", programme.add_whole, name="write-line"),
    path(LINE, programme_line.line, name="line"),
    path(f"{LINE}move/", programme_line.move, name="move-line"),
    path(f"{LINE}cancel/", programme_line.cancel, name="cancel-line"),
    path(f"{LINE}words/", programme_line.words, name="line-words"),
    path(f"{LINE}people/", programme_line.people, name="line-people"),
    path(f"{LINE}people/<int:person>/", programme_line.place, name="line-place"),
    path(f"{LINE}copy/", programme_line.copy, name="copy-people"),
    path(PRINTS, prints.prints, name="prints"),
    path(f"{PRINTS}give-out/", prints.give_out, name="give-out"),
    path(f"{PRINTS}newest.pdf", prints.newest_files, name="newest-prints"),
    path(f"{PRINTS}look.<str:form>", prints.look, name="look-at-print"),
    path(f"{PRINTS}<uuid:pk>.<str:form>", prints.print_file, name="print-file"),
]
