"""How large the attachments of a report are, against a limit that nobody has confirmed.

Size, number and types that the procedure accepts are not known (fact file egov.md: ?), so the
limit is data (`resources/tables/attachments.toml`) and is shown as 未確認.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from wizard import texts

PICTURES = frozenset({"jpg", "jpeg", "png", "gif", "bmp", "webp", "heic", "tif", "tiff"})
PROGRAMS = frozenset(
    {"app", "apk", "bat", "cmd", "com", "dll", "dmg", "exe", "hta", "jar", "js", "lnk", "msi"}
    | {"pif", "pkg", "ps1", "reg", "scr", "sh", "url", "vbe", "vbs", "wsf"}
)
ARCHIVES = frozenset(
    {"7z", "bz2", "cab", "gz", "iso", "lha", "lzh", "rar", "tar", "tgz", "xz", "zip"}
)
_KILO, _MEGA = 1000, 1_000_000
_SAYS = texts.Attachments


@dataclass(frozen=True, slots=True)
class Budget:
    """What may be attached altogether.

    Attributes:
        limit_bytes: size of all files together; 0 when no limit is known.
        limit_count: number of files; 0 when no limit is known.
        confirmed: False shows the limit as 未確認.
    """

    limit_bytes: int
    limit_count: int = 0
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to attach.

    Attributes:
        name: safe name (`file_names`); size: in bytes.
        fixed: it is attached in any case (the 申出書).
        tried: it was tried to make the picture smaller.
    """

    name: str
    size: int
    fixed: bool = False
    tried: bool = False

    @property
    def is_picture(self) -> bool:
        """Return whether the file is a picture that could be made smaller."""
        return extension_of(self.name) in PICTURES

    @property
    def can_shrink(self) -> bool:
        """Return whether it is worth trying to make it smaller."""
        return self.is_picture and not self.tried and not self.fixed


class Offer(StrEnum):
    """What can be done when there is too much."""

    SMALLER_PICTURES = "smaller_pictures"
    FEWER_FILES = "fewer_files"
    AT_THE_STATION = "at_the_station"

    @property
    def label(self) -> str:
        """Return the words of the offer."""
        return _SAYS.OFFERS[self.value]

    @property
    def help(self) -> str:
        """Return what happens when the offer is taken."""
        return _SAYS.OFFER_HELP[self.value]


@dataclass(frozen=True, slots=True)
class Weight:
    """The attachments against the budget.

    Attributes:
        count: number of files; size: bytes altogether.
        bytes_over, files_over: by how much the budget is exceeded, else 0.
        offers: what can be done about it; empty while everything fits.
    """

    count: int
    size: int
    bytes_over: int
    files_over: int
    offers: tuple[Offer, ...]

    @property
    def fits(self) -> bool:
        """Return whether everything is within the budget."""
        return not self.bytes_over and not self.files_over


def weigh(attachments: Sequence[Attachment], budget: Budget) -> Weight:
    """Return how much there is, and what can be done when it is too much."""
    size = sum(attachment.size for attachment in attachments)
    count = len(attachments)
    bytes_over = max(0, size - budget.limit_bytes) if budget.limit_bytes else 0
    files_over = max(0, count - budget.limit_count) if budget.limit_count else 0
    loose = sum(not attachment.fixed for attachment in attachments)
    offers = []
    if bytes_over and any(attachment.can_shrink for attachment in attachments):
        offers.append(Offer.SMALLER_PICTURES)
    if (bytes_over or files_over) and count > 1 and loose:
        offers.append(Offer.FEWER_FILES)
    if (bytes_over or files_over) and loose:
        offers.append(Offer.AT_THE_STATION)
    return Weight(count, size, bytes_over, files_over, tuple(offers))


def too_much(attachments: Sequence[Attachment], budget: Budget) -> tuple[int, ...]:
    """Return which attachments have to go so that the rest fits: as few as possible.

    Of those that would do alone the smallest goes; else the largest first. A fixed one stays.

    Returns:
        Indexes in ascending order; all that are not fixed when even that is not enough.
    """
    gone: set[int] = set()
    while True:
        rest = [a for i, a in enumerate(attachments) if i not in gone]
        weight = weigh(rest, budget)
        loose = [i for i, a in enumerate(attachments) if i not in gone and not a.fixed]
        if weight.fits or not loose:
            return tuple(sorted(gone))
        by_size = sorted(loose, key=lambda i: attachments[i].size)
        enough = [i for i in by_size if attachments[i].size >= weight.bytes_over]
        last = weight.files_over <= 1 and enough
        gone.add(enough[0] if last else by_size[-1])


def budget_of(table: object) -> Budget:
    """Return the budget that `resources/tables/attachments.toml` holds, as plain data.

    Its loader has checked the table; without one nothing is limited.
    """
    found: Mapping[object, object] = table if isinstance(table, Mapping) else {}
    size, count = found.get("limit_bytes"), found.get("limit_count")
    return Budget(
        size if type(size) is int else 0,
        count if type(count) is int else 0,
        found.get("confirmed") is True,
    )


def extension_of(name: str) -> str:
    """Return the extension of a file name in lower case, empty when there is none."""
    stem, dot, extension = name.rpartition(".")
    return extension.lower() if dot and stem else ""


def doubt_about(original: str) -> str:
    """Return a sentence about a type that may not be taken, empty for others.

    Args:
        original: name of the original file; which types e-Gov takes is not confirmed.
    """
    extension = extension_of(original)
    if extension in PROGRAMS:
        return _SAYS.PROGRAM
    if extension in ARCHIVES:
        return _SAYS.ARCHIVE.format(kind=extension)
    return _SAYS.XML if extension == "xml" else ""


def weight_lines(weight: Weight, budget: Budget) -> tuple[str, ...]:
    """Return what is said about the attachments: the total, the limit, what is too much."""
    total = _SAYS.TOTAL.format(count=f"{weight.count:,}", size=size_words(weight.size))
    limit = _SAYS.LIMIT_COUNT if budget.limit_count else _SAYS.LIMIT
    said = limit.format(size=size_words(budget.limit_bytes), count=budget.limit_count)
    lines = [total, said if budget.confirmed else said + _SAYS.UNCONFIRMED]
    if not budget.limit_bytes:
        del lines[1]
    if weight.bytes_over:
        lines.append(_SAYS.TOO_LARGE.format(over=size_words(weight.bytes_over)))
    if weight.files_over:
        lines.append(_SAYS.TOO_MANY.format(over=weight.files_over))
    return tuple(lines)


def size_words(size: int) -> str:
    """Return a size in bytes as people read it, decimal (1 MB = 1,000,000 bytes)."""
    if size >= _MEGA:
        return _SAYS.MEGABYTES.format(size=size / _MEGA)
    if size >= _KILO:
        return _SAYS.KILOBYTES.format(size=size / _KILO)
    return _SAYS.BYTES.format(size=size)
