"""Invented answers of one station's day that agree with each other.

What is written at eight is still true at midnight: ballots received, voters so far and
the lines of the protocol come from one sample station, made from a seed.
"""

import io
import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from PIL import Image, ImageDraw

SEED = "orkhon/sample/referendum/1"
REMARKS: Mapping[str, tuple[str, ...]] = {
    "en": ("Sample: a ramp is missing.", "Sample: calm all the time."),
    "az": ("Nümunə: panduslar yoxdur.", "Nümunə: hər şey sakit idi."),
    "kk": ("Үлгі: пандус жоқ.", "Үлгі: кезек болған жоқ, бәрі тыныш."),
    "ky": ("Үлгү: пандус жок.", "Үлгү: баары тынч өттү."),
    "ru": ("Пример: нет пандуса.", "Пример: всё время спокойно."),
    "tr": ("Örnek: rampa yok.", "Örnek: her şey sakindi."),
}
HOURS = (
    (7, 0.0),
    (10, 0.17),
    (12, 0.34),
    (14, 0.47),
    (16, 0.57),
    (18, 0.65),
    (20, 0.70),
)
"""Which share of the list has voted by which hour, before a station's own pace."""
USUAL = {"yes": 90, "not_seen": 8, "no": 2}
RATINGS = {"very_good": 46, "good": 44, "bad": 6, "not_rated": 4}


@dataclass(frozen=True)
class StationDay:
    """The figures of one sample station; all of them are invented."""

    code: str
    voters: int
    received: int
    pace: float
    issued: int
    issued_mobile: int
    spoiled: int
    invalid: int
    not_counted: int
    option_for: int

    @property
    def in_boxes(self) -> int:
        """Every ballot that was issued is in a box."""
        return self.issued + self.issued_mobile

    def protocol(self) -> dict[str, int]:
        """The lines of the paper, which add up."""
        valid = self.in_boxes - self.invalid - self.not_counted
        return {
            "voters_on_list": self.voters,
            "received": self.received,
            "issued": self.issued,
            "issued_mobile": self.issued_mobile,
            "spoiled": self.spoiled,
            "unused": self.received - self.in_boxes - self.spoiled,
            "signatures": self.in_boxes,
            "in_boxes": self.in_boxes,
            "valid": valid,
            "invalid": self.invalid,
            "not_counted": self.not_counted,
            "option_for": self.option_for,
            "option_against": valid - self.option_for,
        }

    def voted_by(self, at: datetime) -> int:
        """How many have voted at a moment in the host's time."""
        hour = at.hour + at.minute / 60
        for (first, low), (last, high) in pairwise(HOURS):
            if hour <= last:
                part = low + (high - low) * max(0.0, hour - first) / (last - first)
                return min(self.in_boxes, round(self.voters * part * self.pace))
        return self.in_boxes


def station_day(code: str, voters: int) -> StationDay:
    """The day of a station; the same for the same code and list."""
    dice = random.Random(f"{SEED}/{code}")  # noqa: S311 -- a sample, not a secret
    pace = dice.uniform(0.86, 1.18)
    # Ballots are printed for the list and one in a hundred more.
    received = voters + voters // 100
    turned_out = round(voters * 0.70 * pace)
    mobile = dice.randrange(0, 1 + voters // 60)
    invalid, not_counted = turned_out // 62, turned_out // 71
    return StationDay(
        code=code,
        voters=voters,
        received=received,
        pace=pace,
        issued=turned_out - mobile,
        issued_mobile=mobile,
        spoiled=dice.randrange(0, 6),
        invalid=invalid,
        not_counted=not_counted,
        option_for=round(
            (turned_out - invalid - not_counted) * dice.uniform(0.55, 0.83)
        ),
    )


def stage_answers(
    stage: str, day: StationDay, starts: datetime, ends: datetime, language: str
) -> dict[str, str]:
    """What the form of a stage says, by question.

    Args:
        starts: When the visit began, in the host's time.
        language: In which the observer writes.
    """
    dice = random.Random(f"{SEED}/{day.code}/{stage}")  # noqa: S311 -- as above
    if stage == "protocol":
        return {key: str(value) for key, value in day.protocol().items()}
    seen = {name: _drawn(dice, USUAL) for name in QUESTIONS[stage]}
    for name in ADVERSE & seen.keys():
        seen[name] = {"yes": "no", "no": "yes"}.get(seen[name], seen[name])
    rating = _drawn(dice, RATINGS)
    if "no" in (seen[name] for name in seen.keys() - ADVERSE):
        rating = "bad"
    remark = dice.choice(REMARKS.get(language, REMARKS["en"]))
    return {
        **seen,
        **_more(stage, day, starts, ends, dice),
        "rating": rating,
        **({"remarks": remark} if dice.random() < 0.3 and stage != "closing" else {}),
    }


QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "opening": (
        "on_time", "quorum", "premises_ready", "boxes_empty", "seals_noted",
        "ballots_counted", "opening_record", "outsiders", "clear_view",
    ),
    "voting": (
        "identity_checked", "list_signed", "ballot_signed", "secrecy",
        "help_by_choice", "mobile_box", "boxes_sealed", "barrier_free",
        "observers_free",
    ),
    "closing": ("on_time", "queue_admitted", "doors_closed", "mobile_back", "clear_view"),
    "counting": (
        "unused_cancelled", "signatures_counted", "boxes_in_turn", "ballots_shown",
        "disputed_decided", "invalid_fair", "first_try", "protocol_order",
        "copy_displayed", "outsiders_touched", "clear_view",
    ),
}  # fmt: skip
"""Questions answered yes, no, not seen."""
ADVERSE = {"outsiders", "outsiders_touched"}
"""Where yes speaks of a fault."""


def drawn_picture(title: str, lines: Mapping[str, int] | None = None) -> bytes:
    """A drawn page with the word sample across it; no photograph of anything."""
    picture = Image.new("RGB", (720, 960), "#f4f1ea")
    draw = ImageDraw.Draw(picture)
    draw.text((60, 400), "sample", fill="#d8d2c4", font_size=170)
    draw.text((48, 40), title, fill="#23211d", font_size=30)
    for row, (key, value) in enumerate((lines or {}).items()):
        y = 120 + 52 * row
        draw.text((48, y), key.replace("_", " "), fill="#23211d", font_size=26)
        draw.text((560, y), str(value), fill="#1d3d6b", font_size=30)
        draw.line((48, y + 42, 672, y + 42), fill="#b8b2a4", width=1)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=70)
    return out.getvalue()


def _more(
    stage: str, day: StationDay, starts: datetime, ends: datetime, dice: random.Random
) -> dict[str, str]:
    if stage == "opening":
        return {
            "ballots_received": str(day.received),
            "voters_on_list": str(day.voters),
            "present": dice.choice(["citizen proxy", "proxy", "citizen", "none"]),
        }
    if stage == "voting":
        return {
            "voters_so_far": str(day.voted_by(starts)),
            "irregular": dice.choice(["none"] * 8 + ["together", "for_another"]),
            "list_problems": dice.choice(["none"] * 6 + ["added", "missing"]),
            "disturbance": dice.choice(["none"] * 7 + ["crowding"]),
        }
    if stage == "closing":
        return {"voters_at_close": str(day.in_boxes)}
    return {
        "started_at": f"{starts:%H:%M}:00.000",
        "ended_at": f"{ends - timedelta(minutes=4):%H:%M}:00.000",
    }


def _drawn(dice: random.Random, weights: Mapping[str, int]) -> str:
    return dice.choices(list(weights), list(weights.values()))[0]
