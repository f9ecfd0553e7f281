"""What is known in public of Kazakhstan's referendums, as electoral rules with sources.

`turkpa/rules.txt` is the source: one fact a line, in our own words, with where it can
be read. The rules cite all its lines; what no line says, they do not say.
"""

import re

from django.db import transaction

from orkhon.accounts.models import User
from orkhon.engines.merkle.entry import JSON
from orkhon.observation.actions.rules import NewRules, add_rules
from orkhon.observation.models import ElectoralRules
from orkhon.record.actions import cite, keep_source
from orkhon.register.models import Country
from orkhon.sample.public_facts import FOLDER

NAME = "Kazakhstan, referendum, since the law of May 2022"
CONFIGURATION: dict[str, JSON] = {
    "ballot classes": ["for", "against", "invalid", "valid but not counted"],
    "took part": "for + against + invalid + valid but not counted",
    "held when": "more than half of those entitled took part",
    "adopted in 2022 by": "majority of voters in at least two thirds of the regions",
    "ballots printed": "voters on the lists and one in a hundred more, rounded down",
    "results published within days": 7,
    "names of observers due": "18:00 on the 6th calendar day before the vote",
    "boxes checked": "30 minutes before voting begins",
    "request for voting at home": "in writing, 12 hours before",
    "count": "from 20:00 without a break, 12 hours at most",
}
_LINES = re.compile(r"^R01 .+^R10 [^\n]+", re.MULTILINE | re.DOTALL)


@transaction.atomic
def load(by: User) -> ElectoralRules:
    """Enter the rules, once."""
    country = Country.objects.get(code="KZ")
    known = ElectoralRules.objects.filter(country=country, name=NAME).first()
    if known is not None:
        return known
    data = (FOLDER / "rules.txt").read_bytes()
    source, _is_new = keep_source(
        data,
        filename="kazakhstan-referendum-rules.txt",
        media_type="text/plain",
        text=data.decode("utf-8"),
        language="en",
        by=by,
        title="Public facts of referendums in Kazakhstan",
    )
    lines = _LINES.search(source.text)
    if lines is None:
        raise ValueError("rules.txt has no lines R01 to R10")
    return add_rules(
        NewRules(
            country=country,
            vote_kind="referendum",
            name=NAME,
            configuration=CONFIGURATION,
            from_on="2022-05",
            legal_reference="Law on the referendum, article 31(2), and the election law",
            citation=cite(source, start=lines.start(), end=lines.end(), by=by),
        ),
        by=by,
    )
