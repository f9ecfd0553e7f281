"""English, the deepest of the languages that are read."""

from orkhon.engines.reports.lexicon import en_frames as frames
from orkhon.engines.reports.lexicon import en_people as people
from orkhon.engines.reports.lexicon.en_bodies import BODY_NAMES
from orkhon.engines.reports.lexicon.en_places import DEMONYMS, PLACES
from orkhon.engines.reports.lexicon.model import Lexicon

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
    given_names=people.GIVEN_NAMES,
    particles=people.PARTICLES,
    connectives=frozenset("of the for on to in at and & with".split()),
    conjunctions=frozenset({"and", "&", "as well as", "together with", "along with"}),
    frames=frames.FRAMES,
    formats=frames.FORMATS,
    speech=frames.SPEECH,
    attendance=frames.ATTENDANCE,
    mention_cues=frames.MENTION_CUES,
    author_cues=frames.AUTHOR_CUES,
    collectives=frames.COLLECTIVES,
    commitments=frames.COMMITMENTS,
    hopes=frames.HOPES,
    done=frames.DONE,
    past_habit=frames.PAST_HABIT,
    reported_cues=frames.REPORTED_CUES,
    addressed_cues=frames.ADDRESSED_CUES,
    clause_ends=frames.CLAUSE_ENDS,
    relative_words=frames.RELATIVE_WORDS,
    planned_words=frames.PLANNED_WORDS,
    ordinals=frames.ORDINALS,
    ordinal_pattern=frames.ORDINAL_PATTERN,
    event_heads=frames.EVENT_HEADS,
    topic_cues=frames.TOPIC_CUES,
    number_words=frames.NUMBER_WORDS,
    figure_units=frames.FIGURE_UNITS,
    chrome=frames.CHROME,
    tail_cues=frames.TAIL_CUES,
    digest_cues=frames.DIGEST_CUES,
    agencies=frames.AGENCIES,
    reported_by=frames.REPORTED_BY,
)
