"""Azerbaijani: people, bodies, dates and the kind of contact, promises by plain cues."""

from orkhon.engines.reports.lexicon import az_words as data
from orkhon.engines.reports.lexicon.given_names import TURKIC_LATIN
from orkhon.engines.reports.lexicon.model import CommitmentCue, FrameCue, Lexicon
from orkhon.engines.reports.lexicon.translated import MEDIA_NAMES, words

_FRAMES = (
    FrameCue(
        "reception",
        r"(?<!qanun )(?<!qərar )(?<!bəyannamə )\bqəbul\s+(?:edib(?:lər)?|etdi|etmişdir|"
        r"edəcək)\b",
        "host",
    ),
    FrameCue("reception", r"\btərəfindən\s+qəbul\s+(?:olunub|edilib)\b", "passive"),
    FrameCue(
        "meeting",
        r"\bgörüşüb(?:lər)?\b|\bgörüşdü(?:lər)?\b|\bgörüşmüşdür\b|\bbir\s+araya\s+gəlib\w*",
    ),
    FrameCue(
        "meeting",
        r"\b(?:görüş(?:ü|lər|ləri)?|danışıqlar)\s+(?:keçirib|aparıb|keçirilib|aparılıb|"
        r"baş\s+tutub|olub)(?:lər|lar)?\b",
    ),
    FrameCue("meeting", r"\bgörüş(?:də|ün|ündə|ünün|lərdə)\b", "nominal", weight=0.6),
    FrameCue(
        "call",
        r"\btelefon(?:la)?\s+(?:danışığı|söhbəti|əlaqəsi)?\s*(?:olub|aparıb|danışıb|"
        r"saxlayıb|zəng\s+edib)\w*|\btelefonla\s+danışıb\w*|\btelefon\s+(?:danışığı|söhbəti)\w*"
        r"|\b(?:ona|telefonla)\s+zəng\s+edib\w*",
        "subject",
        "phone",
    ),
    FrameCue(
        "visit",
        r"\bsəfər\s+edib\w*|\bsəfərə\s+(?:gəlib|gedib|yola\s+düşüb)\w*|\bziyarət\s+edib\w*",
    ),
    FrameCue(
        "visit",
        r"\b(?:rəsmi|işgüzar)\s+səfər\w*|\bsəfəri?\s+(?:çərçivəsində|zamanı)\b",
        "nominal",
        weight=0.6,
    ),
    FrameCue(
        "session",
        r"\b(?:iclas|sessiya|sammit|zirvə|konfrans|forum|assambleya|toplantı)\w*\s+"
        r"(?:\w+\s+){0,2}?(?:iştirak\s+ed|çıxış\s+ed|keçirilib|baş\s+tutub|açılıb|başlayıb)\w*",
        weight=0.85,
    ),
    FrameCue(
        "observation",
        r"\b(?:seçki|referendum)\w*\s+(?:\w+\s+){0,2}?müşahidə\w*|\bmüşahidə\s+missiya\w*",
        weight=0.6,
    ),
    FrameCue(
        "signing",
        r"\b(?:memorandum|saziş|protokol|bəyannamə|sənəd|bəyanat)\w*\s+(?:\w+\s+){0,2}?"
        r"imzala(?:yıb|nıb|yıblar|mış)\w*|\bimzalanma\s+mərasim\w*",
        "nominal",
    ),
)

LEXICON = Lexicon(
    language="az",
    verb_final=True,
    titles=words("cənab xanım hörmətli"),
    titles_after=words("müəllim xanım"),
    ranks=data.RANKS,
    rank_modifiers=words("birinci müavini müavin sabiq fövqəladə səlahiyyətli"),
    former_words=words("sabiq keçmiş"),
    body_heads=data.BODY_HEADS,
    unit_heads=data.UNIT_HEADS,
    bodies=data.BODIES,
    places=data.PLACES,
    in_words=frozenset(),
    in_endings=("da", "də"),
    demonyms=data.DEMONYMS,
    not_names=data.NOT_NAMES | MEDIA_NAMES,
    ordinary_endings=(
        "ların",
        "lərin",
        "ları",
        "ləri",
        "lığı",
        "liyi",
        "sının",
        "sinin",
    ),
    not_after_names=words("hava limanı muzeyi universiteti mükafatı fondu küçəsi"),
    given_names=TURKIC_LATIN,
    particles=words("oğlu qızı uulu"),
    connectives=words("ilə"),
    conjunctions=frozenset({"və", "ilə"}),
    frames=_FRAMES,
    formats=(
        (r"\b(?:videokonfrans\w*|onlayn|virtual|videobağlantı\w*)\b", "online"),
        (r"\btelefon\w*\s+(?:danış|söhbət|zəng)\w*", "phone"),
    ),
    speech=(
        r"(?:deyib|bildirib|vurğulayıb|qeyd\s+edib|söyləyib|təşəkkür\s+edib|təbrik\s+edib|"
        r"diqqətə\s+çatdırıb|toxunub|xatırladıb|əlavə\s+edib|danışıb|çıxış\s+edib|görüşüb|"
        r"qəbul\s+edib)\b",
    ),
    attendance=(r"\biştirak\s+edib\w*|\bmüşayiət\s+edib\w*",),
    reported_cues=(
        r"\b(?:deyib|bildirib|qeyd\s+edib|vurğulayıb|xatırladıb|söyləyib|toxunub)\b",
    ),
    mention_cues=(r"\b(?:xatirəsinə|tapşırığı\s+ilə|rəhbərliyi\s+ilə)\s*$",),
    author_cues=(r"\b(?:Foto|Müəllif)\s*:?\s*$",),
    collectives=(r"\b(?:tərəflər|hər\s+iki\s+tərəf|həmsöhbətlər)\b",),
    commitments=(
        CommitmentCue(
            "agreed", r"\b(?:razılaşıb|razılığa\s+gəlib)\w*", "before", rule="agreed"
        ),
        CommitmentCue(
            "decided", r"\bqərara\s+(?:alıb|gəlib)\w*", "before", rule="decided"
        ),
        CommitmentCue(
            "instructed",
            r"\btapşırıq\s+verib\w*|\btapşırıb\b",
            "before",
            rule="instructed",
        ),
        CommitmentCue("ready", r"\bhazır\s+old\w+", "before", rule="is ready to"),
        CommitmentCue(
            "intends", r"\b(?:planlaşdırır|niyyətində)\w*", "before", rule="intends"
        ),
    ),
    hopes=(r"\b(?:ümid\s+ed|arzulay|əminlik\s+ifadə)\w*",),
    past_habit=(r"\b(?:ötən\s+il|keçən\s+il|əvvəllər|xatırladıb)\b",),
    ordinal_pattern=r"^(\d{1,3})-?(?:ci|cı|cu|cü)$",
    event_heads=words(
        "iclası iclasında sessiyası sammiti sammitində zirvəsi konfransı forumu qurultayı"
    ),
    topic_cues=(
        r"\b(?:müzakirə\s+(?:edilib|olunub|ediblər)|fikir\s+mübadiləsi\s+aparılıb)\b",
    ),
    chrome=(r"^\s*(?:Foto|Mənbə|Paylaş|Siyasət|SİYASƏT)\b.{0,100}$",),
    reported_by=(
        r"\b[\w.]+\s+xəbər\s+verir(?:\s+ki)?\b,?",
        r"\b(?:Bu|bu)\s+barədə\s+[^.]*məlumat\s+verilib\b",
    ),
    agencies=words("azərtac apa trend report"),
)
