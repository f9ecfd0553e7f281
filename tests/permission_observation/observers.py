"""Rights at the addresses of observers, and what they name."""

from datetime import UTC, date, datetime

from orkhon.observation.models import MinistryList, Observer
from orkhon.register.models import Body, Country
from tests.permission_answers import MISSION, RUN

NAMES = MISSION | {"delegation secretary": "allowed"}
"""A delegation's secretary sees the names of its own parliament."""
NAMING = RUN | {"delegation secretary": "allowed"}
"""Who brings in names and papers: those who run the mission, and the parliament's."""
STRANGE = MISSION
"""Names of another parliament."""
ONE, OTHER = ["mission", "observer"], ["mission", "other observer"]

ADDRESSES = {
    "observation:observers": ("GET", ["mission"], NAMES),
    "observation:nominate": ("POST", ["mission"], NAMING),
    "observation:nominate-file": ("POST", ["mission"], NAMING),
    "observation:observer": ("GET", ONE, NAMES),
    "observation:observer ": ("GET", OTHER, STRANGE),
    "observation:change-observer": ("POST", ONE, NAMING),
    "observation:change-observer ": ("POST", OTHER, RUN),
    "observation:pledge": ("POST", ONE, NAMING),
    "observation:pledge ": ("POST", OTHER, RUN),
    "observation:interests": ("POST", ONE, NAMING),
    "observation:withdraw-observer": ("POST", ONE, NAMING),
    "observation:withdraw-observer ": ("POST", OTHER, RUN),
    "observation:replace-observer": ("POST", ONE, NAMING),
    "observation:replace-observer ": ("POST", OTHER, RUN),
    "observation:match-observer": ("POST", ONE, RUN),
    "observation:open-contact": ("POST", ONE, RUN),
    "observation:add-document": ("POST", ONE, NAMING),
    "observation:add-document ": ("POST", OTHER, RUN),
    "observation:open-document": ("POST", [*ONE, "document"], RUN),
    "observation:delete-document": ("POST", [*ONE, "document"], NAMING),
    "observation:accredit": ("POST", ONE, RUN),
    "observation:refuse-accreditation": ("POST", ONE, RUN),
    "observation:lists": ("POST", ["mission"], RUN),
    "observation:list-file": ("POST", ["mission", "list"], RUN),
    "observation:list-sent": ("POST", ["mission", "list"], RUN),
    "observation:cards-file": ("POST", ["mission"], RUN),
    "observation:badges": ("POST", ["mission"], RUN),
    "observation:print-badges": ("POST", ["mission"], RUN),
    "observation:check-badge": ("POST", ["mission"], RUN),
    "observation:badge-key": ("GET", ["mission"], MISSION),
    "observation:revoke-badge": ("POST", ["mission", "badge"], RUN),
}


def parts(mission, people):
    """What the addresses above name, by the words used there."""
    now = datetime(2027, 2, 20, 9, 0, tzinfo=UTC)
    country = Country.objects.create(
        code="XS", english_name="Southland", english_sort_key="southland"
    )
    # The secretary's parliament is of the observed country, whose names the mission
    # refuses by its rule; here it is let in, so that the rights show.
    mission.refuses_observed_country = False
    mission.save()
    other = Body.objects.create(
        key="other", kind="parliament", display_name="Other", country=country
    )
    own = Body.objects.get(key="one")
    one, strange = (
        Observer.objects.create(
            mission=mission,
            code=code,
            name=name,
            parliament=parliament,
            capacity=Observer.Capacity.MEMBER,
            nominated_at=now,
            nominated_by="account/sample",
        )
        for code, name, parliament in (
            ("KZ-01", "Sample One", own),
            ("XS-01", "Sample Other", other),
        )
    )
    document = one.documents.create(
        kind="passport",
        filename="sample.pdf",
        media_type="application/pdf",
        size=1,
        delete_on=date(2027, 4, 13),
        deleted_at=now,
        added_at=now,
        added_by="account/sample",
    )
    made = MinistryList.objects.create(
        mission=mission, number=1, made_at=now, made_by="account/sample"
    )
    return {
        "observer": one.code,
        "other observer": strange.code,
        "document": document.pk,
        "list": made.number,
        "badge": one.badges.create(code="ORK1:", issued_at=now).pk,
    }
