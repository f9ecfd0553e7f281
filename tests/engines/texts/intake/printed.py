"""PDF files made for tests: lines at places, in a font that every reader has."""

import io

from pypdf import PdfReader, PdfWriter


def printed(*pages: list[tuple[int, int, str]], size: int = 10) -> bytes:
    """A PDF whose pages hold lines of Latin text at (points from left, from top)."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>")
    objects.append(
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>"
    )
    for n, lines in enumerate(pages):
        escaped = [
            (x, y, text.replace("(", "\\(").replace(")", "\\)")) for x, y, text in lines
        ]
        words = "".join(
            f"BT /F1 {size} Tf 1 0 0 1 {x} {800 - y} Tm ({text}) Tj ET\n"
            for x, y, text in escaped
        )
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * n} 0 R >>"
        )
        objects.append(f"<< /Length {len(words)} >>\nstream\n{words}endstream")
    file, places = b"%PDF-1.4\n", []
    for n, one in enumerate(objects, 1):
        places.append(len(file))
        file += f"{n} 0 obj\n{one}\nendobj\n".encode("cp1252")
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    table = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{rows}"
    end = f"trailer << /Root 1 0 R /Size {len(places) + 1} >>\nstartxref\n{len(file)}\n"
    return file + f"{table}{end}%%EOF\n".encode()


def column(*lines: str, left: int = 50, top: int = 50) -> list[tuple[int, int, str]]:
    """Lines one below the other."""
    return [(left, top + 12 * n, line) for n, line in enumerate(lines)]


def locked(data: bytes, password: str) -> bytes:
    """The PDF, encrypted for this password of its readers."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt(password, "owner", algorithm="AES-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()
