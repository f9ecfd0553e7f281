"""Addresses of friendship groups, projects and work in other assemblies."""

from django.urls import URLPattern, path

from orkhon.protocol.views import cooperation, projects

_GROUP = "groups/<slug:key>/"
_PROJECT = "projects/<slug:key>/"

urlpatterns: list[URLPattern] = [
    path("groups/", cooperation.groups, name="groups"),
    path("groups/new/", cooperation.new_group, name="new-group"),
    path(_GROUP, cooperation.group, name="group"),
    path(_GROUP + "end/", cooperation.end, name="end-group"),
    path(_GROUP + "tie/", cooperation.tie_group, name="tie-group"),
    path("projects/", projects.projects, name="projects"),
    path("projects/new/", projects.new, name="new-project"),
    path(_PROJECT, projects.project, name="project"),
    path(_PROJECT + "sheet.<slug:form>", projects.sheet, name="project-sheet"),
    path(_PROJECT + "stages/", projects.plan, name="plan-stage"),
    path(_PROJECT + "stages/<int:number>/", projects.reach, name="reach-stage"),
    path(_PROJECT + "next/", projects.next_step, name="next-step"),
    path(_PROJECT + "close/", projects.close, name="close-project"),
    path(_PROJECT + "tie/", projects.tie_project, name="tie-project"),
    path("elsewhere/", cooperation.elsewhere, name="elsewhere"),
    path("elsewhere/list.csv", cooperation.elsewhere_file, name="elsewhere-file"),
    path("elsewhere/new/", cooperation.new_interaction, name="new-interaction"),
    path("elsewhere/<uuid:key>/", cooperation.take_back, name="take-back-interaction"),
]
