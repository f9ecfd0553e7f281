"""A law of 3,000 articles is read while a person waits."""

import time

from orkhon.engines.texts.citations import located
from tests.engines.texts.citations.law import law, one

SENTENCES = (
    "Осы Заңның {n}-бабының 2-тармағында көзделген жағдайларда сайлау комиссиясы 30 "
    "күн ішінде шешім қабылдайды және оны 3 және 7-баптарда белгіленген тәртіппен "
    "жариялайды. Шешімге осы баптың 1-тармағына сәйкес сотқа шағым жасалуы мүмкін."
)


def test_three_thousand_articles_take_under_three_seconds():
    articles = [
        one(
            "article",
            str(n),
            one("paragraph", "1", text=SENTENCES.format(n=n)),
            one("paragraph", "2"),
        )
        for n in range(1, 3001)
    ]
    text = law("kk", *articles)
    located(law("kk", articles[0]))  # the grammar is made once
    start = time.process_time()
    found = located(text)
    assert time.process_time() - start < 3.0
    assert len(found) == 3000 * 4
    assert all(one.target is not None for one in found)
