"""English, the deepest of the languages that are read."""

from orkhon.engines.reports.lexicon import en_frames as frames
from orkhon.engines.reports.lexicon import en_people as people
from orkhon.engines.reports.lexicon import en_promises as promises
from orkhon.engines.reports.lexicon import en_signs as signs
from orkhon.engines.reports.lexicon.en_bodies import BODY_NAMES
from orkhon.engines.reports.lexicon.en_places import DEMONYMS, PLACES
from orkhon.engines.reports.lexicon.given_names import TURKIC_LATIN
from orkhon.engines.reports.lexicon.model import Lexicon
from orkhon.engines.reports.lexicon.translated import words

LEXICON = Lexicon(
    language="en",
    titles=people.TITLES,
    ranks=people.RANKS,
    rank_modifiers=people.RANK_MODIFIERS,
    former_words=people.FORMER_WORDS,
    body_heads=people.BODY_HEADS,
    unit_heads=people.UNIT_HEADS,
    bodies=BODY_NAMES,
    places=PLACES,
    demonyms=DEMONYMS,
    not_names=people.NOT_NAMES,
    ordinary_endings=people.ORDINARY_ENDINGS,
    not_after_names=people.NOT_AFTER_NAMES,
    given_names=people.GIVEN_NAMES | TURKIC_LATIN,
    surname_endings=people.SURNAME_ENDINGS,
    particles=people.PARTICLES,
    connectives=words("of the for on to in at and & with from"),
    conjunctions=frozenset({"and", "&", "as well as", "together with", "along with"}),
    frames=frames.FRAMES,
    formats=frames.FORMATS,
    speech=signs.SPEECH,
    attendance=signs.ATTENDANCE,
    mention_cues=signs.MENTION_CUES,
    author_cues=signs.AUTHOR_CUES,
    collectives=signs.COLLECTIVES,
    commitments=promises.COMMITMENTS,
    hopes=promises.HOPES,
    wants=promises.WANTS,
    done=promises.DONE,
    past_habit=signs.PAST_HABIT,
    post_links=people.POST_LINKS,
    articles=frozenset({"the"}),
    possessives=words("his her its their"),
    represented=people.REPRESENTED,
    delegation_heads=people.DELEGATION_HEADS,
    affiliation=people.AFFILIATION,
    date_breaks=signs.DATE_BREAKS,
    not_promised=promises.NOT_PROMISED,
    seat_words=people.SEAT_WORDS,
    place_words=people.PLACE_WORDS,
    reported_cues=signs.REPORTED_CUES,
    inverted_speech=signs.INVERTED_SPEECH,
    addressed_cues=signs.ADDRESSED_CUES,
    clause_ends=signs.CLAUSE_ENDS,
    relative_words=signs.RELATIVE_WORDS,
    planned_words=signs.PLANNED_WORDS,
    plan_ends=signs.PLAN_ENDS,
    media_cues=signs.MEDIA_CUES,
    media_verbs=signs.MEDIA_VERBS,
    ordinals=signs.ORDINALS,
    ordinal_pattern=signs.ORDINAL_PATTERN,
    event_heads=signs.EVENT_HEADS,
    topic_cues=signs.TOPIC_CUES,
    number_words=signs.NUMBER_WORDS,
    figure_units=signs.FIGURE_UNITS,
    chrome=signs.CHROME,
    tail_cues=signs.TAIL_CUES,
    digest_cues=signs.DIGEST_CUES,
    agencies=signs.AGENCIES,
    reported_by=signs.REPORTED_BY,
)
