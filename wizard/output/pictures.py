"""Makes lighter JPEG copies of photos and screenshots; the original is only read."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

from PIL import ExifTags, Image, ImageOps

from wizard import texts
from wizard.errors import OutputError

LONGEST = 2000  # pixels of the longer side; the writing of a screenshot stays readable
MOST_PIXELS = 120_000_000  # of a picture that is opened at all: 360 MB while it is worked on
_QUALITY = 85
_WORTH = 0.9  # a copy that is hardly lighter is none
_SAYS = texts.Pictures
# Nothing that runs a program (EPS) or is rarely tried; HEIC is read by none of them.
_FORMATS = ("JPEG", "PNG", "BMP", "GIF", "TIFF", "WEBP")
_DEEP = ("I", "F")  # more than 8 bits of grey: Pillow would turn them all white
# What Pillow's readers raise for broken files.
_BROKEN = (
    OSError,
    ValueError,
    SyntaxError,
    TypeError,
    LookupError,
    ArithmeticError,
    EOFError,
    AttributeError,
    RuntimeError,
    MemoryError,
    struct.error,
    zlib.error,
)


@dataclass(frozen=True, slots=True)
class Smaller:
    """A lighter copy.

    Attributes:
        content: the JPEG file.
        width: pixels; height: pixels, upright as the picture is meant to be seen.
        had_place: the original told where it was taken; the copy does not.
    """

    content: bytes
    width: int
    height: int
    had_place: bool


def make_smaller(source: Path, longest: int = LONGEST) -> Smaller:
    """Return a JPEG copy whose longer side has at most `longest` pixels.

    It stands upright (EXIF orientation), on white where the original is transparent, and holds
    none of the original's EXIF: neither place nor device. Its colour profile is kept.

    Raises:
        OutputError: the file is gone, no picture that can be read, has several pages or too
            many pixels, or a copy would hardly be lighter.
    """
    try:
        size = source.stat().st_size
        with Image.open(source, formats=_FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise _error(_SAYS.TOO_MANY_PIXELS, source, "pixels")
            # Of an MPO the first picture is the photo, the others are previews of it.
            if opened.format != "MPO" and getattr(opened, "n_frames", 1) > 1:
                raise _error(_SAYS.MANY_PAGES, source, "frames")
            if opened.mode.startswith(_DEEP):
                raise _error(_SAYS.UNREADABLE, source, opened.mode)
            smaller = _smaller(opened, longest)
    except FileNotFoundError as error:
        raise _error(_SAYS.GONE, source, "ENOENT") from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _error(_SAYS.TOO_MANY_PIXELS, source, type(error).__name__) from error
    except _BROKEN as error:
        raise _error(_SAYS.UNREADABLE, source, type(error).__name__) from error
    if len(smaller.content) > size * _WORTH:
        raise _error(_SAYS.NOT_SMALLER, source, "not smaller")
    return smaller


def _smaller(opened: Image.Image, longest: int) -> Smaller:
    had_place = bool(opened.getexif().get_ifd(ExifTags.IFD.GPSInfo))
    profile = opened.info.get("icc_profile") if opened.mode in ("RGB", "RGBA") else None
    opened.draft("RGB", (longest, longest))  # a JPEG is decoded smaller at once
    picture = _on_white(opened)
    picture.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    picture = ImageOps.exif_transpose(picture)
    content = io.BytesIO()
    picture.info.clear()  # comments and EXIF would be written again
    picture.save(content, "JPEG", quality=_QUALITY, optimize=True, icc_profile=profile)
    return Smaller(content.getvalue(), picture.width, picture.height, had_place)


def _on_white(opened: Image.Image) -> Image.Image:
    if not opened.has_transparency_data:
        return opened.convert("RGB")
    layer = opened.convert("RGBA")
    ground = Image.new("RGBA", layer.size, "white")
    ground.alpha_composite(layer)
    flat = ground.convert("RGB")
    flat.getexif().update(opened.getexif())
    return flat


def _error(words: tuple[str, str], source: Path, detail: str) -> OutputError:
    return OutputError(words[0].format(name=source.name), words[1], detail)
