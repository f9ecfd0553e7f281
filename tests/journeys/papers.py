"""Files as a reader takes them from a page, and the words in them."""

import io
import shutil
import subprocess
import zipfile

import pytest


def taken(page, link):
    """The name and the bytes behind a link that downloads."""
    with page.expect_download() as made:
        link.click()
    return made.value.suggested_filename, made.value.path().read_bytes()


def readable(name, data):
    """A file as text: of Word and zip what is inside, of PDF what it prints."""
    if name.endswith(".pdf"):
        if shutil.which("pdftotext") is None:
            pytest.skip("pdftotext is not here: apt-get install poppler-utils")
        done = subprocess.run(
            ["pdftotext", "-", "-"], input=data, capture_output=True, check=True
        )
        return done.stdout.decode()
    if name.endswith((".docx", ".zip")):
        with zipfile.ZipFile(io.BytesIO(data)) as inside:
            return "\n".join(
                readable(one, inside.read(one)) for one in inside.namelist()
            )
    return data.decode(errors="replace")
