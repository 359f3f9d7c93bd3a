#!/usr/bin/env python3
"""Makes the small workbooks of this folder again. Invented data; needs openpyxl and msoffcrypto-tool from PyPI.

Each file shows one way in which a workbook can be read silently wrong; tests/silently_wrong.rs proves that it is not.
"""
import io
import re
import struct
import zipfile
from pathlib import Path

import msoffcrypto
import openpyxl
from msoffcrypto.format.ooxml import OOXMLFile

HERE = Path(__file__).parent
FIXED = (2020, 3, 28, 8, 0, 0)


def base():
    """Two sheets, words and figures, a name for each sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Số liệu"
    for row in [["Nội dung", "Số lượng"], ["Hiến máu", 12], ["Trồng cây", 345], ["Tọa đàm", 6]]:
        sheet.append(row)
    other = book.create_sheet("Hoạt động")
    other["A1"] = "Về nguồn"
    out = io.BytesIO()
    book.save(out)
    return shared(out.getvalue())


def shared(data):
    """The words of a workbook in a table of strings, as Excel keeps them; openpyxl may write them in their cells."""
    members = parts(data)
    strings = []

    def number(match):
        strings.append(match.group(1))
        return b't="s"><v>%d</v>' % (len(strings) - 1)

    for name in [name for name in members if name.startswith("xl/worksheets/")]:
        members[name] = re.sub(rb't="inlineStr"><is><t>(.*?)</t></is>', number, members[name])
    items = b"".join(b"<si><t>%s</t></si>" % text for text in strings)
    members["xl/sharedStrings.xml"] = (
        b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="%d" uniqueCount="%d">%s</sst>'
        % (len(strings), len(strings), items)
    )
    kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    relation = b'<Relationship Id="rId99" Type="%s" Target="sharedStrings.xml"/></Relationships>' % kind
    rels = "xl/_rels/workbook.xml.rels"
    members[rels] = members[rels].replace(b"</Relationships>", relation)
    types = b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
    members["[Content_Types].xml"] = members["[Content_Types].xml"].replace(b"</Types>", types)
    return pack(members.items())


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(members):
    """A zip of (name, bytes) pairs; the same bytes each time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name, FIXED), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def put(name, data):
    (HERE / name).write_bytes(data)


def changed(data, part, change):
    members = parts(data)
    members[part] = change(members[part])
    return pack(members.items())


def wrong_checksum(data):
    """One byte of a stored part changed, its checksum left."""
    members = parts(data)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, FIXED), content, zipfile.ZIP_STORED)
    return out.getvalue().replace(b"<v>345</v>", b"<v>945</v>")


def encrypted(data, password):
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(data)).encrypt(password, out)
    return out.getvalue()


def main():
    good = base()
    sheet = "xl/worksheets/sheet1.xml"
    put("good.xlsx", pack(parts(good).items()))
    put("utf16-sheet.xlsx", changed(good, sheet, lambda xml: xml.decode().replace("UTF-8", "UTF-16").encode("utf-16")))
    extra = parts(good)[sheet].replace(b"<v>345</v>", b"<v>999</v>")
    put("duplicate-parts.xlsx", pack([*parts(good).items(), (sheet, extra)]))
    put("no-workbook-part.xlsx", pack([(n, d) for n, d in parts(good).items() if n != "xl/workbook.xml"]))
    put("no-sheet-part.xlsx", pack([(n, d) for n, d in parts(good).items() if n != sheet]))
    put("wrong-checksum.xlsx", wrong_checksum(good))
    formula = lambda xml: re.sub(rb"<v>345</v>", b"<f>300+45</f>", xml)
    put("formula-without-result.xlsx", changed(good, sheet, formula))
    spill = lambda xml: re.sub(rb'(<c r="B3")[^>]*><v>345</v>', rb'\1 t="e"><v>#SPILL!</v>', xml)
    put("spill.xlsx", changed(good, sheet, spill))
    odd = lambda xml: re.sub(rb'(<c r="B3")[^>]*><v>345</v>', rb'\1 t="zz"><v>345</v>', xml)
    put("unknown-cell-type.xlsx", changed(good, sheet, odd))
    number = lambda xml: re.sub(rb'(<c r="B3")[^>]*><v>345</v>', rb'\1 t="n"><v>3l5</v>', xml)
    put("bad-number.xlsx", changed(good, sheet, number))
    far = lambda xml: xml.replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')
    put("far-cell.xlsx", changed(good, sheet, far))
    strings = "xl/sharedStrings.xml"
    put("huge-count.xlsx", changed(good, strings, lambda xml: re.sub(rb'uniqueCount="\d+"', b'uniqueCount="99999999999999"', xml)))
    put("wrong-string.xlsx", changed(good, sheet, lambda xml: xml.replace(b't="s"><v>0</v>', b't="s"><v>zero</v>', 1)))
    shared = lambda xml: re.sub(rb'<v>345</v>', b'<f t="shared" ref="B3:B4" si="4294967294">A1</f><v>345</v>', xml)
    put("huge-shared-index.xlsx", changed(good, sheet, shared))
    cut = lambda xml: xml[: xml.index(b"<v>345") + 4]
    put("cut-sheet.xlsx", changed(good, sheet, cut))
    names = (b'<definedNames><definedName name="dv">\'S\xe1\xbb\x91 li\xe1\xbb\x87u\'!$B$2</definedName>'
             b'<definedName name="dv" localSheetId="1">\'Ho\xe1\xba\xa1t \xc4\x91\xe1\xbb\x99ng\'!$A$1</definedName></definedNames>')
    scope = lambda xml: xml.replace(b"<definedNames />", b"").replace(b"</sheets>", b"</sheets>" + names)
    put("names-with-scope.xlsx", changed(good, "xl/workbook.xml", scope))
    hidden = lambda xml: xml.replace(b'<row r="3"', b'<row r="3" hidden="1"')
    put("hidden-row.xlsx", changed(good, sheet, hidden))
    doctype = lambda xml: xml.replace(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "aaaaaaaa">]><worksheet', 1)
    put("doctype.xlsx", changed(good, sheet, doctype))
    epoch = lambda xml: re.sub(rb"<workbookPr[^>]*/>", b'<workbookPr date1904="1"/>', xml)
    put("date-1904.xlsx", dated(epoch))
    put("strict.xlsx", strict(good))
    put("velvet.xlsx", encrypted(good, "VelvetSweatshop"))
    put("password.xlsx", encrypted(good, "mat-khau-2020"))
    put("bomb.xlsx", changed(good, "xl/styles.xml", lambda xml: xml + b" " * (8 << 20)))


def strict(data):
    """The same workbook as «Strict Open XML» names its parts, with a date as ISO writes it."""
    pairs = [
        (b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"),
        (b"http://schemas.openxmlformats.org/officeDocument/2006/relationships", b"http://purl.oclc.org/ooxml/officeDocument/relationships"),
    ]
    members = parts(data)
    for name, content in members.items():
        for old, new in pairs:
            content = content.replace(old, new)
        members[name] = content
    members["xl/worksheets/sheet1.xml"] = re.sub(
        rb'(<c r="B4")[^>]*><v>6</v>', rb'\1 t="d"><v>2020-03-28T00:00:00</v>', members["xl/worksheets/sheet1.xml"]
    )
    return pack(members.items())


def dated(change):
    import datetime

    book = openpyxl.load_workbook(io.BytesIO(base()))
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active["B2"] = datetime.datetime(2020, 3, 28)
    out = io.BytesIO()
    book.save(out)
    return pack(parts(out.getvalue()).items())


if __name__ == "__main__":
    main()
