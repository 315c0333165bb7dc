"""Make `resources/fonts/TsuhoRareKanji-Regular.ttf` from IPAmj Mincho.

The bundled BIZ UD fonts lack 𠮷 and some 43,000 other kanji of Japan's official registers, and
most of the variants that a variation selector asks for. IPAmj Mincho has them, but weighs
46 MB. The font made here holds only what BIZ UDMincho lacks, without hinting (embedded text is
printed, not read at 12 pixels) and on a coarser grid.

    python packaging/make_rare_kanji_font.py --source /usr/share/fonts/truetype/ipamj/ipamjm.ttf

needs fontTools (in the `dev` extra) and takes about two minutes. The same source always gives
the same bytes. The IPA Font License v1.0 asks that a derived font bears another name, stays
under that licence and can be replaced by the original: see `resources/README.md`.
"""

import argparse
import sys
import unicodedata
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "resources" / "fonts"
NAME = "TsuhoRareKanji"
FAMILY = "Tsuho Rare Kanji"
# 1/512 em is 0.007 mm in 10.5 pt text: finer than any printer draws.
UNITS_PER_EM = 512
MICROSOFT, UNICODE_BMP, ENGLISH = 3, 1, 0x409
UNNEEDED = ["BASE", "GDEF", "GPOS", "GSUB", "vhea", "vmtx", "gasp"]
# Shapes of presentation (emoji or text), not of a kanji.
PRESENTATION = {0xFE0E, 0xFE0F}


def main() -> int:
    """Make the font and say how much is in it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--source", type=Path, required=True, help="ipamjm.ttf")
    parser.add_argument("--lacking-in", type=Path, default=FONTS / "BIZUDMincho-Regular.ttf")
    parser.add_argument("--to", type=Path, default=FONTS / f"{NAME}-Regular.ttf")
    options = parser.parse_args()
    font = TTFont(options.source, recalcTimestamp=False)
    with TTFont(options.lacking_in, lazy=True) as common:
        characters, pairs = lacking(font, common)
    keep_only(font, characters, pairs)
    scale_upem(font, UNITS_PER_EM)
    rename(font)
    font.save(options.to)
    size = options.to.stat().st_size / 1_000_000
    print(f"{len(characters)} characters, {len(pairs)} variants, {size:.1f} MB")
    return 0


def lacking(font: TTFont, common: TTFont) -> tuple[set[int], set[tuple[int, int]]]:
    """Return the characters and (base, selector) pairs that only the rare font has.

    Pairs whose shape is simply the character's usual one need no entry, unless the common
    font would have to guess: then the usual shape of the rare font is the right one.
    """
    has = set(common.getBestCmap())
    characters = {
        code
        for code in font.getBestCmap()
        if code not in has and unicodedata.category(chr(code))[0] not in "CZM"
    }
    known = variations(common)
    pairs = {
        (base, selector)
        for base, selector in variations(font)
        if (base, selector) not in known
        and selector not in PRESENTATION
        and (base in has or base in characters)
    }
    return characters, pairs


def variations(font: TTFont) -> set[tuple[int, int]]:
    """Return the (base, selector) pairs of a font."""
    return {
        (base, selector)
        for table in font["cmap"].tables
        if table.format == 14
        for selector, entries in table.uvsDict.items()
        for base, _ in entries
    }


def keep_only(font: TTFont, characters: set[int], pairs: set[tuple[int, int]]) -> None:
    """Subset the font in place; the base of a pair keeps its glyph only inside the pair."""
    usual = font.getBestCmap()
    selectors = next(table for table in font["cmap"].tables if table.format == 14)
    kept = {}
    for selector, entries in selectors.uvsDict.items():
        found = [
            (base, glyph or usual[base]) for base, glyph in entries if (base, selector) in pairs
        ]
        if found:
            kept[selector] = found
    options = subset.Options(
        hinting=False, layout_features=[], glyph_names=False, notdef_outline=True, name_IDs=["*"]
    )
    options.drop_tables += UNNEEDED
    subsetter = subset.Subsetter(options)
    glyphs = {glyph for entries in kept.values() for _, glyph in entries}
    subsetter.populate(unicodes=characters, glyphs=glyphs)
    subsetter.subset(font)
    # The subsetter drops pairs whose base or selector it was not asked to keep: put them back.
    selectors.uvsDict = kept
    tables = [table for table in font["cmap"].tables if table.format != 14]
    font["cmap"].tables = [*tables, selectors]


def rename(font: TTFont) -> None:
    """Give the derived font a name of its own; copyright and licence stay."""
    names = font["name"]
    kept = {record.nameID: record.toUnicode() for record in names.names}
    version = font["head"].fontRevision
    names.names = []
    texts = {
        0: kept[0] + " Derived: subset, without hinting.",
        1: FAMILY,
        2: "Regular",
        3: f"{NAME} {version:.3f}",
        4: FAMILY,
        5: f"Version {version:.3f}",
        6: NAME,
        13: kept[13],
        14: kept[14],
    }
    for number, text in texts.items():
        names.setName(text, number, MICROSOFT, UNICODE_BMP, ENGLISH)


if __name__ == "__main__":
    sys.exit(main())
