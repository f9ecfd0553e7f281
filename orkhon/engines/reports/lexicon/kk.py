"""Kazakh: people, bodies, dates and the kind of contact, promises by plain cues."""

from orkhon.engines.reports.lexicon import kk_words as data
from orkhon.engines.reports.lexicon.given_names import CYRILLIC
from orkhon.engines.reports.lexicon.model import CommitmentCue, FrameCue, Lexicon
from orkhon.engines.reports.lexicon.translated import MEDIA_NAMES, words

_FRAMES = (
    FrameCue(
        "reception",
        r"(?<!заң )(?<!шешім )(?<!қаулы )(?<!декларация )\bқабылдады\b"
        r"|\bqabyldady\b",
        "host",
    ),
    FrameCue("reception", r"\bқабылдауында\s+болды\b", "passive"),
    FrameCue("meeting", r"\b(?:кездесті|жүздесті|жолықты|kezdesti|kezdesti)\b"),
    FrameCue(
        "meeting",
        r"\b(?:кездесу(?:лер|і)?|келіссөз(?:дер)?)\s+(?:өткізді|өтті|жүргізді|болды)\b",
    ),
    FrameCue(
        "meeting",
        r"\b(?:кездесу(?:де|дің|інде|лерде)?|келіссөздер(?:де)?)\s*(?:барысында|кезінде|"
        r"соңында)?\b",
        "nominal",
        weight=0.6,
    ),
    FrameCue(
        "call",
        r"\bтелефон\s+(?:арқылы|соғып)\s+(?:\w+\s+){0,2}?(?:сөйлесті|әңгімелесті|келіссөз)\w*"
        r"|\bтелефон(?:мен)?\s+(?:сөйлесті|әңгімелесу)\w*",
        "subject",
        "phone",
    ),
    FrameCue(
        "visit",
        r"\bсапар(?:мен)\s+(?:\w+\s+)?(?:келді|барды|аттанды|жүр)\b|\bсапары\s+басталды\b",
    ),
    FrameCue(
        "visit",
        r"\b(?:ресми|жұмыс|мемлекеттік|іс-)\s*сапар\w*|\bсапары?\s+(?:барысында|аясында)\b",
        "nominal",
        weight=0.55,
    ),
    FrameCue("visit", r"\bгүл\s+(?:шоғын\s+)?қойды\b", weight=0.5),
    FrameCue(
        "session",
        r"\b(?:отырыс|сессия|саммит|форум|конференция|ассамблея|жиын|съез|құрылтай)\w*\s+"
        r"(?:\w+\s+){0,3}?(?:қатысты|сөз\s+сөйледі|өтті|өткізді|төрағалық\s+етті|басталды|"
        r"ашты|ашылды)\b",
        weight=0.85,
    ),
    FrameCue(
        "observation",
        r"\b(?:сайлау|референдум)\w*\s+(?:\w+\s+){0,2}?(?:байқау|бақылау)\w*"
        r"|\bбайқаушылар\s+миссия\w*|\bбайқау(?:шы)?\s+миссия\w*",
        weight=0.6,
    ),
    FrameCue(
        "signing",
        r"\b(?:меморандум|келісім|хаттама|декларация|құжат|жоспар|шарт|мәлімдеме)\w*\s+"
        r"(?:\w+\s+){0,2}?қол\s+(?:қойды|қойылды|қойысты)\b|\bқол\s+қою\s+рәсім\w*",
        "nominal",
    ),
)

LEXICON = Lexicon(
    language="kk",
    verb_final=True,
    titles=words("мырза ханым"),
    titles_after=words("мырза ханым"),
    ranks=data.RANKS,
    rank_modifiers=words("бірінші орынбасары бұрынғы төтенше өкілетті тұрақты арнайы"),
    former_words=words("бұрынғы экс"),
    body_heads=data.BODY_HEADS,
    unit_heads=data.UNIT_HEADS,
    bodies=data.BODIES,
    places=data.PLACES,
    in_words=frozenset(),
    in_endings=("да", "де", "та", "те"),
    demonyms=data.DEMONYMS,
    not_names=data.NOT_NAMES | MEDIA_NAMES,
    ordinary_endings=("лық", "лік", "дық", "дік", "тық", "тік", "ының", "інің", "лары"),
    not_after_names=words("әуежайы мұражайы университеті сыйлығы орталығы көшесі"),
    given_names=CYRILLIC,
    particles=words("қызы оглы кызы уулу"),
    connectives=words("мен пен бен"),
    conjunctions=frozenset({"және", "мен", "пен", "бен"}),
    frames=_FRAMES,
    formats=(
        (r"\b(?:онлайн\w*|бейнеконференция\w*|бейнебайланыс\w*)\b", "online"),
        (r"\bтелефон\s+арқылы\b", "phone"),
    ),
    speech=(
        r"(?:айтты|деді|атап\s+өтті|мәлімдеді|жеткізді|білдірді|ұсынды|қосты|түсіндірді|"
        r"құттықтады|алғыс\s+айтты|тоқталды|баяндады|сөйледі|кездесті|қабылдады)\b",
    ),
    attendance=(r"\bқатысты\b|\bқатысуда\b|\bқұрамында\b",),
    reported_cues=(
        r"\b(?:атап\s+өтті|айтты|білдірді|мәлімдеді|жеткізді|еске\s+салды|баяндады)\b",
    ),
    mention_cues=(
        r"\b(?:бастамасымен|тапсырмасымен|атындағы|ескерткішіне|рухына)\s*$",
    ),
    author_cues=(r"\b(?:Сурет|Фото|Автор)\s*:?\s*$",),
    collectives=(r"\b(?:тараптар|екі\s+тарап|әңгімелесушілер)\b",),
    commitments=(
        CommitmentCue(
            "agreed",
            r"\b(?:келісті|уағдаласты|келісімге\s+келді)\b",
            "before",
            rule="agreed",
        ),
        CommitmentCue(
            "decided", r"\b(?:шешім\s+қабылдады|ұйғарды)\b", "before", rule="decided"
        ),
        CommitmentCue(
            "instructed",
            r"\bтапсырды\b|\bтапсырма\s+берді\b",
            "before",
            rule="instructed",
        ),
        CommitmentCue(
            "ready",
            r"\bдайын\s+(?:екен|болды|екендіг)\w*|\bдайындығын\w*",
            "before",
            rule="is ready to",
        ),
        CommitmentCue(
            "intends",
            r"\b(?:ниетті|жоспарлап\s+отыр|көздеп\s+отыр)\w*",
            "before",
            rule="intends",
        ),
    ),
    hopes=(r"\b(?:үміт\w*|сенім\s+білдірді|тіледі)\b",),
    past_habit=(r"\b(?:өткен\s+жылы|былтыр|бұған\s+дейін)\b",),
    ordinal_pattern=r"^(\d{1,3})-?(?:ші|шы|нші|ншы)$",
    event_heads=words(
        "отырысы отырысына саммиті саммитінің форумы сессиясы конференциясы"
    ),
    topic_cues=(r"\b(?:талқыланды|талқылады|сөз\s+болды|пікір\s+алмас\w+)\b",),
    chrome=(r"^\s*(?:Сурет|Фото|Дереккөз|Бөлісу)\b.{0,160}$",),
    tail_cues=(r"^\s*(?:Еске\s+сал|Айта\s+кет|Бұған\s+дейін)\w*\b",),
    reported_by=(r",?\s*деп\s+(?:хабарлайды|жазады|хабарлады)\b[^.]*",),
    agencies=words("қазақпарат kazinform казинформ"),
)
