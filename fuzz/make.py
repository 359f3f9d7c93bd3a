#!/usr/bin/env python3
"""Makes the corpus of the fuzz loop again (fuzz/corpus/<target>/): one short filled report of the sample round, saved in
every format. Needs LibreOffice, and openpyxl and msoffcrypto-tool from PyPI. The mail of Outlook is made in Rust, by
examples/fuzz/outlook.rs.
"""
import base64
import io
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl
from msoffcrypto.format.ooxml import OOXMLFile

ROOT = Path(__file__).parent.parent
CORPUS = Path(__file__).parent / "corpus"
REPORT = ROOT / "samples/thang-thanh-nien-2020/inbox/bao cao nhanh/2020-W08/01 So Y te - TTN2020 bao cao nhanh.xlsx"
FIXED = (2020, 3, 28, 8, 0, 0)


def put(target, name, data):
    place = CORPUS / target
    place.mkdir(parents=True, exist_ok=True)
    (place / name).write_bytes(data)


def saved(kind, ending):
    """The report as LibreOffice saves it."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "form.xlsx"
        shutil.copy(REPORT, source)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        wanted = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", folder + "/out", str(source)]
        subprocess.run(wanted, check=True, capture_output=True)
        return next((Path(folder) / "out").glob("*." + ending)).read_bytes()


def sheet_xml():
    """The report as Excel 2003 writes it into one XML file."""
    book = openpyxl.load_workbook(io.BytesIO(REPORT.read_bytes()))
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    lines = ['<?xml version="1.0"?>', '<?mso-application progid="Excel.Sheet"?>', f'<Workbook xmlns="{space}" xmlns:ss="{space}">']
    for sheet in book:
        lines.append(f'<Worksheet ss:Name="{escape(sheet.title)}"><Table>')
        for number, row in enumerate(sheet.iter_rows(), 1):
            cells = [cell for cell in row if cell.value is not None]
            texts = "".join(
                f'<Cell ss:Index="{cell.column}"><Data ss:Type="{"Number" if isinstance(cell.value, (int, float)) else "String"}">'
                f"{escape(str(cell.value))}</Data></Cell>"
                for cell in cells
            )
            if cells:
                lines.append(f'<Row ss:Index="{number}">{texts}</Row>')
        lines.append("</Table></Worksheet>")
    return "\n".join([*lines, "</Workbook>", ""]).encode()


def pack(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name, FIXED), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def mail(attachment):
    lines = [
        "Received: from a.example.invalid by mx.example.invalid; Fri, 21 Feb 2020 09:15:00 +0700",
        "From: =?UTF-8?B?" + base64.b64encode("Đơn vị".encode()).decode() + "?= <don-vi@example.invalid>",
        "To: van-phong@example.invalid",
        "Date: Fri, 21 Feb 2020 09:14:00 +0700",
        "Subject: =?UTF-8?Q?B=C3=A1o_c=C3=A1o_nhanh?=",
        "MIME-Version: 1.0",
        'Content-Type: multipart/mixed; boundary="b"',
        "",
        "--b",
        "Content-Type: text/plain; charset=utf-8",
        "",
        "Kính gửi văn phòng.",
        "--b",
        'Content-Type: application/octet-stream; name="form.xlsx"',
        "Content-Transfer-Encoding: base64",
        'Content-Disposition: attachment; filename="form.xlsx"',
        "",
        base64.encodebytes(attachment).decode().replace("\n", "\r\n"),
        "--b--",
        "",
    ]
    return "\r\n".join(lines).encode()


def main():
    report = REPORT.read_bytes()
    put("xlsx", "form.xlsx", report)
    put("xlsx", "good.xlsx", (ROOT / "tests/workbooks/good.xlsx").read_bytes())
    put("xls", "form.xls", saved("xls:MS Excel 97", "xls"))
    put("ods", "form.ods", saved("ods", "ods"))
    put("xlsb", "good.xlsb", (ROOT / "tests/workbooks/good.xlsb").read_bytes())
    put("html", "form.html", saved("html:HTML (StarCalc)", "html"))
    put("sheet-xml", "form.xml", sheet_xml())
    put("csv", "form.csv", saved("csv:Text - txt - csv (StarCalc):59,34,76,1", "csv"))
    good = (ROOT / "tests/workbooks/good.xlsx").read_bytes()
    locked = io.BytesIO()
    OOXMLFile(io.BytesIO(good)).encrypt("VelvetSweatshop", locked)
    put("encrypted", "good.xlsx", locked.getvalue())
    put("zip", "good.zip", pack([("Báo cáo/01.xlsx", good), ("trong.zip", pack([("02.xlsx", good)]))]))
    put("eml", "mail.eml", mail(good))
    sheets = [name for name in zipfile.ZipFile(io.BytesIO(report)).namelist() if name.startswith("xl/worksheets/sheet")]
    for name in sheets:
        put("sheet", Path(name).name, zipfile.ZipFile(io.BytesIO(report)).read(name))
    place = CORPUS / "plan-xlsx/plan.xlsx"
    place.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["cargo", "run", "-q", "--", "plan", "convert", ROOT / "templates/bao-cao-thang", place], check=True)


if __name__ == "__main__":
    main()
