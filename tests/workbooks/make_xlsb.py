#!/usr/bin/env python3
"""Makes binary workbooks (.xlsb) from records: no free office program writes them. Invented data.

Record numbers are those of [MS-XLSB]: a kind and a length, seven bits a byte, then the data.
"""
import io
import struct
import zipfile
from pathlib import Path

HERE = Path(__file__).parent
FIXED = (2020, 3, 28, 8, 0, 0)


def record(kind, data=b""):
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length, size = b"", len(data)
    while True:
        part, size = size & 0x7F, size >> 7
        length += bytes([part | 0x80 if size else part])
        if not size:
            return head + length + data


def wide(text):
    data = text.encode("utf-16-le")
    return struct.pack("<I", len(data) // 2) + data


def row(number, hidden=False):
    return record(0, struct.pack("<IIHHBI", number, 0, 300, 0x1000 if hidden else 0, 0, 0))


def cell(kind, col, data, style=0):
    return record(kind, struct.pack("<II", col, style) + data)


FORMULA = struct.pack("<H", 0) + struct.pack("<I", 3) + b"\x1e\x05\x00" + struct.pack("<I", 0)


def sheet(end=True, far=False):
    data = record(0x81) + record(0x94, struct.pack("<IIII", 0, 5, 0, 1)) + record(0x91)
    data += row(0) + cell(7, 0, struct.pack("<I", 0)) + cell(7, 1, struct.pack("<I", 1))
    data += row(1) + cell(6, 0, wide("Hiến máu")) + cell(5, 1, struct.pack("<d", 12))
    data += row(2, hidden=True) + cell(6, 0, wide("Trồng cây")) + cell(2, 1, struct.pack("<I", 345 << 2 | 2))
    data += row(3) + cell(9, 1, struct.pack("<d", 357) + FORMULA)
    data += row(4) + cell(11, 1, b"\x2a" + FORMULA)
    if far:
        data += row(0x00200000) + cell(5, 0, struct.pack("<d", 1))
    data += row(5) + cell(5, 1, struct.pack("<d", 43918), style=1)
    return data + (record(0x92) + record(0x82) if end else b"")


def styles():
    formats = lambda code: record(0x2F, struct.pack("<HHHHHHHH", 0, code, 0, 0, 0, 0, 0, 0))
    return record(0x116) + record(0x269, struct.pack("<I", 2)) + formats(0) + formats(14) + record(0x26A) + record(0x117)


def book(sheets):
    data = record(0x83) + record(0x99, struct.pack("<III", 0, 0, 0)) + record(0x8F)
    for number, (name, state) in enumerate(sheets, 1):
        data += record(0x9C, struct.pack("<II", state, number) + wide(f"rId{number}") + wide(name))
    return data + record(0x90) + record(0x84)


def strings(items):
    data = record(0x9F, struct.pack("<II", len(items), len(items)))
    for item in items:
        data += record(0x13, b"\0" + wide(item))
    return data + record(0xA0)


def package(name, first):
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    relation = lambda ident, kind, target: f'<Relationship Id="{ident}" Type="{office}/{kind}" Target="{target}"/>'
    relations = lambda items: f'<Relationships xmlns="{package}/relationships">{"".join(items)}</Relationships>'
    types = (f'<Types xmlns="{package}/content-types"><Default Extension="bin" '
             'ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>'
             '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>')
    parts = {
        "[Content_Types].xml": types,
        "_rels/.rels": relations([relation("rId1", "officeDocument", "xl/workbook.bin")]),
        "xl/workbook.bin": book([("Số liệu", 0), ("Ẩn", 1)]),
        "xl/_rels/workbook.bin.rels": relations([
            relation("rId1", "worksheet", "worksheets/sheet1.bin"),
            relation("rId2", "worksheet", "worksheets/sheet2.bin"),
            relation("rId3", "styles", "styles.bin"),
            relation("rId4", "sharedStrings", "sharedStrings.bin"),
        ]),
        "xl/worksheets/sheet1.bin": first,
        "xl/worksheets/sheet2.bin": sheet(),
        "xl/sharedStrings.bin": strings(["Nội dung", "Số lượng"]),
        "xl/styles.bin": styles(),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part, data in parts.items():
            archive.writestr(zipfile.ZipInfo(part, FIXED), data, zipfile.ZIP_DEFLATED)
    (HERE / name).write_bytes(out.getvalue())


if __name__ == "__main__":
    package("good.xlsb", sheet())
    package("cut-sheet.xlsb", sheet(end=False))
    package("far-row.xlsb", sheet(far=True))
