"""How large the attachments of a report are, against a limit that nobody has confirmed.

Size, number and types that the procedure accepts are not known (fact file egov.md: ?), so the
limit is data (`resources/tables/attachments.toml`) and is shown as 未確認.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from wizard import texts

PICTURES = frozenset({"jpg", "jpeg", "png", "gif", "bmp", "webp", "heic", "tif", "tiff"})
_KILO, _MEGA = 1000, 1_000_000
_SAYS = texts.Attachments


@dataclass(frozen=True, slots=True)
class Budget:
    """What may be attached altogether.

    Attributes:
        limit_bytes: size of all files together.
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
    """

    name: str
    size: int

    @property
    def is_picture(self) -> bool:
        """Return whether the file is a picture that could be made smaller."""
        return self.name.rpartition(".")[2].lower() in PICTURES


class Offer(StrEnum):
    """What can be done when there is too much."""

    SMALLER_PICTURES = "smaller_pictures"
    FEWER_FILES = "fewer_files"
    AT_THE_STATION = "at_the_station"

    @property
    def label(self) -> str:
        """Return the words of the offer."""
        return _SAYS.OFFERS[self.value]


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
    bytes_over = max(0, size - budget.limit_bytes)
    files_over = max(0, count - budget.limit_count) if budget.limit_count else 0
    offers = []
    if bytes_over and any(attachment.is_picture for attachment in attachments):
        offers.append(Offer.SMALLER_PICTURES)
    if (bytes_over or files_over) and count > 1:
        offers.append(Offer.FEWER_FILES)
    if bytes_over or files_over:
        offers.append(Offer.AT_THE_STATION)
    return Weight(count, size, bytes_over, files_over, tuple(offers))


def weight_lines(weight: Weight, budget: Budget) -> tuple[str, ...]:
    """Return what is said about the attachments: the total, the limit, what is too much."""
    total = _SAYS.TOTAL.format(count=f"{weight.count:,}", size=size_words(weight.size))
    limit = _SAYS.LIMIT_COUNT if budget.limit_count else _SAYS.LIMIT
    said = limit.format(size=size_words(budget.limit_bytes), count=budget.limit_count)
    lines = [total, said if budget.confirmed else said + _SAYS.UNCONFIRMED]
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
