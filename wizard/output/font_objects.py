"""Embeds the fonts of a document: a subset each, with text that can be taken out again.

A font is a Type0 font with two-byte codes (ISO 32000-1, 9.7), so that text of any characters is
one string, and its ToUnicode map says the text of each code in UTF-16BE: 𠮷 as a surrogate
pair, 葛󠄀 as base + selector (reportlab's own map has neither).
"""

from __future__ import annotations

from hashlib import md5

from wizard.output.font_file import FontFile
from wizard.output.pdf_file import PdfFile

_SYMBOLIC = 4
_ENTRIES_AT_ONCE = 100
_MAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
"""
_MAP_TAIL = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"


def put_font(file: PdfFile, font: FontFile) -> int:
    """Write a font with the glyphs used so far and return the number of its Type0 object."""
    data, numbers = font.subset()
    name = f"{_tag(font)}+{font.name}"
    program = file.put_stream(data, f"/Length1 {len(data)}")
    descriptor = file.put(_descriptor(font, name, program))
    glyph_map = file.put_stream(b"".join(number.to_bytes(2, "big") for number in numbers))
    descendant = file.put(
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
        f"/FontDescriptor {descriptor} 0 R /CIDToGIDMap {glyph_map} 0 R "
        f"/DW 1000 /W [ {_widths(font)} ] >>"
    )
    meanings = file.put_stream(_meanings(font).encode("ascii"))
    return file.put(
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
        f"/DescendantFonts [ {descendant} 0 R ] /ToUnicode {meanings} 0 R >>"
    )


def _tag(font: FontFile) -> str:
    """Return the six letters that tell one subset from another, from the glyphs themselves."""
    digest = md5(repr(font.glyphs).encode("ascii"), usedforsecurity=False).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _descriptor(font: FontFile, name: str, program: int) -> str:
    face = font.metrics()
    box = " ".join(f"{edge:g}" for edge in face.box)
    return (
        f"<< /Type /FontDescriptor /FontName /{name} /Flags {_SYMBOLIC} /FontBBox [ {box} ] "
        f"/ItalicAngle 0 /Ascent {face.ascent:g} /Descent {face.descent:g} "
        f"/CapHeight {face.cap_height:g} /StemV {face.stem:g} /FontFile2 {program} 0 R >>"
    )


def _widths(font: FontFile) -> str:
    """Return the widths that are not a whole em, by code."""
    widths = (round(font.advance(glyph) * 1000) for glyph in font.glyphs)
    return " ".join(f"{code} [ {width} ]" for code, width in enumerate(widths) if width != 1000)


def _meanings(font: FontFile) -> str:
    """Return the ToUnicode map."""
    entries = [
        f"<{code:04x}> <{meaning.encode('utf-16-be').hex()}>\n"
        for code, meaning in enumerate(font.meanings)
        if meaning
    ]
    blocks = [
        entries[start : start + _ENTRIES_AT_ONCE]
        for start in range(0, len(entries), _ENTRIES_AT_ONCE)
    ]
    body = "".join(f"{len(block)} beginbfchar\n{''.join(block)}endbfchar\n" for block in blocks)
    return _MAP_HEAD + body + _MAP_TAIL
