#!/usr/bin/python3
"""make.py: saves twelve filled sample reports anew by LibreOffice and openpyxl, beside this file.

Of each report in list.txt (number, round, file) it makes:
  NN.xlsx         saved by LibreOffice
  NN.xls, NN.ods  saved by LibreOffice
  NN-chain.xlsx   xlsx -> ods -> xls -> xlsx
  NN-chain.ods    xlsx -> ods -> xls -> ods
  NN-py.xlsx      saved by openpyxl
Needs soffice and openpyxl.
"""
import pathlib, shutil, subprocess, tempfile
import openpyxl

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
FILTER = {"xlsx": "xlsx:Calc MS Excel 2007 XML", "xls": "xls:MS Excel 97", "ods": "ods:calc8"}


def convert(files, kind, out, profile):
    out.mkdir(parents=True, exist_ok=True)
    subprocess.run(["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore", "--convert-to",
                    FILTER[kind], "--outdir", str(out), *map(str, files)], check=True, stdout=subprocess.DEVNULL)
    return [out / f"{f.stem}.{kind}" for f in files]


def main():
    rows = [line.split("\t") for line in (HERE / "list.txt").read_text(encoding="utf8").splitlines() if line]
    with tempfile.TemporaryDirectory() as tmp:
        tmp = pathlib.Path(tmp)
        profile = tmp / "profile"
        (tmp / "start").mkdir()
        start = []
        for number, sample, name in rows:
            source = ROOT / "samples" / sample / "inbox" / name
            start.append(pathlib.Path(shutil.copy(source, tmp / "start" / f"{number}.xlsx")))
            openpyxl.load_workbook(source).save(HERE / f"{number}-py.xlsx")
        once = {kind: convert(start, kind, tmp / "once", profile) for kind in FILTER}
        second = convert(once["ods"], "xls", tmp / "twice", profile)
        third = convert(second, "xlsx", tmp / "third", profile)
        fourth = convert(second, "ods", tmp / "third", profile)
        for file in sum(once.values(), []):
            shutil.copy(file, HERE / file.name)
        for file in third + fourth:
            shutil.copy(file, HERE / f"{file.stem}-chain{file.suffix}")


main()
