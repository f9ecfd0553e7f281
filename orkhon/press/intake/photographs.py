"""A photograph as it came in: looked at by its content, turned upright, made in sizes.

The sizes are painted anew, so that nothing the file says of itself (position, camera,
editor's notes) can stand in them; what was left out is named.
Source of the fields: Exif 2.32 (CIPA DC-008-2019), IPTC-IIM 4.2, as Pillow reads them.
"""

import io
import warnings
from dataclasses import dataclass
from datetime import date

from PIL import ExifTags, Image, ImageCms, ImageFile, ImageOps, UnidentifiedImageError
from PIL.IptcImagePlugin import getiptcinfo

BYTES_AT_MOST = 40 * 1024 * 1024
"""A camera's best JPEG has about 30 MB."""
POINTS_AT_MOST = 64_000_000
"""Of a camera of 61 megapixels; unpacked that is 190 MB of memory."""
SIZES = (("small", 480), ("medium", 960), ("large", 1920))
"""Longest side in points; a smaller original is never blown up."""
QUALITY = 80
MEDIA_TYPE = "image/jpeg"
FORMATS = {"JPEG": "image/jpeg", "MPO": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}  # fmt: skip

_BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)
_NAMED = {
    "author": (ExifTags.Base.Artist, ExifTags.Base.Copyright),
    "camera": (ExifTags.Base.Make, ExifTags.Base.Model, ExifTags.Base.LensModel),
    "description": (ExifTags.Base.ImageDescription, ExifTags.Base.UserComment),
    "moment": (
        ExifTags.Base.DateTime,
        ExifTags.Base.DateTimeOriginal,
        ExifTags.Base.DateTimeDigitized,
    ),
    "serial number": (
        ExifTags.Base.BodySerialNumber,
        ExifTags.Base.LensSerialNumber,
        ExifTags.Base.CameraOwnerName,
        ExifTags.Base.ImageUniqueID,
    ),
    "software": (ExifTags.Base.Software, ExifTags.Base.HostComputer),
}


class PhotographError(ValueError):
    """Bytes of which no size can be made."""


@dataclass(frozen=True)
class Size:
    """One size: its name, width and height in points, and its JPEG."""

    name: str
    width: int
    height: int
    data: bytes


@dataclass(frozen=True)
class Received:
    """What a file holds.

    Attributes:
        media_type: By its content, whatever its name says.
        width, height: Upright, in points.
        removed: What the sizes leave out, in plain words, sorted.
        author: As the file says; "" where it does not. A proposal only.
        taken_on: In the same way, as 2026-11-22.
    """

    media_type: str
    width: int
    height: int
    removed: tuple[str, ...]
    author: str
    taken_on: str
    sizes: tuple[Size, ...]


def read_photograph(data: bytes) -> Received:
    """Read a photograph and make its sizes.

    Raises:
        PhotographError: too large, no JPEG, PNG or WebP, or damaged.
    """
    found, upright = _opened(data)
    author, taken_on = _said(found)
    return Received(
        media_type=FORMATS[str(found.format)],
        width=upright.width,
        height=upright.height,
        removed=_removed(found),
        author=author,
        taken_on=taken_on,
        sizes=tuple(_size(upright, name, longest) for name, longest in SIZES),
    )


def said_of_itself(data: bytes) -> tuple[str, str]:
    """Author and day as the file says them, "" for what it does not; no size is made.

    Raises:
        PhotographError: no photograph.
    """
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as found:
            return _said(found)
    except _BROKEN as error:
        raise PhotographError("the file holds no JPEG, PNG or WebP picture") from error


