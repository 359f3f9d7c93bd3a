#!/usr/bin/python3
"""fill_lo.py JOBS.json: fills workbooks by LibreOffice and saves them as .xlsx.

JOBS.json: [{"in": path, "out": path, "cells": [{"sheet": s, "cell": "C10", "number": 2} or {…, "text": "14/3"}]}]
Needs soffice and python3-uno. The sheets stay protected: input cells are unlocked.
"""
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue


def prop(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def url(path):
    return uno.systemPathToFileUrl(str(pathlib.Path(path).resolve()))


def connect(port):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(120):
        try:
            return resolver.resolve(f"uno:socket,host=127.0.0.1,port={port};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.5)
    raise SystemExit("soffice does not answer")


def fill(desktop, job):
    document = desktop.loadComponentFromURL(url(job["in"]), "_blank", 0, (prop("Hidden", True),))
    try:
        for entry in job["cells"]:
            cell = document.Sheets.getByName(entry["sheet"]).getCellRangeByName(entry["cell"])
            if "number" in entry:
                cell.setValue(entry["number"])
            else:
                cell.setString(entry["text"])
        document.calculateAll()
        document.storeToURL(url(job["out"]), (prop("FilterName", "Calc MS Excel 2007 XML"),))
    finally:
        document.close(True)


def main(jobs):
    with tempfile.TemporaryDirectory() as profile:
        port = 20000 + os.getpid() % 20000
        command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore", "--nologo"]
        command.append(f"--accept=socket,host=127.0.0.1,port={port};urp;")
        office = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        try:
            context = connect(port)
            desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
            for job in jobs:
                fill(desktop, job)
        finally:
            os.killpg(office.pid, signal.SIGTERM)
            office.wait()


main(json.load(open(sys.argv[1], encoding="utf8")))
