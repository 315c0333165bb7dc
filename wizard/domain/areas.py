"""Which area (方面) of a prefecture's police a municipality may belong to: a hint, never an answer.

The table is data (`resources/tables/hokkaido_areas.toml`); the person chooses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from wizard import texts

_DISTRICT = re.compile(texts.Words.DISTRICT)


@dataclass(frozen=True, slots=True)
class Region:
    """Municipalities that share their candidates.

    Attributes:
        name: what the region is called (振興局).
        areas: values of the choice that asks for the area; several where the region is split.
        certain: False while it is only a rule of thumb (未確認).
        municipalities: their names, each with its 市, 町 or 村.
    """

    name: str
    areas: tuple[str, ...]
    certain: bool
    municipalities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hint:
    """What an address says about the area.

    Attributes:
        municipality: the name found in the address.
        region: where it lies, with its candidates.
    """

    municipality: str
    region: Region


@dataclass(frozen=True, slots=True)
class Areas:
    """The areas of one prefecture.

    Attributes:
        prefecture: the prefecture that is split into areas.
        item: id of the choice that asks for the area.
        address: id of the item that holds the address.
        regions: all regions; no municipality stands in two.
    """

    prefecture: str
    item: str
    address: str
    regions: tuple[Region, ...]

    def hint(self, address: str) -> Hint | None:
        """Return what an address says, None when no municipality is found at its beginning.

        Args:
            address: with or without the prefecture and the district (郡) before the
                municipality; white space does not count.
        """
        rest = "".join(address.split()).removeprefix(self.prefecture)
        for start in (rest, _DISTRICT.sub("", rest, count=1)):
            found = [
                Hint(name, region)
                for region in self.regions
                for name in region.municipalities
                if start.startswith(name)
            ]
            if found:
                return max(found, key=lambda hint: len(hint.municipality))
        return None