def _opened(data: bytes) -> tuple[ImageFile.ImageFile, Image.Image]:
    """The picture as it lies in the file, and upright in plain colours."""
    if len(data) > BYTES_AT_MOST:
        raise PhotographError(
            f"the file has {len(data) // 1024 // 1024} MB; at most "
            f"{BYTES_AT_MOST // 1024 // 1024} MB are taken"
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            found = Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP"))
            _refuse_bomb(found)
            _refuse_cut_off(data, str(found.format))
            found.load()
            return found, _plain(ImageOps.exif_transpose(found))
    except PhotographError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PhotographError(
            f"the picture has more than {POINTS_AT_MOST // 1_000_000} million points"
        ) from error
    except UnidentifiedImageError as error:
        raise PhotographError(
            f"the file is {_kind(data)}; JPEG, PNG and WebP are taken"
        ) from error
    except _BROKEN as error:
        raise PhotographError("the picture is damaged and cannot be read") from error


def _refuse_bomb(found: Image.Image) -> None:
    """Before a point is unpacked: the head of the file says how many there are."""
    if found.width * found.height > POINTS_AT_MOST:
        raise PhotographError(
            f"the picture has {found.width} × {found.height} points; at most "
            f"{POINTS_AT_MOST // 1_000_000} million are taken"
        )


def _refuse_cut_off(data: bytes, form: str) -> None:
    """A file that ends in its middle; the rest of it would be painted grey.

    Pillow's own check is off wherever WeasyPrint is loaded. A JPEG's end of image
    follows its last start of scan (ITU-T T.81, B.2.1); a PNG ends with IEND.
    """
    whole = (
        b"IEND" in data
        if form == "PNG"
        else form == "WEBP" or data.rfind(b"\xff\xd9") > data.rfind(b"\xff\xda")
    )
    if not whole:
        raise PhotographError("the picture is damaged: its end is missing")


def _plain(picture: Image.Image) -> Image.Image:
    """In sRGB, on white where it is transparent."""
    profile = picture.info.get("icc_profile")
    if picture.has_transparency_data:
        seen = picture.convert("RGBA")
        ground = Image.new("RGBA", seen.size, "white")
        return Image.alpha_composite(ground, seen).convert("RGB")
    if profile and picture.mode in ("RGB", "CMYK", "L"):
        try:
            turned = ImageCms.profileToProfile(
                picture,
                ImageCms.ImageCmsProfile(io.BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode="RGB",
            )
        except (ImageCms.PyCMSError, OSError):
            # A profile that nobody can read says nothing about the colours.
            return picture.convert("RGB")
        if turned is not None:
            return turned
    return picture.convert("RGB")


def _size(upright: Image.Image, name: str, longest: int) -> Size:
    made = upright.copy()
    made.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    # Painted on an empty sheet: what the picture carries along stays behind.
    clean = Image.new("RGB", made.size)
    clean.paste(made)
    written = io.BytesIO()
    clean.save(written, "JPEG", quality=QUALITY, progressive=True, optimize=True)
    return Size(name, clean.width, clean.height, written.getvalue())


def _removed(found: ImageFile.ImageFile) -> tuple[str, ...]:
    exif = found.getexif()
    tags = {**exif, **exif.get_ifd(ExifTags.IFD.Exif)}
    said = {
        "GPS": bool(exif.get_ifd(ExifTags.IFD.GPSInfo)),
        "thumbnail": bool(exif.get_ifd(ExifTags.IFD.IFD1)),
        "maker's note": ExifTags.Base.MakerNote in tags,
        "XMP": bool(found.info.get("xmp") or found.info.get("XML:com.adobe.xmp")),
        "IPTC": _has_iptc(found),
        "comment": "comment" in found.info or bool(getattr(found, "text", None)),
        "colour profile": "icc_profile" in found.info,
        "further pictures": getattr(found, "n_frames", 1) > 1,
    } | {name: any(tag in tags for tag in keys) for name, keys in _NAMED.items()}
    return tuple(sorted((one for one, is_there in said.items() if is_there), key=str.lower))  # fmt: skip


def _has_iptc(found: ImageFile.ImageFile) -> bool:
    try:
        return bool(getiptcinfo(found)) or "photoshop" in found.info
    except (SyntaxError, ValueError):
        # Unreadable, and there all the same.
        return True


def _said(found: Image.Image) -> tuple[str, str]:
    exif = found.getexif()
    inner = exif.get_ifd(ExifTags.IFD.Exif)
    author = " ".join(str(exif.get(ExifTags.Base.Artist, "")).split())
    taken = str(
        inner.get(ExifTags.Base.DateTimeOriginal)
        or exif.get(ExifTags.Base.DateTime)
        or ""
    )
    return author.strip("\0 ")[:160], _day(taken)


def _day(taken: str) -> str:
    """`2027:03:03 12:00:00` as a day; "" for one that is in no calendar."""
    try:
        return date.fromisoformat(taken[:10].replace(":", "-")).isoformat()
    except ValueError:
        return ""


def _kind(data: bytes) -> str:
    """What a refused file is, where its first bytes say so."""
    for start, name in (
        (b"GIF8", "a GIF picture"),
        (b"%PDF", "a PDF paper"),
        (b"II*\0", "a TIFF picture"),
        (b"MM\0*", "a TIFF picture"),
        (b"BM", "a BMP picture"),
        (b"PK", "a zip archive or an Office file"),
    ):
        if data.startswith(start):
            return name
    if data[4:8] == b"ftyp":
        return "a HEIC or AVIF picture or a film"
    if b"<svg" in data[:1000].lower():
        return "an SVG drawing"
    return "no picture"
