"""Kyrgyz: people, bodies, dates and the kind of contact, promises by plain cues."""

from orkhon.engines.reports.lexicon import ky_words as data
from orkhon.engines.reports.lexicon.given_names import CYRILLIC
from orkhon.engines.reports.lexicon.model import CommitmentCue, FrameCue, Lexicon
from orkhon.engines.reports.lexicon.translated import MEDIA_NAMES, words

_FRAMES = (
    FrameCue(
        "reception",
        r"(?<!мыйзам )(?<!чечим )(?<!токтом )\bкабыл\s+(?:алды|алган|алат)\b",
        "host",
    ),
    FrameCue("meeting", r"\b(?:жолугушту|жолукту|жолугушкан|кездешти)\b"),
    FrameCue(
        "meeting",
        r"\b(?:жолугушуу(?:лар|су)?|сүйлөшүү(?:лөр)?)(?:ну|нү|лөрдү|ларды)?\s+"
        r"(?:өткөрдү|өттү|жүргүздү|болду|өткөрүлдү)\b",
    ),
    FrameCue(
        "meeting",
        r"\b(?:жолугушуу?(?:да|нун|су|сунда)?|сүйлөшүүлөр(?:дүн|дө)?)\s*"
        r"(?:учурунда|жүрүшүндө|маалында)?\b",
        "nominal",
        weight=0.6,
    ),
    FrameCue(
        "call",
        r"\bтелефон\s+аркылуу\s+(?:\w+\s+){0,2}?(?:сүйлөш|байланыш|маектеш)\w*"
        r"|\bтелефондон\s+сүйлөш\w*",
        "subject",
        "phone",
    ),
    FrameCue(
        "visit",
        r"\bсапар\s+менен\s+(?:\w+\s+)?(?:келди|барды|учуп\s+кетти|жөнөп\s+кетти|келген)\b",
    ),
    FrameCue(
        "visit",
        r"\b(?:расмий|иш|жумушчу|мамлекеттик)\s+сапар\w*|\bсапар(?:ы|ынын|дын)?\s+алкагында\b",
        "nominal",
        weight=0.55,
    ),
    FrameCue("visit", r"\bгүлчамбар\s+койду\b|\bгүл\s+койду\b", weight=0.5),
    FrameCue(
        "session",
        r"\b(?:жыйын|сессия|саммит|форум|конференция|ассамблея|курултай)\w*\s+"
        r"(?:\w+\s+){0,3}?(?:катышты|катышып|сүйлөдү|өттү|өткөрүлдү|башталды|ачылды)\b",
        weight=0.85,
    ),
    FrameCue(
        "observation",
        r"\b(?:шайлоо|референдум)\w*\s+(?:\w+\s+){0,2}?байко\w*|\bбайкоочулар\s+миссия\w*"
        r"|\bбайкоо(?:чу)?\s+миссия\w*",
        weight=0.6,
    ),
    FrameCue(
        "signing",
        r"\b(?:меморандум|келишим|протокол|декларация|документ|билдирүү)\w*\s+"
        r"(?:\w+\s+){0,2}?кол\s+(?:коюлду|коюшту|койду|коюлган)\b",
        "nominal",
    ),
)

LEXICON = Lexicon(
    language="ky",
    verb_final=True,
    titles=words("мырза айым"),
    titles_after=words("мырза айым"),
    ranks=data.RANKS,
    rank_modifiers=words("биринчи мурдагы мурунку туруктуу атайын"),
    former_words=words("мурдагы мурунку экс"),
    body_heads=data.BODY_HEADS,
    unit_heads=data.UNIT_HEADS,
    bodies=data.BODIES,
    places=data.PLACES,
    in_words=frozenset(),
    in_endings=("да", "де", "та", "те", "до", "дө", "то", "тө"),
    demonyms=data.DEMONYMS,
    not_names=data.NOT_NAMES | MEDIA_NAMES,
    ordinary_endings=("лык", "лик", "луу", "лүү", "ынын", "инин", "лары", "лери"),
    not_after_names=words("аэропорту музейи университети сыйлыгы борбору көчөсү"),
    given_names=CYRILLIC,
    particles=words("уулу кызы оглы"),
    connectives=words("менен"),
    conjunctions=frozenset({"жана", "менен"}),
    frames=_FRAMES,
    formats=(
        (r"\b(?:онлайн\w*|видеоконференция\w*|видеобайланыш\w*)\b", "online"),
        (r"\bтелефон\s+аркылуу\b", "phone"),
    ),
    speech=(
        r"(?:айтты|деди|белгиледи|билдирди|баса\s+белгиледи|ыраазычылык\s+билдирди|"
        r"куттуктады|кошумчалады|токтолду|сүйлөдү|жолугушту|кабыл\s+алды)\b",
    ),
    attendance=(r"\bкатышты\b|\bкатышып\b|\bкурамында\b",),
    reported_cues=(
        r"\b(?:белгиледи|айтты|билдирди|маалымдады|эске\s+салды|баса\s+белгиледи)\b",
    ),
    mention_cues=(r"\b(?:демилгеси\s+менен|атындагы|эстелигине|бюстуна)\s*$",),
    author_cues=(r"\b(?:Сүрөт|Фото|Автор)\s*:?\s*$",),
    collectives=(r"\b(?:тараптар|эки\s+тарап)\b",),
    commitments=(
        CommitmentCue(
            "agreed",
            r"\b(?:макулдашты|келишти|макулдашышты)\b",
            "before",
            rule="agreed",
        ),
        CommitmentCue(
            "decided", r"\bчечим\s+(?:кабыл\s+алды|чыгарды)\b", "before", rule="decided"
        ),
        CommitmentCue(
            "instructed",
            r"\bтапшырды\b|\bтапшырма\s+берди\b",
            "before",
            rule="instructed",
        ),
        CommitmentCue(
            "ready", r"\bдаяр(?:\s+экен\w*|дыгын\w*)?\b", "before", rule="is ready to"
        ),
        CommitmentCue(
            "intends", r"\b(?:ниетте|пландап\s+жат)\w*", "before", rule="intends"
        ),
    ),
    hopes=(r"\b(?:үмүт\w*|ишеним\s+билдирди|каалады)\b",),
    past_habit=(r"\b(?:өткөн\s+жылы|былтыр|буга\s+чейин|мурдараак)\b",),
    ordinal_pattern=r"^(\d{1,3})-?(?:чи|чы|чу|чү|инчи)$",
    event_heads=words("жыйыны жыйынына саммити форуму сессиясы конференциясы"),
    topic_cues=(r"\b(?:талкууланды|талкуулашты|пикир\s+алмаш\w+)\b",),
    chrome=(r"^\s*(?:Сүрөт|Фото|Булак|Бөлүшүү)\b.{0,160}$",),
    tail_cues=(r"^\s*(?:Белгилей\s+кетсек|Эске\s+сал|Буга\s+чейин)\w*\b",),
    reported_by=(
        r"\b(?:Бул|бул)\s+тууралуу\s+[^.]*(?:кабарлады|билдирди|билдиришти)\b",
        r",?\s*деп\s+(?:кабарлайт|кабарлады|жазат)\b[^.]*",
    ),
    agencies=words("кабар азаттык акипресс"),
)
