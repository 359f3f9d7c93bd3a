#!/usr/bin/python3
"""make_other.py: report 07 of list.txt as other programs hand it on, beside this file.

other-numbers.xlsx  as Apple Numbers exports it: names gone, hidden sheets gone, sheets renamed, a summary before them
other.html          as LibreOffice saves it as a web page
other.csv           its first sheet in columns
Needs soffice and openpyxl.
"""
import pathlib, shutil, subprocess, tempfile
import openpyxl

HERE = pathlib.Path(__file__).resolve().parent


def main():
    book = openpyxl.load_workbook(HERE / "07.xlsx")
    for name in list(book.defined_names):
        del book.defined_names[name]
    for sheet in list(book.worksheets):
        if sheet.sheet_state != "visible":
            del book[sheet.title]
        else:
            sheet.title = f"{sheet.title[:20]} - Table 1"
    summary = book.create_sheet("Export Summary", 0)
    summary["B3"] = "This document was exported from Numbers. Each table was converted to an Excel worksheet."
    book.save(HERE / "other-numbers.xlsx")
    with tempfile.TemporaryDirectory() as tmp:
        for kind in ["html:HTML (StarCalc)", "csv:Text - txt - csv (StarCalc):59,34,76,1"]:
            subprocess.run(["soffice", f"-env:UserInstallation=file://{tmp}/profile", "--headless", "--convert-to", kind,
                            "--outdir", tmp, str(HERE / "07.xlsx")], check=True, stdout=subprocess.DEVNULL)
            ending = kind.split(":")[0]
            shutil.copy(f"{tmp}/07.{ending}", HERE / f"other.{ending}")


main()
