"""Style sheets and scripts go out packed: a fifth of the bytes on a slow line.

WhiteNoise sends what lies packed beside a file. Here it lies in the data folder, by the
file's own digest, so that no packed file of an older one is ever sent.
"""

import gzip
import hashlib
import os
from pathlib import Path
from typing import Any
from wsgiref.headers import Headers

from django.conf import settings
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import StaticFile

PACKED = (".css", ".js", ".svg")
"""Typefaces and pictures are packed already."""
SMALLEST = 600
"""Bytes; below that the packing is larger than what it saves."""

_known: dict[tuple[str, int, int], str] = {}


class PackedStatic(WhiteNoiseMiddleware):  # type: ignore[misc]  # -- has no types
    """WhiteNoise, with text packed by us."""

    def get_static_file(
        self, path: str, url: str, stat_cache: dict[str, os.stat_result] | None = None
    ) -> Any:
        """As WhiteNoise, and packed for who takes it so."""
        # Of a file that is not there WhiteNoise says so itself.
        about = Path(path)
        is_text = path.endswith(PACKED) and about.is_file()
        if not is_text or about.stat().st_size < SMALLEST:
            return super().get_static_file(path, url, stat_cache)
        headers = Headers([])
        self.add_mime_headers(headers, path, url)
        self.add_cache_headers(headers, path, url)
        return StaticFile(path, headers.items(), encodings={"gzip": _packed(path)})


def _packed(path: str) -> str:
    about = Path(path).stat()
    key = (path, about.st_mtime_ns, about.st_size)
    if key not in _known:
        _known[key] = _pack(Path(path))
    return _known[key]


def _pack(path: Path) -> str:
    """Where the packed file lies; made where it is not there yet."""
    data = path.read_bytes()
    folder = Path(settings.STATIC_ROOT) / "packed"
    folder.mkdir(parents=True, exist_ok=True)
    packed = folder / f"{hashlib.sha256(data).hexdigest()}.gz"
    if not packed.exists():
        begun = packed.with_suffix(f".{os.getpid()}")
        begun.write_bytes(gzip.compress(data, 9, mtime=0))
        begun.replace(packed)
    return str(packed)
