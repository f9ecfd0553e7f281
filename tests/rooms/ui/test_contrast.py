"""Every contrast that tokens.css states is recomputed by the formula of WCAG 2.2.

Source: W3C, Web Content Accessibility Guidelines 2.2, definitions of relative
luminance and contrast ratio; 4.5 for text (1.4.3), 3 for shapes and borders (1.4.11).
"""

import re
from pathlib import Path

import pytest

import orkhon.ui

STATIC = Path(orkhon.ui.__file__).parent / "static" / "ui"
TEXT, SHAPE = 4.5, 3.0
TEXTS = [
    *(
        (ink, ground)
        for ink in ("ink", "ink-2", "ink-3")
        for ground in ("page", "sheet", "paper", "inset")
    ),
    *(
        (ink, ground)
        for ink in ("turquoise", "lichen", "cinnabar", "lapis")
        for ground in ("sheet", "paper")
    ),
    ("turquoise", "page"),
    ("turquoise-deep", "sheet"),
    ("turquoise-deep", "paper"),
    ("turquoise-deep", "turquoise-wash"),
    ("on-turquoise", "turquoise"),
    ("on-cinnabar", "cinnabar"),
    ("ink", "turquoise-wash"),
    ("ink", "lichen-wash"),
    ("ink", "cinnabar-wash"),
    ("ink", "lapis-wash"),
    ("ink-2", "lichen-wash"),
    ("lichen", "lichen-wash"),
    ("cinnabar", "cinnabar-wash"),
    ("lapis", "lapis-wash"),
    ("on-full", "full"),
    ("on-against", "against"),
    ("slab-ink", "slab"),
    ("slab-ink", "slab-2"),
    ("slab-ink-2", "slab"),
    ("slab-ink-2", "slab-2"),
    ("slab-turquoise", "slab"),
]
SHAPES = [
    *(
        (sign, ground)
        for sign in ("turquoise-sign", "lichen-sign", "cinnabar-sign")
        for ground in ("sheet", "paper")
    ),
    ("edge", "sheet"),
    ("edge", "paper"),
    ("focus", "page"),
    ("focus", "sheet"),
    ("focus", "paper"),
    ("slab-edge", "slab"),
    ("slab-edge", "slab-2"),
    ("slab-turquoise", "slab-2"),
]


def palettes():
    """The tokens of light, of dark by the device and of dark by hand."""
    css = re.sub(
        r"/\*.*?\*/",
        "",
        (STATIC / "tokens.css").read_text(encoding="utf-8"),
        flags=re.S,
    )
    blocks = re.findall(r"(:root[^{]*)\{([^}]*)\}", css)
    read = [
        dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", body)) for _, body in blocks
    ]
    light = read[0]
    return {
        "light": light,
        "dark by the device": light | read[1],
        "dark by hand": light | read[2],
    }


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_is_21_and_a_known_grey_4_54():
    # WCAG: black on white is 21; #767676 on white is the well-known 4.54.
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize("palette", palettes())
@pytest.mark.parametrize(("ink", "ground"), TEXTS)
def test_text_can_be_read(palette, ink, ground):
    tokens = palettes()[palette]
    assert contrast(tokens[ink], tokens[ground]) >= TEXT


@pytest.mark.parametrize("palette", palettes())
@pytest.mark.parametrize(("sign", "ground"), SHAPES)
def test_shapes_and_borders_can_be_seen(palette, sign, ground):
    tokens = palettes()[palette]
    assert contrast(tokens[sign], tokens[ground]) >= SHAPE


def test_dark_by_hand_is_dark_by_the_device():
    both = palettes()
    assert both["dark by hand"] == both["dark by the device"]


def test_a_ratio_noted_beside_a_colour_is_the_ratio():
    css = (STATIC / "tokens.css").read_text(encoding="utf-8")
    light = palettes()["light"]
    noted = re.findall(
        r"--([\w-]+): #[0-9a-f]{6};\s*/\*\s+(\d+\.\d)", css.split("@media")[0]
    )
    grounds = {
        "on-turquoise": "turquoise",
        "on-cinnabar": "cinnabar",
        "on-full": "full",
        "on-against": "against",
        "slab-ink": "slab",
        "slab-ink-2": "slab",
        "slab-edge": "slab",
        "slab-turquoise": "slab",
    }
    assert len(noted) >= 15
    for name, ratio in noted:
        ground = light[grounds.get(name, "sheet")]
        assert contrast(light[name], ground) == pytest.approx(float(ratio), abs=0.06), (
            name
        )


def test_no_colour_stands_outside_the_tokens():
    css = (STATIC / "orkhon.css").read_text(encoding="utf-8")
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[^{}]*;)|rgba?\(|hsla?\(", css) == []
