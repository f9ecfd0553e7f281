"""What is marked in a text against the record, on sentences labelled on paper.

    python -m benchmarks.claims

A mark is a claim that differs. The labels were written before the code was run; all
names are invented. A sentence's mark is right where its words are those labelled.
"""

import json
from decimal import Decimal
from pathlib import Path

from orkhon.press.intake.claims.model import Known, Spelling, Standing
from orkhon.press.intake.claims.reading import claims_of

DATA = Path(__file__).parent / "data" / "claims.jsonl"

RECORD = (
    Known(
        "1",
        "person",
        "Rustem Seitov",
        spellings=(
            Spelling("Rustem Seitov", "en"),
            Spelling("Рүстем Сейітов", "kk"),
            Spelling("Рустем Сеитов", "ru"),
        ),
        posts=(Spelling("Speaker of the sample parliament", "en"),),
    ),
    Known(
        "2",
        "person",
        "Aysel Qəmbərli",
        spellings=(Spelling("Aysel Qəmbərli", "az"),),
        posts=(Spelling("Secretary General", "en"),),
    ),
    Known(
        "3",
        "person",
        "Orhan Kayalı",
        spellings=(Spelling("Orhan Kayalı", "tr"),),
        posts=(Spelling("Deputy Speaker", "en"),),
    ),
    Known("4", "date", "3 March 2027", dates=("2027-03-03",)),
    Known("5", "place", "Baku", spellings=(Spelling("Baku", "en"),)),
    Known("6", "figure", "37 stations", value=Decimal(37), counts="polling stations"),
    Known("7", "figure", "15th session", value=Decimal(15), counts="session"),
    Known("8", "figure", "1246 observers", value=Decimal(1246), counts="observers"),
    Known("9", "promise", "comments by 30 June", dates=("2027-06-30",)),
)


def measured() -> tuple[int, int, int, list[str]]:
    """Right marks, wrong marks, missed ones, and what was wrong, sentence by sentence."""
    right = wrong = missed = 0
    told = []
    for line in DATA.read_text("utf-8").splitlines():
        row = json.loads(line)
        found = [
            one.words
            for one in claims_of(row["text"], row["language"], RECORD)
            if one.standing == Standing.DIFFERS
        ]
        labelled = list(row["differs"])
        hits = [one for one in found if any(_same(one, other) for other in labelled)]
        lacking = [one for one in labelled if not any(_same(one, f) for f in found)]
        right += len(hits)
        wrong += len(found) - len(hits)
        missed += len(lacking)
        if lacking or len(hits) != len(found):
            extra = [one for one in found if one not in hits]
            told.append(f"{row['text']}\n  missed {lacking}, wrongly marked {extra}")
    return right, wrong, missed, told


def _same(one: str, other: str) -> bool:
    """Whether one holds the other: a date's ending may stand outside the mark."""
    return one in other or other in one


def main() -> None:
    right, wrong, missed, told = measured()
    print(f"{right} right, {wrong} wrong, {missed} missed")
    print(
        f"precision {right / (right + wrong):.3f}, recall {right / (right + missed):.3f}"
    )
    for one in told:
        print(one)


if __name__ == "__main__":
    main()
