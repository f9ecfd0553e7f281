"""Turkish: people, bodies, dates and the kind of contact, promises by plain cues."""

from orkhon.engines.reports.lexicon import tr_words as data
from orkhon.engines.reports.lexicon.given_names import TURKIC_LATIN
from orkhon.engines.reports.lexicon.model import CommitmentCue, FrameCue, Lexicon
from orkhon.engines.reports.lexicon.translated import MEDIA_NAMES, words

_FRAMES = (
    FrameCue(
        "reception",
        r"(?<!ilke )(?<!karar )(?<!yasa )\bkabul\s+(?:ett?i|etmişti|ediyor|edecek|eden)\b"
        r"(?!\w)",
        "host",
    ),
    FrameCue(
        "reception",
        r"\b(?:gerçekleşen|yapılan)\s+kabulde\b|\bkabulde\b",
        "nominal",
        weight=0.6,
    ),
    FrameCue(
        "reception",
        r"\btarafından\s+(?:\w+\s+)?kabul\s+edildi\b",
        "passive",
    ),
    FrameCue("meeting", r"\bgörüştü(?:ler)?\b|\bbir\s+araya\s+geldi(?:ler)?\b"),
    FrameCue(
        "meeting",
        r"\b(?:görüşme|toplantı|temas)(?:ler|lar)?\s*(?:gerçekleştirdi|yaptı|düzenledi)(?:ler)?\b",
    ),
    FrameCue(
        "meeting",
        r"\bgörüşme(?:de|nin|sinde|ler|lerde|sinin)?\b",
        "nominal",
        weight=0.6,
    ),
    FrameCue(
        "call",
        r"\btelefonda\s+görüştü\b|\btelefon\s+görüşmesi\s+(?:gerçekleştirdi|yaptı)\w*"
        r"|\btelefonla\s+görüştü\b|\btelefon\s+görüşmesi\w*",
        "subject",
        "phone",
    ),
    FrameCue("visit", r"\bziyaret\s+(?:etti|ediyor|edecek|etmek|gerçekleştirdi)\w*"),
    FrameCue(
        "visit",
        r"\b(?:resmî|resmi|çalışma)\s+ziyaret\w*|\bziyaret(?:i|inin|inde|te)\b",
        "nominal",
        weight=0.55,
    ),
    FrameCue("visit", r"\b(?:geldi|gitti|ulaştı)\b", weight=0.5),
    FrameCue(
        "session",
        r"\b(?:oturum|toplantı|zirve|konferans|forum|genel\s+kurul|kongre)\w*\s+(?:\w+\s+)?"
        r"(?:katıldı|konuştu|hitap\s+etti|başkanlık\s+etti|yapıldı|düzenlendi|başladı)\w*",
        weight=0.85,
    ),
    FrameCue(
        "observation",
        r"\b(?:seçim|referandum)\w*\s+(?:\w+\s+){0,2}?(?:gözlem\w*|izle\w+)"
        r"|\bgözlem\s+(?:heyeti|misyonu)\w*",
        weight=0.6,
    ),
    FrameCue(
        "signing",
        r"\b(?:mutabakat|anlaşma|protokol|bildiri|belge|beyanname|zapt)\w*\s+(?:\w+\s+){0,2}?"
        r"imzala(?:dı|ndı|mış)\w*|\bimza\s+tören\w*",
        "nominal",
    ),
)

LEXICON = Lexicon(
    language="tr",
    verb_final=True,
    titles=words("sayın"),
    titles_after=words("bey hanım"),
    ranks=data.RANKS,
    rank_modifiers=words("yardımcısı eski geçici yeni birinci"),
    former_words=words("eski önceki"),
    body_heads=data.BODY_HEADS,
    unit_heads=data.UNIT_HEADS,
    bodies=data.BODIES,
    places=data.PLACES,
    in_words=frozenset(),
    in_endings=("da", "de", "ta", "te"),
    demonyms=data.DEMONYMS,
    not_names=data.NOT_NAMES | MEDIA_NAMES,
    ordinary_endings=("ları", "leri", "lığı", "liği", "masında", "mesinde", "arasında"),
    not_after_names=words("havalimanı müzesi üniversitesi caddesi ödülü vakfı"),
    given_names=TURKIC_LATIN,
    particles=words("oğlu uulu"),
    connectives=words("ile"),
    conjunctions=frozenset({"ve", "ile"}),
    frames=_FRAMES,
    formats=(
        (
            r"\b(?:çevrim\s*içi|video\s*konferans\w*|internet\s+üzerinden|online)\b",
            "online",
        ),
        (r"\btelefon\w*\s+görüş\w+", "phone"),
    ),
    speech=(
        r"(?:söyledi|belirtti|vurguladı|ifade\s+etti|kaydetti|dedi|açıkladı|teşekkür\s+etti|"
        r"tebrik\s+etti|dile\s+getirdi|konuştu|aktardı|anlattı|görüştü|kabul\s+etti)\b",
    ),
    attendance=(r"\b(?:katıldı|eşlik\s+etti|yer\s+aldı|hazır\s+bulundu)\w*",),
    reported_cues=(
        r"\b(?:belirtti|söyledi|vurguladı|ifade\s+etti|kaydetti|hatırlattı|anımsattı|dile\s+getirdi)\b",
    ),
    mention_cues=(r"\b(?:anısına|adına|talimatıyla|liderliğinde)\s*$",),
    author_cues=(r"\b(?:Haber|Fotoğraf|Foto|Muhabir)\s*:?\s*$",),
    collectives=(r"\b(?:taraflar|iki\s+taraf|ikili)\b",),
    commitments=(
        CommitmentCue(
            "agreed",
            r"\b(?:anlaştı|mutabık\s+kaldı|mutabakata\s+vardı)\w*",
            "before",
            rule="agreed",
        ),
        CommitmentCue(
            "decided", r"\bkarar\s+(?:verdi|aldı|alındı)\w*", "before", rule="decided"
        ),
        CommitmentCue(
            "instructed", r"\btalimat\s+verdi\w*", "before", rule="instructed"
        ),
        CommitmentCue("ready", r"\bhazır\s+olduk?\w*", "before", rule="is ready to"),
        CommitmentCue(
            "intends",
            r"\b(?:planlıyor|hedefliyor|niyetinde)\w*",
            "before",
            rule="intends",
        ),
    ),
    hopes=(r"\b(?:umuyor|temenni\s+et\w+|diledi)\w*",),
    past_habit=(r"\b(?:geçen\s+yıl|daha\s+önce|hatırlattı)\b",),
    ordinal_pattern=r"^(\d{1,3})['’](?:inci|nci|üncü|uncu|ıncı)$",
    event_heads=words(
        "zirvesi zirve oturumu oturum toplantısı konferansı forumu kurulu"
    ),
    topic_cues=(r"\b(?:ele\s+alındı|görüşüldü|müzakere\s+edildi|değerlendirildi)\b",),
    chrome=(r"^\s*(?:Haber|Fotoğraf|Foto|Kaynak|Paylaş|İlgili\s+haberler)\b.{0,160}$",),
    reported_by=(r",?\s*\w+\s+(?:haberine|muhabirine)\s+göre\b",),
    agencies=words("aa anadolu ajansı trt iha dha igfa"),
)
