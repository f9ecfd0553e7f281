"""The cars of a visit."""

from django.db import transaction
from django.utils.translation import gettext as _

from orkhon.accounts.models import User
from orkhon.engines.merkle.entry import JSON
from orkhon.protocol.actions.visits import open_visit
from orkhon.protocol.models import Car, Visit, VisitParticipant
from orkhon.protocol.permissions import can_arrange
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import require

MOST_SEATS = 80


@transaction.atomic
def save_car(
    visit: Visit,
    *,
    label: str,
    seats: int,
    plate: str = "",
    driver: VisitParticipant | None = None,
    car: Car | None = None,
    by: User,
) -> Car:
    """Enter a car, or change one.

    Args:
        label: Short, once a visit: "A", "bus 1".
        seats: For passengers, beside the driver.
        car: The one that is changed; None enters a new one.
    Raises:
        Refusal: no label, one that is taken, no seats or more than a bus has, a driver
            of another visit, nothing changed, or the visit is over.
    """
    require(can_arrange(by), "keep the cars of a visit")
    visit = open_visit(visit)
    label = " ".join(label.split())
    if not label:
        raise Refusal(_("the car has no label"))
    if not 1 <= seats <= MOST_SEATS:
        raise Refusal(
            _("%(n)d is no number of seats for passengers: 1 to %(most)d")
            % {"n": seats, "most": MOST_SEATS}
        )
    others = visit.cars.exclude(pk=car.pk) if car else visit.cars.all()
    if others.filter(label=label).exists():
        raise Refusal(_("there is a car “%(label)s” already") % {"label": label})
    if driver is not None and driver.visit_id != visit.pk:
        raise Refusal(_("%(name)s is of another visit") % {"name": driver.name})
    was = None if car is None else _said(car)
    car = car or Car(visit=visit)
    car.label, car.seats, car.plate, car.driver = label, seats, plate.strip(), driver
    if was == _said(car):
        raise Refusal(_("nothing is changed"))
    car.save()
    append(
        "protocol.car.enter" if was is None else "protocol.car.change",
        subject_of(car),
        by=by,
        visit=visit.key,
        was=was,
        now=_said(car),
    )
    return car


@transaction.atomic
def drop_car(car: Car, *, by: User) -> None:
    """Take out a car that nobody ever sat in.

    Raises:
        Refusal: it stands in a line or on a sheet that was printed.
    """
    require(can_arrange(by), "keep the cars of a visit")
    open_visit(car.visit)
    if car.assignments.exists() or car.printouts.exists():
        raise Refusal(
            _("car %(label)s stands in the programme; give its people another one")
            % {"label": car.label}
        )
    append("protocol.car.drop", subject_of(car), by=by, was=_said(car))
    car.delete()


def _said(car: Car) -> dict[str, JSON]:
    return {
        "label": car.label,
        "seats": car.seats,
        "plate": car.plate,
        "driver": None if car.driver is None else car.driver.number,
    }
