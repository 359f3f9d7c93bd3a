#!/usr/bin/python3
"""make_legacy.py: small workbooks of the old formats, beside this file, saved by LibreOffice.

legacy.xls, legacy.ods               a sound workbook: texts, figures, a date, an error, a formula, names on a sheet with a
                                     space, a hidden sheet, a hidden row
legacy-password.xls, .ods            the same behind the password «mat-khau-2020»
legacy-formula-without-result.ods    the same, the result of its formula taken out
Run by the python that has uno; openpyxl may belong to another, the `python3` of the path. Needs soffice.
"""
import datetime, os, pathlib, signal, subprocess, sys, tempfile, time, zipfile

HERE = pathlib.Path(__file__).resolve().parent
FILTER = {"xls": "MS Excel 97", "ods": "calc8"}


def source(path):
    import openpyxl
    from openpyxl.workbook.defined_name import DefinedName
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Biểu 1"
    for row in [["Nội dung", "Số lượng"], ["Hiến máu", 12], ["Trồng cây", 345.5], ["Ngày", datetime.date(2020, 3, 26)]]:
        sheet.append(row)
    sheet["A5"], sheet["B5"] = "Lỗi", "=NA()"
    sheet["A6"], sheet["B6"] = "Tổng", "=B2+B3"
    sheet["A7"], sheet["B7"] = "Chữ", '="a"&"b"'
    sheet["A8"], sheet["B8"] = "Đúng", True
    sheet["A9"], sheet["B9"] = "Ẩn", -7
    sheet["A10"] = "Dòng một\nDòng hai  &  <ba>"
    sheet["C10"] = "ô xa"
    sheet.row_dimensions[9].hidden = True
    hidden = book.create_sheet("Ẩn đi")
    hidden["A1"] = "ẩn"
    hidden.sheet_state = "hidden"
    book.defined_names["so_luong"] = DefinedName("so_luong", attr_text="'Biểu 1'!$B$2:$B$3")
    book.defined_names["mot_o"] = DefinedName("mot_o", attr_text="'Biểu 1'!$B$2")
    book.save(path)


def prop(name, value):
    from com.sun.star.beans import PropertyValue
    one = PropertyValue()
    one.Name, one.Value = name, value
    return one


def main():
    import uno
    with tempfile.TemporaryDirectory() as tmp:
        start = pathlib.Path(tmp) / "start.xlsx"
        subprocess.run(["python3", __file__, start], check=True)
        port = 20000 + os.getpid() % 20000
        office = subprocess.Popen(["soffice", f"-env:UserInstallation=file://{tmp}/profile", "--headless", "--norestore",
                                   f"--accept=socket,host=127.0.0.1,port={port};urp;"], start_new_session=True)
        try:
            local = uno.getComponentContext()
            resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
            for _ in range(60):
                try:
                    there = f"uno:socket,host=127.0.0.1,port={port};urp;StarOffice.ComponentContext"
                    context = resolver.resolve(there)
                    break
                except Exception:
                    time.sleep(0.5)
            desk = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
            book = desk.loadComponentFromURL(start.as_uri(), "_blank", 0, (prop("Hidden", True),))
            book.calculateAll()
            for kind, name in FILTER.items():
                book.storeToURL((HERE / f"legacy.{kind}").as_uri(), (prop("FilterName", name),))
                locked = (prop("FilterName", name), prop("Password", "mat-khau-2020"))
                book.storeToURL((HERE / f"legacy-password.{kind}").as_uri(), locked)
            book.close(True)
        finally:
            os.killpg(office.pid, signal.SIGTERM)
    without_result()


def without_result():
    with zipfile.ZipFile(HERE / "legacy.ods") as old, zipfile.ZipFile(HERE / "legacy-formula-without-result.ods", "w") as new:
        for part in old.infolist():
            data = old.read(part)
            if part.filename == "content.xml":
                text = data.decode()
                at = text.index('table:formula="of:=[.B2]+[.B3]"')
                end = text.index("</table:table-cell>", at)
                text = text[:at] + 'table:formula="of:=[.B2]+[.B3]">' + text[end:]
                data = text.encode()
            new.writestr(part, data)


source(sys.argv[1]) if len(sys.argv) > 1 else main()
