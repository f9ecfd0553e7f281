"""The sample's photographs: drawings made here, two of them public, one that is not.

Nobody real is on them, and each says "sample" in the picture itself. One bears a
position, as a telephone writes it, so that its removal shows. Running it again adds
nothing.
"""

import io
import math
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import ExifTags, Image, ImageDraw, ImageFont

from orkhon.accounts.models import User
from orkhon.press.actions.photographs import (
    Particulars,
    Seen,
    Words,
    attach,
    describe,
    publish,
    take_in,
)
from orkhon.press.models import Communique, CommuniqueVersion, Photograph

TEXTS = Path(__file__).with_name("photographs.toml")
WIDTH, HEIGHT = 2400, 1600
AUTHOR = "Sample drawing program"
RIGHTS = "Sample: free for any use"
POSITION = ((40.0, 0.0, 0.0), (50.0, 0.0, 0.0))
"""Degrees north and east with no minutes: a place in no town, invented."""

NIGHT, STONE, SAND = (24, 42, 66), (112, 116, 120), (214, 196, 160)
SKY, SUN, SEAT = (176, 208, 220), (240, 190, 90), (36, 128, 136)

Drawn = Callable[[ImageDraw.ImageDraw], None]


@dataclass(frozen=True)
class Pictures:
    """What the sample holds, after this run or an earlier one."""

    photographs: int
    published: int
    left_out: tuple[str, ...]

    def __str__(self) -> str:
        return (
            f"{self.photographs} photographs, {self.published} of them published; "
            f"left out of their sizes: {', '.join(self.left_out)}"
        )


def load(press: User) -> Pictures:
    """Take in, describe, put beside the sample communiqué, publish.

    Args:
        press: Keeps photographs and publishes them.
    """
    if not Photograph.objects.filter(sample=True).exists():
        texts = tomllib.loads(TEXTS.read_text("utf-8"))
        beside = (
            Communique.objects.filter(
                sample=True,
                versions__progress=CommuniqueVersion.State.PUBLISHED,
                versions__embargo_until=None,
            )
            .order_by("year", "number")
            .first()
        )
        for key, drawn, is_placed in (
            ("hall", _hall, True),
            ("stone", _stone, False),
        ):
            made = _taken(key, drawn, texts, press, is_placed=is_placed)
            if beside is not None:
                attach(made, beside, by=press)
            publish(made, by=press)
        _taken("sketch", _sketch, texts, press, is_placed=False)
    rows = Photograph.objects.filter(sample=True)
    return Pictures(
        photographs=rows.count(),
        published=rows.exclude(published_at=None).count(),
        left_out=tuple(sorted({what for one in rows for what in one.removed})),
    )


def _taken(
    key: str,
    drawn: Drawn,
    texts: dict[str, dict[str, str]],
    press: User,
    *,
    is_placed: bool,
) -> Photograph:
    made = take_in(
        picture(drawn, is_placed=is_placed),
        filename=f"sample-{key}.jpg",
        by=press,
        sample=True,
    )
    return describe(
        made,
        Particulars(
            author=AUTHOR,
            rights=RIGHTS,
            credit=f"{AUTHOR} (sample)",
            taken_on="",
            place="",
        ),
        shown=[Seen(None, "nobody (sample)")],
        texts={
            code: Words(alt, texts["caption"].get(code, ""))
            for code, alt in texts[key].items()
        },
        by=press,
    )


def picture(drawn: Drawn, *, is_placed: bool) -> bytes:
    """A drawing as JPEG, the word "sample" in it.

    Args:
        is_placed: With a position and a camera's name in the file, as telephones write.
    """
    sheet = Image.new("RGB", (WIDTH, HEIGHT), SKY)
    pen = ImageDraw.Draw(sheet)
    drawn(pen)
    pen.rectangle((60, HEIGHT - 190, 560, HEIGHT - 60), fill=NIGHT)
    pen.text(
        (310, HEIGHT - 125),
        "sample",
        fill="white",
        font=ImageFont.load_default(96),
        anchor="mm",
    )
    exif = Image.Exif()
    if is_placed:
        exif[ExifTags.Base.Artist] = AUTHOR
        exif[ExifTags.Base.Make] = "Sample camera"
        place = exif.get_ifd(ExifTags.IFD.GPSInfo)
        place[ExifTags.GPS.GPSLatitudeRef] = "N"
        place[ExifTags.GPS.GPSLongitudeRef] = "E"
        place[ExifTags.GPS.GPSLatitude] = POSITION[0]
        place[ExifTags.GPS.GPSLongitude] = POSITION[1]
    written = io.BytesIO()
    sheet.save(written, "JPEG", quality=88, exif=exif)
    return written.getvalue()


def _hall(pen: ImageDraw.ImageDraw) -> None:
    """Three rows of seats before a desk."""
    pen.rectangle((0, 0, WIDTH, HEIGHT), fill=SAND)
    pen.rectangle((0, 0, WIDTH, 420), fill=NIGHT)
    for row in range(3):
        far = 620 + row * 260
        seats = 9 + row * 4
        for seat in range(seats):
            turn = math.pi * (seat + 0.5) / seats
            across = WIDTH / 2 - far * 1.1 * math.cos(turn)
            down = 480 + far * 0.75 * math.sin(turn)
            pen.rounded_rectangle(
                (across - 50, down - 45, across + 50, down + 45), 18, fill=SEAT
            )
    pen.rectangle((WIDTH / 2 - 320, 400, WIDTH / 2 + 320, 520), fill=STONE)


def _stone(pen: ImageDraw.ImageDraw) -> None:
    """A slab in the steppe."""
    pen.ellipse((1650, 560, 2050, 960), fill=SUN)
    pen.polygon(
        [(0, 1000), (700, 820), (1500, 960), (2400, 840), (2400, 1600), (0, 1600)],
        fill=SAND,
    )
    pen.polygon(
        [(960, 1380), (1000, 360), (1120, 280), (1360, 300), (1420, 1380)], fill=STONE
    )
    for line in range(8):
        down = 480 + line * 100
        pen.line((1060, down, 1320, down), fill=NIGHT, width=14)


def _sketch(pen: ImageDraw.ImageDraw) -> None:
    """Two lines of hills."""
    pen.line([(0, 900), (800, 600), (1600, 950), (2400, 650)], fill=NIGHT, width=20)
    pen.line([(0, 1200), (900, 950), (1700, 1250), (2400, 1000)], fill=NIGHT, width=20)
