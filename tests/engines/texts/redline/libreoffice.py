"""Accept or reject all changes in LibreOffice itself."""

import shutil
import subprocess
from pathlib import Path

SOFFICE = shutil.which("soffice")
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC
 "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script"
 script:name="Module1" script:language="StarBasic">
Sub Settle(source, command, target)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  doc = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  helper = createUnoService("com.sun.star.frame.DispatchHelper")
  helper.executeDispatch(doc.CurrentController.Frame, command, "", 0, Array())
  Dim plain(1) As New com.sun.star.beans.PropertyValue
  plain(0).Name = "FilterName" : plain(0).Value = "Text (encoded)"
  plain(1).Name = "FilterOptions" : plain(1).Value = "UTF8,LF,,,"
  doc.storeToURL(target, plain())
  doc.close(True)
End Sub
</script:module>
"""


class Office:
    """A LibreOffice with a profile of its own, so that no other is disturbed."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._run("--terminate_after_init")
        # The first start fills the profile; the macro takes the empty module's place.
        module = home / "user/basic/Standard/Module1.xba"
        module.write_text(_MODULE, encoding="utf-8")

    def settle(self, source: Path, *, accept: bool) -> str:
        """The words of a file after the office accepted or rejected all."""
        verb = "Accept" if accept else "Reject"
        target = source.with_suffix(f".{verb}.txt")
        self._run(
            f'macro:///Standard.Module1.Settle("{source.as_uri()}",'
            f'".uno:{verb}AllTrackedChanges","{target.as_uri()}")'
        )
        return target.read_text(encoding="utf-8-sig")

    def _run(self, *given: str) -> None:
        subprocess.run(
            [
                str(SOFFICE),
                f"-env:UserInstallation={self._home.as_uri()}",
                "--headless",
                "--norestore",
                *given,
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
