"""How English reports state contacts: meetings, visits, sessions, calls."""

from orkhon.engines.reports.lexicon.model import Format, FrameCue

_ADV = r"(?:\s+(?:also|today|recently|personally|separately|earlier|jointly|then|further))?"
_HAS = r"(?:(?:has|have|had|will|is expected to|are expected to|is set to|is to)\s+)?"
_ADJ = (
    r"(?:(?:an?|the|several|bilateral|official|separate|working|brief|joint|"
    r"number of|series of|productive|two|three|high-level|one-on-one|"
    r"expanded|enlarged|narrow|informal|trilateral|formal|private|fruitful|"
    r"comprehensive|detailed|regular|next|first|second|third|online|virtual|"
    r"face-to-face|short|of|the|restricted|extended|individual|important|"
    r"parliamentary|important|various|many|some|extensive)\s+)*"
)

FRAMES = (
    # One side received the other
    FrameCue(
        "reception",
        rf"\b{_HAS}received\b(?!\s+(?:from\b|as\b|at\b|in\b(?! (?-i:[A-ZÇĞİÖŞÜ])\w+ (?:(?:the|an?)\b|(?-i:[A-ZÇĞİÖŞÜ])))|(?:an? |the )?(?:observer |member )?status|support|information|a letter|an? (?:invitation|award|order|message)|the (?:award|order|letter)|detailed|training|education|votes?|wide|high|great|\d))",
        "host",
    ),
    FrameCue("reception", r"\breceives\b", "host"),
    FrameCue(
        "reception", r"\b(?:was|were|has been|have been) received by\b", "passive"
    ),
    FrameCue(
        "reception",
        rf"\b{_HAS}accepted the (?:secretary|chairman|speaker|ambassador|delegation|president|minister)\b",
        "host",
        weight=0.7,
    ),
    FrameCue(
        "reception",
        r"\b(?:gave|hosted|held|attended|organi[sz]ed) an? (?:official |gala )?(?:reception|(?:official |working |gala )?(?:dinner|lunch|iftar))\b",
        "host",
        weight=0.7,
    ),
    FrameCue(
        "reception",
        r"\b(?:reception|official dinner|gala dinner) (?:was|is) (?:held|hosted|given|organi[sz]ed)\b",
        "nominal",
        weight=0.7,
    ),
    FrameCue("reception", r"\bcourtesy (?:call|visit)\b", "subject", weight=0.8),
    # Meetings
    FrameCue(
        "meeting",
        rf"\b{_HAS}(?:met|meets|meet){_ADV}(?:\s+(?:on\s+\w+|in\s+(?-i:[A-ZÇĞİÖŞÜ])\w+|for talks|online|virtually|via [\w ]+?))*\s+(?:with\b|(?=the |an? |members?|observers|heads?|his|her|(?-i:[A-ZÇĞİÖŞÜ])))",
        "subject",
    ),
    FrameCue(
        "meeting",
        r"\b(?:met|meet|meets) (?:in|at|on the (?:sidelines|margins))\b",
        "subject",
        weight=0.7,
    ),
    FrameCue(
        "meeting",
        rf"\b{_HAS}(?:held|hold|holds|had|having had|conducted|have){_ADV}\s+{_ADJ}(?:meetings?|talks|negotiations|conversations?|discussions|consultations)\b",
        "subject",
    ),
    FrameCue(
        "meeting",
        rf"\b(?:meetings?|talks|negotiations)\s+(?:was|were|has been|have been|is|are)?\s*{_ADJ}(?:held|took place|taken place|conducted)?\s*between\b",
        "between",
    ),
    FrameCue(
        "meeting",
        r"\b(?:meetings?|talks|negotiations) (?:(?:was|were|has been|have been) held|took place|has taken place|have taken place|came|happened)\b",
        "between",
    ),
    FrameCue(
        "observation",
        r"\b(?:conducted|carried out) (?:the |an? )?(?:[\w-]+ ){0,2}?(?:observation|monitoring)\b",
        "subject",
        weight=0.8,
    ),
    FrameCue(
        "session",
        r"\b(?:session|forum|summit|conference|congress|assembly|plenary)\b[^.;,]{0,80}? "
        r"(?:is|are) (?:scheduled|planned|slated|set|due|expected)\b",
        "subject",
        weight=0.8,
    ),
    FrameCue(
        "visit", r"\b(?:has |have )?called (?:at|on) the\b", "subject", weight=0.8
    ),
    FrameCue("session", r"(?-i:\bHeld) (?:in|at)\b", "nominal", weight=0.5),
    FrameCue(
        "meeting",
        r"\bengag(?:e|es|ed|ing) in (?:[\w-]+ ){0,4}(?:talks|dialogues?|discussions|consultations|negotiations) with\b",
        "subject",
    ),
    FrameCue(
        "meeting",
        r"\bdiscuss(?:ed|es) [^.;]{3,200}? with (?=the (?-i:[A-Z])|(?-i:[A-ZÇĞİÖŞÜ]))",
        "subject",
        weight=0.7,
    ),
    FrameCue(
        "session",
        r"\b(?:extraordinary|plenary|regular|solemn) (?:meeting|sitting|session)\b",
        "nominal",
        weight=0.4,
    ),
    FrameCue(
        "meeting",
        r"\bmeetings? of (?!the (?:\w+ )?assembly\b|the (?:\w+ ){0,3}(?:commission|committee|council|board|bureau|group)\b)"
        r"[^.;]{3,220}?\b(?:was held|were held|took place|has taken place|is being held)\b",
        "between",
        weight=0.8,
    ),
    FrameCue("meeting", r"\bthere was (?:held )?a meeting\b", "between"),
    FrameCue(
        "meeting",
        r"\b(?:as (?:he|she|they) (?:met|received|hosted)|(?:after|while|on|upon|following) (?:his |her |an? )?meeting)\b",
        "subject",
        weight=0.8,
        is_own=True,
    ),
    FrameCue(
        "meeting",
        rf"\b{_HAS}hosted?{_ADV}\s+(?!by\b)(?=(?:the |an? )?(?:[\w-]+ ){{0,3}}(?:delegation|president|speaker|chairman|secretary|ambassador|minister|chairperson|mr|ms|head))",
        "host",
        weight=0.8,
    ),
    FrameCue(
        "meeting",
        r"\bcalled on (?=(?:him|her|them)\b|(?:(?:his|her|its) (?:[\w-]+ ){0,2}counterpart|"
        r"(?:the )?(?:speaker|chairman|chairperson|president|prime minister|minister|"
        r"secretary))\b(?![^.;]{0,80}\bto (?!the\b)))",
        "subject",
        weight=0.8,
    ),
    FrameCue("meeting", r"\bhosts? (?:talks|(?:a )?meetings?) with\b", "host"),
    FrameCue(
        "meeting",
        rf"\b{_HAS}(?:welcomed|welcomes)\s+(?=(?:the |an? )?(?:[\w’'-]+ ){{0,4}}(?:delegation of|delegation led|delegation headed|president|speaker|chairman|secretary general|secretary-general|ambassador|minister|chairperson|mr\b|ms\b))",
        "host",
        weight=0.6,
    ),
    FrameCue(
        "meeting", r"\b(?:meetings?|talks|negotiations) with\b", "subject", weight=0.6
    ),
    FrameCue(
        "meeting", r"\b(?:came|come) together\b|\bgot together\b", "subject", weight=0.6
    ),
    FrameCue(
        "meeting",
        r"\bin the spotlight of the meeting between\b|\bthe meeting between\b",
        "between",
    ),
    FrameCue(
        "meeting",
        rf"\b(?:at|during|in|in the course of|as part of|following|within) {_ADJ}(?:meetings?|talks|negotiations)\b",
        "nominal",
        weight=0.6,
    ),
    FrameCue(
        "meeting",
        r"\b(?:the )?(?:meeting|talks|negotiations)(?: also| further)? (?:focused|addressed|discussed|touched|covered|was|were|revolved|dealt|considered|had|coincided|participants)\b",
        "nominal",
        weight=0.5,
    ),
    # Telephone
    FrameCue(
        "call",
        rf"\b{_HAS}(?:held|had|hold|made|received|place[d]?)\s+{_ADJ}(?:tele)?phone (?:call|conversation|talk)s?\b",
        "subject",
        "phone",
    ),
    FrameCue(
        "call",
        r"\b(?:telephone|phone) (?:call|conversation|talk)s?(?: (?:was|took|has|were|between|with|from)\b)",
        "between",
        "phone",
    ),
    FrameCue(
        "call",
        r"\b(?:tele)?phone (?:call|conversation|talk)s?\b(?! between the presidents)",
        "nominal",
        "phone",
        0.6,
    ),
    FrameCue(
        "call",
        r"\b(?:rang|ranged|called)\s+(?=(?:the |his |her )?(?:chair|speaker|president|counterpart|colleague))",
        "subject",
        "phone",
        0.7,
    ),
    FrameCue(
        "call",
        r"\b(?:spoke|talked|speaks|talks) (?:by|over|on) (?:the )?(?:tele)?phone\b",
        "subject",
        "phone",
    ),
    FrameCue(
        "call",
        r"\b(?:tele)?phoned\b|\bcalled (?=(?-i:[A-Z]))\b",
        "subject",
        "phone",
        0.7,
    ),
    FrameCue(
        "call",
        r"\bin an? (?:tele)?phone (?:call|conversation)\b",
        "subject",
        "phone",
        0.8,
    ),
    # Visits
    FrameCue(
        "visit",
        rf"\b{_HAS}(?:paid|pays|pay|paying|make|made|makes|making|undertook|undertake|embark(?:ed|s)? on|began|begin|begins|kick(?:ed|s) off|conclude[ds]?|completed|start(?:ed|s)?)\s+(?:his|her|their|an?|the)?\s*(?:[\w-]+ ){{0,4}}(?:visit|trip|tour)\b",
        "subject",
    ),
    FrameCue(
        "visit",
        r"\b(?:(?:has|have|had) )?(?:arrived|arrives) (?:in|at|to|on)\b",
        "subject",
        weight=0.8,
    ),
    FrameCue(
        "visit",
        r"\b(?:is|are|was|were|be) (?:currently )?(?:on|paying) an? (?:[\w-]+ ){0,4}visit\b",
        "subject",
        weight=0.6,
    ),
    FrameCue(
        "visit", r"\bwill (?:travel|go|arrive|depart|leave)\b", "subject", weight=0.8
    ),
    FrameCue(
        "visit",
        r"\b(?:flew|flies|travell?ed|travels|departed|departs|set off|sets off|went) (?:to|for)\b(?= (?:the )?(?-i:[A-ZÇĞİÖŞÜ]))|\b(?:left|leaves) for\b",
        "subject",
        weight=0.7,
    ),
    FrameCue(
        "visit",
        r"\b(?:(?:has|have|had) )?(?:visited|visits|will visit|is visiting|are visiting|to visit)\s+(?!his|her|their|of)",
        "subject",
        weight=0.7,
    ),
    FrameCue(
        "visit",
        r"\b(?:official|working|state|friendly|study|return|introductory|first) visit\b",
        "nominal",
        weight=0.6,
    ),
    FrameCue("visit", r"\bvisit of\b", "nominal", weight=0.55),
    FrameCue(
        "visit",
        r"\b(?:during|within|as part of|as a part of|in the framework of|within the framework of|in the course of|on the sidelines of|as part) (?:the |his |her |their |an? |(?-i:[A-ZÇĞİÖŞÜ])\w+[’']s )?(?:[\w’'-]+ ){0,3}?(?:visit|trip)\b",
        "nominal",
        weight=0.5,
    ),
    FrameCue(
        "visit",
        r"\bpaid (?:a )?tribute\b|\blaid (?:a |the )?(?:wreaths?|flowers)\b|\btoured\b|\b(?:laying|lay) (?:of )?(?:wreaths?|flowers)\b|\bgot acquainted with\b|\bfamiliari[sz]ed (?:himself|herself|themselves)\b",
        "subject",
        weight=0.5,
    ),
    FrameCue("visit", r"\bvisit to\b", "nominal", weight=0.6),
    # Sessions
    FrameCue(
        "session",
        rf"\b{_HAS}(?:attended|attends|attend|addressed|addresses|address|chaired|chairs|opened|opens|moderated|co-chaired|presided over)\s+(?:(?:the|an?|today|opening(?: ceremony)? of|work of|plenary|of)\s+)*(?:[\w()“”\"’'.-]+\s+){{0,9}}?(?:session|sitting|conference|summit|forum|assembly|congress|plenary|meeting of|general assembly|seminar|symposium|workshop|round ?table|event|hearings?|ceremony)\b",
        "subject",
        weight=0.8,
    ),
    FrameCue(
        "session",
        rf"\b{_HAS}(?:took|taken|take|takes|taking) part in\s+(?:the|an?)?\s*(?:[\w()“”\"’'.-]+\s+){{0,10}}?(?:session|sitting|conference|summit|forum|assembly|congress|plenary|meeting(?= of)|seminar|symposium|workshop|round ?table|event)\b",
        "subject",
        weight=0.8,
    ),
    FrameCue(
        "session",
        rf"\b{_HAS}(?:participated|participates|participate|participating|delivered an? (?:\w+ )?(?:speech|address|report|statement)|made a speech|spoke|speaks)\s+(?:in|at)\s+(?:the|an?)?\s*(?:[\w()“”\"’'.-]+\s+){{0,10}}?(?:session|sitting|conference|summit|forum|assembly|congress|plenary|meeting(?= of)|seminar|symposium|workshop|round ?table|event)\b",
        "subject",
        weight=0.8,
    ),
    FrameCue(
        "session",
        r"\b(?:session|sitting|conference|summit|forum|congress|assembly|plenary(?: meeting)?|seminar|symposium|workshop|round ?table|hearings?)(?:\s+(?:of|on|for|dedicated|titled|entitled|themed)\s+[^.;]{0,140}?)?\s+(?:(?:has been |have been |was |were |is |are |is being |will be )(?:held|opened|convened|hosted|organi[sz]ed|launched)|took place|has taken place|(?:will )?takes? place|(?:has )?(?:kicked off|begun|started|begins|began|got under ?way|ended|concluded|wrapped up|is underway|is under way|continues|continued))\b",
        "nominal",
        weight=0.8,
    ),
    FrameCue(
        "session",
        rf"\b{_HAS}(?:held|hosted|convened|organi[sz]ed|hosts|holds)\s+(?:the|an?|its|their)?\s*(?:[\w()“”\"’'.-]+\s+){{0,6}}?(?:session|sitting|conference|summit|forum|congress|plenary|seminar|symposium|workshop|round ?table|hearings?)\b",
        "subject",
        weight=0.8,
    ),
    FrameCue(
        "session",
        r"\bmeeting of the (?:[\w’'-]+ ){0,4}?(?:council|commission|committee|bureau|working group|board|presidium|group|secretaries|heads)\b[^.;]{0,120}?\b(?:was held|took place|has taken place|is being held|was chaired|has been held|gets underway|convened|started|began|chaired)\b",
        "nominal",
        weight=0.8,
    ),
    FrameCue(
        "session",
        r"\bled an? (?:parliamentary )?delegation (?:at|to) the (?:[\w-]+ ){0,3}?(?:session|meeting|assembly|conference|forum)\b",
        "subject",
        weight=0.8,
    ),
    FrameCue(
        "session",
        r"\b(?:at|during|within|as part of|in) the (?:[\w’'.-]+ ){0,5}?(?:plenary session|plenary meeting|plenary|general assembly|sitting|session|conference|forum|summit)\b",
        "nominal",
        weight=0.45,
    ),
    # Observation
    FrameCue(
        "observation",
        r"\b(?:observed|monitored|observes|monitors|observing|monitoring|observe|monitor) (?:the )?(?:[\w’'-]+ ){0,6}?(?:elections?|referendum|voting|polling|vote|ballot|polls)\b",
        "subject",
        weight=0.8,
    ),
    FrameCue(
        "observation",
        r"\b(?:elections?|referendum) observation mission\b|\bobserver mission\b|\bobservation mission\b|\bmission of observers\b",
        "subject",
        weight=0.55,
    ),
    FrameCue(
        "observation",
        r"\bvisited (?:[\w-]+ ){0,4}polling stations?\b|\bpolling stations? visited\b",
        "subject",
        weight=0.9,
    ),
    # Signing
    FrameCue(
        "signing",
        rf"\b{_HAS}(?:signed|signs|inked|sign)\s+(?:an?|the|two|three|several)?\s*(?:[\w-]+ ){{0,5}}?(?:memorandum|memoranda|protocol|agreement|agreements|declaration|document|documents|roadmap|road map|statement|mou|cooperation plan|action plan|plan|communiqu[eé]|treaty)\b",
        "subject",
    ),
    FrameCue(
        "signing",
        r"\b(?:memorandum|memoranda|protocol|agreement|agreements|declaration|documents?|roadmap|road map|joint statement|mou|action plan|treaty)\b[^.;]{0,160}?\b(?:was|were|has been|have been|been) (?:also )?signed\b",
        "nominal",
    ),
    FrameCue(
        "signing",
        r"\bsigning (?:ceremony|of (?:the|an?) (?:[\w-]+ ){0,3}?(?:memorandum|protocol|agreement|declaration|document|roadmap|plan|statement))\b",
        "nominal",
        weight=0.7,
    ),
)

FORMATS: tuple[tuple[str, Format], ...] = (
    (
        r"\b(?:video ?conferenc\w*|video ?link|videocall|video call|video format|online|virtual(?:ly)?|via zoom|webinar|teleconference|remotely)\b",
        "online",
    ),
    (
        r"\b(?:tele)?phone (?:call|conversation|talks?)\b|\b(?:by|over the|over) (?:tele)?phone\b",
        "phone",
    ),
)
