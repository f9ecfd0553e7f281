"""Build the XForms that the development server serves, into dev/forms/.

Orkhon's own forms come from their designs; every_control.md has one question of
each kind, for what our forms do not need today (lists, decimals, notes, media).

Run from the repository's root: .venv/bin/python observer-app/dev/forms.py
"""

import tempfile
from pathlib import Path

from pyxform.xls2xform import convert

from orkhon.observation.form_designs.protocols import protocol
from orkhon.observation.form_designs.workbook import xlsform

HERE = Path(__file__).parent
VERSION = "2026031401"
FORMS = ("opening", "voting", "closing", "counting", "tabulation", "incident")


def main() -> None:
    """Write one XML file a form."""
    target = HERE / "forms"
    target.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for form_id in FORMS:
            path = Path(folder) / f"{form_id}.xlsx"
            path.write_bytes(xlsform(form_id, version=VERSION, standard=True))
            (target / f"{form_id}.xml").write_text(convert(str(path)).xform, "utf-8")
        path = Path(folder) / "protocol.xlsx"
        lines = protocol("kazakhstan-referendum")
        path.write_bytes(xlsform("protocol", lines, version=VERSION, standard=True))
        (target / "protocol.xml").write_text(convert(str(path)).xform, "utf-8")
    sample = convert((HERE / "every_control.md").read_text("utf-8"))
    (target / "every_control.xml").write_text(sample.xform, "utf-8")


if __name__ == "__main__":
    main()
