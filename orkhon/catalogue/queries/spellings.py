"""Other spellings of a word among those that are published, and words that are near."""

from rapidfuzz import fuzz, process

from orkhon.catalogue.intake.words import Form
from orkhon.catalogue.models import Word
from orkhon.engines.names import compare

SAME_WORD = 0.75
"""From here up another spelling is looked for as well; names are one from 0.5 up."""
MOST_SPELLINGS = 6
LOOKED_AT = 60
"""Words with the same consonants that are compared, the most frequent ones."""
FEWEST_BONES = 3
"""With fewer consonants words are alike that have nothing to do with one another."""

NEAR = 72.0
"""Of 100; from here up a word is near enough to be proposed (rapidfuzz’s ratio)."""
MOST_NEAR = 3
MOST_BONES = 20
"""Of a longer word nothing near is looked for."""
COMPARED = 400
CLASSES = "btksnlr"
"""The classes of consonants (`orkhon.engines.names`)."""


def other_spellings(form: Form) -> list[str]:
    """Skeletons of other spellings of the word, as Қозоғистон for Kazakhstan."""
    bones = form.bones
    if len(bones) < FEWEST_BONES:
        return []
    found: dict[str, float] = {}
    rows = Word.objects.filter(bones=bones).exclude(skeleton=form.skeleton)
    for skeleton, spelling in rows.order_by("-count").values_list(
        "skeleton", "spelling"
    )[:LOOKED_AT]:
        if skeleton.startswith(form.skeleton):
            continue
        alike = compare(form.spelling, spelling)
        if alike >= SAME_WORD:
            found[skeleton] = max(found.get(skeleton, 0.0), alike)
    return sorted(found, key=lambda one: (-found[one], one))[:MOST_SPELLINGS]


def near_words(form: Form) -> list[str]:
    """Words that are published and written nearly so, the nearest first."""
    bones = form.bones
    if len(bones) < FEWEST_BONES or len(bones) > MOST_BONES:
        return []
    rows = Word.objects.filter(bones__in=_one_apart(bones)).order_by("-count")
    known = dict(rows.values_list("skeleton", "spelling")[:COMPARED])
    found = process.extract(
        form.skeleton, known.keys(), scorer=fuzz.ratio, score_cutoff=NEAR,
        limit=MOST_NEAR,
    )  # fmt: skip
    return [known[skeleton] for skeleton, _score, _place in found]


def _one_apart(bones: str) -> set[str]:
    """The consonants, with one left out, put in or put for another."""
    cut = [(bones[:at], bones[at:]) for at in range(len(bones) + 1)]
    return {
        bones,
        *(before + after[1:] for before, after in cut if after),
        *(before + one + after for before, after in cut for one in CLASSES),
        *(
            before + one + after[1:]
            for before, after in cut
            if after
            for one in CLASSES
        ),
    }
