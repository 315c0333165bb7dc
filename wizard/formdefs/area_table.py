"""`resources/tables/hokkaido_areas.toml`: the areas (方面) of a prefecture's police, strictly."""

from __future__ import annotations

from pathlib import Path

from wizard import texts
from wizard.domain.areas import Areas, Region
from wizard.formdefs.reading import read_toml

AREAS = "hokkaido_areas"
_GRADES = ("A", "B", "?")
_SAYS = texts.FormDefs


def read_areas(resources_dir: Path) -> Areas:
    """Return the areas and which municipality may belong to which.

    Raises:
        FormsError: naming file and key; also when a municipality stands in two regions, or a
            region with several candidates counts as certain.
    """
    file = read_toml(resources_dir / "tables" / f"{AREAS}.toml")
    prefecture, item, address = file.text("prefecture"), file.text("item"), file.text("address")
    file.text("source")
    file.one_of("checked", _GRADES)
    file.day("checked_on")
    regions: list[Region] = []
    known: set[str] = set()
    for entry in file.tables("region", name="name", required=True):
        region = Region(
            entry.text("name"),
            entry.texts("areas", required=True),
            entry.flag("certain"),
            entry.texts("municipalities", required=True),
        )
        entry.done()
        if region.certain and len(region.areas) > 1:
            entry.fail("certain", _SAYS.AREAS, "several areas are not certain")
        for name in region.municipalities:
            if name in known:
                entry.fail("municipalities", _SAYS.TWICE.format(value=name), f'"{name}" twice')
            known.add(name)
        regions.append(region)
    file.done()
    return Areas(prefecture, item, address, tuple(regions))
