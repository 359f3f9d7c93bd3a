"""Makes merged.xlsx with openpyxl and the other files with LibreOffice: cells merged downwards and a comment.

    python3 make.py
"""

import subprocess
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment

FILTERS = {
    "ods": "ods",
    "xls": "xls:MS Excel 97",
    "html": "html:HTML (StarCalc)",
}


def main():
    here = Path(__file__).resolve().parent
    book = Workbook()
    sheet = book.active
    sheet.title = "Hoạt động"
    rows = [("Tên", "Ngày", "Số người", "Ghi"), ("Hiến máu", "14/3/2020", 30, "a"), ("Nhặt rác", None, None, None)]
    for row in rows + [("Thăm mẹ", None, 10, "b"), ("Về nguồn", "15/3/2020", 5, "c")]:
        sheet.append(row)
    # Over three rows; over two rows and two columns; over two columns only.
    for area in ("B2:B4", "C2:D3", "C5:D5"):
        sheet.merge_cells(area)
    sheet["A4"].comment = Comment("Số đến 25/3,\nchưa chốt <tạm>", "Người gửi")
    xlsx = here / "merged.xlsx"
    book.save(xlsx)
    for ending, name in FILTERS.items():
        subprocess.run(["soffice", "--headless", "--convert-to", name, "--outdir", here, xlsx], check=True)


main()
