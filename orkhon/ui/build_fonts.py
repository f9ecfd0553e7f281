"""Copy the two faces out of node_modules into the static files, and name them in CSS.

The few letters that the members' languages have beside the plain Latin and Russian ones
are in files of their own: a page in Turkish or Kazakh needs 5 kB of them and not the 85
with the letters of all of Europe, which come only when a name has one.

Run as `python -m orkhon.ui.build_fonts` after `npm ci`. Without it the pages use the
system's fonts that tokens.css names. What is written is never committed.
"""

import json
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset as subsets
from fontTools.ttLib import TTFont

SUBSETS = ("latin", "latin-ext", "cyrillic", "cyrillic-ext")
MEMBERS = {
    "latin-ext": "ƏəĞğİŞşŊŋɣŪū₼₸₺₽",
    "cyrillic-ext": "ӘәҒғҚқҢңӨөҮүҺһҲҳ",
}
"""Letters and money of the members' languages in a subset that has many others."""
STATIC = Path(__file__).resolve().parent / "static" / "ui"


class FontsMissing(ValueError):
    """A font package is not where npm puts it."""


@dataclass(frozen=True)
class Face:
    """One weight, or one range of weights, of one family."""

    package: str
    family: str
    weight: str
    file: str
    """Name of the file, `{subset}` in it."""


FACES = (
    Face(
        "@fontsource-variable/inter",
        "Inter Variable",
        "100 900",
        "inter-{subset}-wght-normal.woff2",
    ),
    *(
        Face(
            "@fontsource/noto-serif",
            "Noto Serif",
            weight,
            f"noto-serif-{{subset}}-{weight}-normal.woff2",
        )
        for weight in ("400", "500", "600")
    ),
)

# `optional`: a face that arrives late is used from the next page on, so that
# nothing moves under the eye of whoever reads.
RULE = """@font-face {{
  font-family: "{family}";
  font-style: normal;
  font-weight: {weight};
  font-display: optional;
  src: url("fonts/{file}") format("woff2");
  unicode-range: {letters};
}}
"""


def build(node_modules: Path, static: Path = STATIC) -> list[Path]:
    """Copy every subset of every face and write `fonts.css` and `light.css` beside them.

    Returns:
        The font files written.
    Raises:
        FontsMissing: a package or one of its files is not there; nothing is written.
    """
    rules, copies = [], []
    cuts: list[tuple[Path, Path, str]] = []
    for face in FACES:
        package = node_modules / face.package
        try:
            letters = json.loads((package / "unicode.json").read_text("utf-8"))
        except OSError as error:
            raise FontsMissing(f"{face.package} is not in {node_modules}") from error
        for subset in SUBSETS:
            name = face.file.format(subset=subset)
            source = package / "files" / name
            if not source.exists():
                raise FontsMissing(f"{face.package} has no {name}")
            copies.append((source, static / "fonts" / name))
            members = MEMBERS.get(subset, "")
            # No letter in two rules, as some are in the packages: while one file is
            # on its way a browser asks for the other.
            plain = letters[subset.removesuffix("-ext")] if members else ""
            rules.append(_rule(face, name, _without(letters[subset], plain, members)))
            if members:
                own = face.file.format(subset=f"{subset}-members")
                cuts.append((source, static / "fonts" / own, members))
                rules.append(_rule(face, own, _range(members)))
    (static / "fonts").mkdir(parents=True, exist_ok=True)
    for source, target in copies:
        shutil.copyfile(source, target)
    for source, target, wanted in cuts:
        _cut(source, target, wanted)
    (static / "fonts.css").write_text("\n".join(rules), encoding="utf-8")
    # The public record is read over slow lines: one weight of the serif does there.
    light = [one.replace("fonts/", "") for one in rules if _is_light(one)]
    (static / "fonts" / "light.css").write_text("\n".join(light), encoding="utf-8")
    return [*(target for _, target in copies), *(target for _, target, _ in cuts)]


def _is_light(rule: str) -> bool:
    return "font-weight: 500" not in rule and "font-weight: 600" not in rule


def _rule(face: Face, file: str, letters: str) -> str:
    return RULE.format(
        family=face.family, weight=face.weight, file=file, letters=letters
    )


def _range(letters: str) -> str:
    return ",".join(f"U+{ord(one):04X}" for one in sorted(letters))


def _without(ranges: str, plain: str, letters: str) -> str:
    """Ranges as style sheets write them, U+0100-02BA,U+2113, less what others have."""
    left = _codes(ranges) - _codes(plain) - {ord(one) for one in letters}
    starts = sorted(one for one in left if one - 1 not in left)
    ends = sorted(one for one in left if one + 1 not in left)
    return ",".join(
        f"U+{start:04X}" if start == end else f"U+{start:04X}-{end:04X}"
        for start, end in zip(starts, ends, strict=True)
    )


def _codes(ranges: str) -> set[int]:
    found: set[int] = set()
    for one in filter(None, ranges.split(",")):
        first, _, last = one.strip().removeprefix("U+").partition("-")
        found |= set(range(int(first, 16), int(last or first, 16) + 1))
    return found


def _cut(source: Path, target: Path, letters: str) -> None:
    """Write the part of a font that draws these letters."""
    font = TTFont(source)
    options = subsets.Options()
    options.flavor = "woff2"
    cutter = subsets.Subsetter(options)
    cutter.populate(unicodes=[ord(one) for one in letters])
    cutter.subset(font)
    font.flavor = "woff2"
    font.save(target)


def main() -> int:
    """Build from `node_modules` of the working directory, or of the one named."""
    node_modules = Path(sys.argv[1] if len(sys.argv) > 1 else "node_modules")
    try:
        written = build(node_modules)
    except FontsMissing as error:
        sys.stderr.write(f"Fonts were not built: {error}. Run npm ci first.\n")
        return 1
    size = sum(path.stat().st_size for path in written)
    sys.stdout.write(f"Fonts: {len(written)} files, {size // 1024} KiB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
