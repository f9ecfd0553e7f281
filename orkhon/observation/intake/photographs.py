"""A photograph for a badge: looked at, turned upright, without what phones add to it."""

import io
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

LONGEST_SIDE = 1200
QUALITY = 88


class PhotographError(ValueError):
    """Bytes that hold no picture we can print."""


def upright_jpeg(data: bytes) -> bytes:
    """The picture as JPEG of at most 1200 points a side, without place and time.

    Raises:
        PhotographError: no picture, or one of absurd size.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as found:
                picture = ImageOps.exif_transpose(found).convert("RGB")
    except (
        UnidentifiedImageError,
        OSError,
        SyntaxError,
        ValueError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as error:
        raise PhotographError("the file holds no JPEG, PNG or WebP picture") from error
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=QUALITY)
    return written.getvalue()
