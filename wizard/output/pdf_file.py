"""The outer form of a PDF: numbered objects written one after another, then their table.

Everything goes to the file as soon as it is known, so a document of 10,000 pages needs no more
memory than one of ten (reportlab's own document keeps every page until the end: measured 175 MB
for 10,000 pages of 2.5 KB).
"""

from __future__ import annotations

import zlib
from array import array
from hashlib import md5
from typing import BinaryIO

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


class PdfFile:
    """Writes the objects of one PDF.

    Args:
        sink: where the bytes go, from the start of the file; raises OSError as it does.
    """

    def __init__(self, sink: BinaryIO) -> None:
        self._sink = sink
        self._offsets = array("Q")
        self._at = 0
        self._digest = md5(usedforsecurity=False)
        self._write(_HEADER)

    def reserve(self) -> int:
        """Return the number of an object that will be put later."""
        self._offsets.append(0)
        return len(self._offsets)

    def put(self, body: str | bytes, number: int = 0) -> int:
        """Write an object (the text between ``obj`` and ``endobj``) and return its number."""
        number = number or self.reserve()
        self._offsets[number - 1] = self._at
        data = body.encode("ascii") if isinstance(body, str) else body
        self._write(b"%d 0 obj\n%b\nendobj\n" % (number, data))
        return number

    def put_stream(
        self, data: bytes, entries: str = "", number: int = 0, *, compress: bool = True
    ) -> int:
        """Write a stream and return its number; `entries` join its dictionary."""
        if compress:
            data = zlib.compress(data)
            entries += " /Filter /FlateDecode"
        head = f"<< /Length {len(data)} {entries.strip()} >>\nstream\n".encode("ascii")
        return self.put(head + data + b"\nendstream", number)

    def close(self, root: int, info: int) -> None:
        """Write the table of objects and the trailer; every reserved object must be there."""
        start = self._at
        identity = self._digest.hexdigest()
        table = [b"xref\n0 %d\n0000000000 65535 f \n" % (len(self._offsets) + 1)]
        table += [b"%010d 00000 n \n" % offset for offset in self._offsets]
        self._write(b"".join(table))
        self._write(
            f"trailer\n<< /Size {len(self._offsets) + 1} /Root {root} 0 R /Info {info} 0 R "
            f"/ID [<{identity}> <{identity}>] >>\nstartxref\n{start}\n%%EOF\n".encode("ascii")
        )

    def _write(self, data: bytes) -> None:
        self._sink.write(data)
        self._digest.update(data)
        self._at += len(data)


def text_string(text: str) -> str:
    """Return a text as a PDF string in UTF-16BE with byte order mark, in hexadecimal."""
    # Half a character (a lone surrogate) has no place in a PDF string.
    return f"<feff{text.encode('utf-16-be', errors='replace').hex()}>"
