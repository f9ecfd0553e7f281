"""How English reports state contacts, promises, events, topics and chrome."""

from orkhon.engines.reports.lexicon.model import CommitmentCue, Format, FrameCue

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
        rf"\b{_HAS}received\b(?!\s+(?:support|information|a letter|an? (?:invitation|award|order|message)|the (?:award|order|letter)|detailed|training|education|votes?|wide|high|great|\d))",
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
        rf"\b{_HAS}(?:met|meets|meet){_ADV}(?:\s+(?:on\s+\w+|in\s+[A-ZÇĞİÖŞÜ]\w+|for talks|online|virtually|via [\w ]+?))*\s+(?:with\b|(?=the |an? |members?|observers|heads?|his|her|[A-ZÇĞİÖŞÜ]))",
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
        "meeting",
        r"\bmeetings? of (?!the (?:\w+ ){0,3}(?:commission|committee|council|board|bureau|group)\b)"
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
        rf"\b{_HAS}hosted?{_ADV}\s+(?=(?:the |an? )?(?:[\w-]+ ){{0,3}}(?:delegation|president|speaker|chairman|secretary|ambassador|minister|chairperson|mr|ms|head))",
        "host",
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
        rf"\b(?:at|during|in the course of|as part of|following|within) {_ADJ}(?:meetings?|talks|negotiations)\b",
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
        "call", r"\b(?:tele)?phoned\b|\bcalled (?=[A-Z])\b", "subject", "phone", 0.7
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
        r"\b(?:during|within|as part of|as a part of|in the framework of|within the framework of|in the course of|on the sidelines of|as part) (?:the |his |her |their |an? |[A-ZÇĞİÖŞÜ]\w+[’']s )?(?:[\w’'-]+ ){0,3}?(?:visit|trip)\b",
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
        rf"\b{_HAS}(?:took|taken|take|takes|taking) part in\s+(?:the|an?)?\s*(?:[\w()“”\"’'.-]+\s+){{0,10}}?(?:session|sitting|conference|summit|forum|assembly|congress|plenary|meeting|seminar|symposium|workshop|round ?table|event)\b",
        "subject",
        weight=0.8,
    ),
    FrameCue(
        "session",
        rf"\b{_HAS}(?:participated|participates|participate|participating|delivered an? (?:\w+ )?(?:speech|address|report|statement)|made a speech|spoke|speaks)\s+(?:in|at)\s+(?:the|an?)?\s*(?:[\w()“”\"’'.-]+\s+){{0,10}}?(?:session|sitting|conference|summit|forum|assembly|congress|plenary|meeting|seminar|symposium|workshop|round ?table|event)\b",
        "subject",
        weight=0.8,
    ),
    FrameCue(
        "session",
        r"\b(?:session|sitting|conference|summit|forum|congress|assembly|plenary(?: meeting)?|seminar|symposium|workshop|round ?table|hearings?)(?:\s+(?:of|on|for|dedicated|titled|themed)\s+[^.;]{0,140}?)?\s+(?:(?:has been |have been |was |were |is |are |is being |will be )(?:held|opened|convened|hosted|organi[sz]ed|launched)|took place|has taken place|(?:has )?(?:kicked off|begun|started|begins|began|got under ?way|ended|concluded|wrapped up|is underway|is under way|continues|continued))\b",
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

SPEECH = (
    r"\b(?:said|says|say|stated|noted|stressed|emphasi[sz]ed|underlined|underscored|"
    r"highlighted|added|told|thanked|congratulated|expressed|informed|briefed|"
    r"pointed|recalled|mentioned|spoke|commended|praised|hailed|welcomed|conveyed|"
    r"remarked|declared|announced|assured|reaffirmed|reiterated|proposed|invited|"
    r"wished|appreciated|drew|gave|shared|outlined|touched|discussed|described|"
    r"commented|extended|offered|confirmed|explained|believes|voiced|called|"
    r"made|presented|urged|considered|hoped|dwelled|lauded|acknowledged|marked|opened|"
    r"greeted|affirmed|requested|asked|suggested|pledged|promised|went on|continued|"
    r"addressed|delivered|answered|replied|elaborated|provided|reported|is confident|"
    r"was confident|also|attached|regards?|accepted|agreed|met|held|had|visited|"
    r"received|hosted|paid|left|arrived|attended|took part|participated|led|signed|will)\b",
)

ATTENDANCE = (
    r"\b(?:also )?(?:was|were) (?:also )?(?:attended|represented|accompanied|joined) by\b",
    r"\b(?:also )?(?:attended|took part|participated|was present|were present|joined|"
    r"are attending|is attending|were in attendance|were among)\b",
    r"\baccompanied by\b",
    r"\bin (?:attendance|the presence of)\b",
    r"\bwith the participation of\b",
    r"\b(?:delegation|group|mission) (?:includes?|included|consists? of|consisted of|"
    r"comprises?|comprised|was composed of)\b",
    r"\bbrought together\b|\bAttending\b|\bPresent at\b",
    r"\b(?:was|were) (?:welcomed|met|greeted|seen off) (?:at|by)\b",
)

MENTION_CUES = (
    r"\bmemory of(?: the)?\b",
    r"\banniversary of(?: the)?(?: birth| death)?(?: of)?\b",
    r"\binitiat(?:ed|ive|ives)(?: put forward)? (?:by|of)\b",
    r"\bput forward by\b",
    r"\bleadership of\b",
    r"\b(?:mausoleum|tomb|grave|monument|statue|bust|birthday|death|portrait|book|works|"
    r"poet|legacy|name|founder|founders|condolences over the (?:untimely )?death) (?:of|to)\b",
    r"\b(?:named after|dedicated to|speech(?:es)? of|address of|policy of|policies of|"
    r"course of|instructions? of|decree of|greetings? (?:of|from|to)|gratitude to|"
    r"regards to|thanks to|efforts of|meetings? (?:of|between) (?:presidents|the presidents|"
    r"leaders|the leaders|our presidents)|dialogue between|visits? of (?:president|the president)s?|"
    r"on behalf of|role of|merits of|friendship between|will of|spearheaded by)\b",
    r"\b(?:heads of state|presidents|leaders)\b",
    r"\baccording to\b",
    r"\breplac(?:ed|es|ing)\b|\bsucceed(?:ed|s|ing)\b|\bpredecessor\b|\bhis late\b",
    r"\bfounding father\b|\bnational leader\b|\bgreat leader\b",
)

AUTHOR_CUES = (
    r"\b(?:Author|Authors|Written by|Photos? by|Photos? credit|Photographer|Editor|"
    r"Reporter|Prepared by)\s*:?\s*$",
    r"\n\s*By\s*:?\s*$",
)

COLLECTIVES = (
    r"\b(?:the |both )(?:two )?(?:sides|parties|interlocutors|speakers|chairpersons|"
    r"parliamentarians|officials|delegations|heads of parliaments?|leaders)\b",
    r"\bboth (?:sides|parties|countries|parliaments)\b",
    r"\b(?:the )?two (?:sides|parties|parliaments|countries|institutions|organizations|"
    r"speakers|nations|assemblies|officials)\b",
    r"\bthey\b|\bthe (?:meeting )?participants\b|\bthose (?:attending|present)\b|\bthe two\b",
    r"\b(?:the )?member (?:states|parliaments|countries)\b",
)

_NOT = r"(?!not\b|n[’']t\b)"

COMMITMENTS = (
    CommitmentCue(
        "ready",
        r"\b(?:stands?|stood|is|are|was|were|be|remains?|remained) (?:also |always |fully |currently )?(?:ready|prepared|willing) (?:to|for)\b",
        rule="is ready to",
    ),
    CommitmentCue(
        "ready",
        r"\b(?:express(?:ed|es|ing)?|stat(?:ed|es|ing)|confirm(?:ed|s|ing)?|reaffirm(?:ed|s|ing)?|voic(?:ed|es|ing)|declar(?:ed|es|ing)|conveyed|noted|reiterated|underlined|emphasi[sz]ed|stressed|announced|highlighted|affirmed|underscored|demonstrated|showed|indicated)\s+(?:(?:his|her|its|their|the|full|own|mutual|[A-ZÇĞİÖŞÜ][\w’'-]+|side|sides|party|country|parliament|assembly|commitment|firm|strong|continued)[’']?s?\s+){0,6}(?:readiness|willingness|preparedness) (?:to|for)\b",
        rule="readiness to",
    ),
    CommitmentCue(
        "ready",
        r"(?<=\S)[’']s?\s+(?:full |firm )?(?:readiness|willingness) (?:to|for)\b|\b(?:his|her|its|their|the) (?:full |firm )?(?:readiness|willingness) (?:to|for)\b",
        rule="readiness to",
    ),
    CommitmentCue(
        "instructed",
        r"\b(?:instructed|tasked|ordered|charged|commissioned|mandated|entrusted)\s+(?:[^,.;]{2,80}?\s)(?:to|with)\b",
        rule="instructed to",
    ),
    CommitmentCue(
        "instructed",
        r"\b(?:was|were|has been|have been) (?:instructed|tasked|mandated|entrusted|ordered) (?:to|with)\b",
        rule="was instructed to",
    ),
    CommitmentCue(
        "instructed",
        r"\bgave (?:the |an? )?(?:\w+ )?(?:instructions?|orders?) (?:to|for|on)\b",
        rule="gave instructions to",
    ),
    CommitmentCue(
        "decided",
        r"\b(?:has |have |had )?(?:also )?(?:decided|resolved) (?:to|on|that)\b",
        rule="decided to",
    ),
    CommitmentCue(
        "decided",
        r"\bit was (?:also )?(?:decided|resolved) (?:to|that)\b",
        rule="it was decided",
    ),
    CommitmentCue(
        "decided",
        r"\b(?:a |the )?decisions? (?:was|were|has been|have been) (?:also )?(?:made|taken|adopted|reached)\s+(?:to|on|that|regarding)\b",
        rule="a decision was taken",
    ),
    CommitmentCue(
        "decided",
        r"\b(?:made|took|adopted) (?:a|the) decision (?:to|on|that)\b",
        rule="took a decision",
    ),
    CommitmentCue(
        "agreed",
        r"\b(?:has |have |had )?(?:also |further )?agreed (?:to|on|upon|in principle|that(?=[^.;]{0,120}\b(?:will|would|should|shall|be|to)\b))\b",
        rule="agreed to",
    ),
    CommitmentCue(
        "agreed",
        r"\bit was (?:also |further |mutually )?agreed (?:to|on|upon|that)\b",
        rule="it was agreed",
    ),
    CommitmentCue(
        "agreed",
        r"\b(?:an? |the )?(?:mutual |preliminary )?(?:agreements?|understanding|consensus) (?:was|were|has been|have been) (?:also )?(?:reached|achieved|made)\s+(?:to|on|that|regarding|in|between [^.;]{3,60}? (?:to|on))\b",
        rule="an agreement was reached",
    ),
    CommitmentCue(
        "agreed",
        r"\breached (?:an? |the )?(?:\w+ )?(?:agreement|understanding|consensus)s? (?:to|on|that|regarding|in)\b",
        rule="reached an agreement",
    ),
    CommitmentCue(
        "agreed",
        r"\b(?:undertook|undertakes|pledged|pledges|promised|promises|committed (?:himself|herself|itself|themselves)|vowed|assured (?:that|of|[^.;]{3,60}? that)|guaranteed)\s*(?:to|that|support|assistance|its|his|her|their)?\b",
        rule="pledged to",
    ),
    CommitmentCue(
        "agreed",
        r"\baccepted (?:the|an|this|his|her|their) (?:\w+ )?invitation\b",
        rule="accepted an invitation",
    ),
    CommitmentCue(
        "agreed",
        r"\binvitation (?:was|has been) (?:gladly |gratefully )?accepted\b",
        passive=True,
        rule="an invitation was accepted",
    ),
    CommitmentCue(
        "intends",
        r"\b(?:is|are|was|were) (?:also )?(?:planned|envisaged|scheduled|foreseen|slated)\b(?! to\b)",
        passive=True,
        rule="is planned",
    ),
    CommitmentCue(
        "intends",
        r"\bto be (?:held|organi[sz]ed|hosted|convened)\s+(?=(?:in|on|at|next|this|both)\b)",
        passive=True,
        rule="to be held",
    ),
    CommitmentCue(
        "intends",
        r"\b(?:plans?|planned|intends?|intended|aims|is going|are going|is planning|are planning|expects) to\b(?! be\b| take place)",
        rule="plans to",
    ),
    CommitmentCue(
        "intends",
        r"\b(?:express(?:ed|es|ing)?|stat(?:ed|ing)|confirm(?:ed|ing)|reaffirm(?:ed|ing)|voic(?:ed|ing)|announced|declared) (?:his|her|its|their|the|mutual) (?:mutual |firm |strong )?(?:intentions?|determination|resolve|plans?) (?:to|of|for)\b",
        rule="intention to",
    ),
    CommitmentCue(
        "intends",
        r"\b(?:is|are|was|were) (?:also )?(?:set|due|slated|expected|scheduled|about) to (?!be held|take place|be organi[sz]ed|host)",
        rule="is set to",
    ),
    CommitmentCue(
        "intends",
        r"\b(?:which |that )?(?:(?:is|are|was|were|has been|have been) )?(?:also )?(?:planned|scheduled|slated|set|due|expected|envisaged|proposed)(?: to be (?:held|organi[sz]ed|hosted|convened|signed|adopted)| to take place| for\b| to be\b)",
        passive=True,
        rule="is planned",
    ),
    CommitmentCue(
        "intends",
        r"\bwill (?:be held|take place|be organi[sz]ed|be hosted|be convened|be signed|be adopted|be launched|be opened)\b",
        passive=True,
        rule="will be held",
    ),
    CommitmentCue(
        "intends",
        rf"\b(?:will|would) {_NOT}(?:also |soon |shortly |continue to |actively )*(?=(?:participate|take part|observe|monitor|host|send|support|provide|visit|travel|sign|organi[sz]e|hold|attend|submit|deploy|continue|assist|join|open|establish|develop|implement|render|prepare|present|pay|assume|chair|arrive|meet|spare|make every|exert|do|work|help|examine|consider|study|address|launch|conduct|ensure|create|adopt|ratify|deliver|strive|promote|share|apply|host)\b)",
        rule="will",
    ),
)

HOPES = (
    r"\b(?:hop(?:es?|ed|ing)|wish(?:ed|es|ing)?|confiden(?:t|ce)|believ(?:es?|ed|ing)|"
    r"convictions?|convinced|belief|optimism|optimistic|trusts?|trusted|assurance|"
    r"possibility|prospects? (?:of|for)|opportunit\w+|sure that|would like|predict\w*|"
    r"expectations?)\b",
)

WANTS = (
    r"\b(?:desire|interest(?:ed)?|wants?|wanted|aspirations?|calls? (?:for|on|upon)|"
    r"called (?:for|on|upon)|urged|needs?|needed|should|must|importance|important|"
    r"advisable|necessary|necessity|proposed|suggested|proposal|asked|requested|"
    r"if|could|may|might)\b",
)

DONE = (
    r"\b(?:has|have|had) been (?:successfully |already |fully )?(?:completed|finali[sz]ed|fulfilled|implemented|submitted|concluded|accomplished|delivered|carried out|executed)\b",
    r"\b(?:was|were) (?:successfully |already |fully )(?:completed|finali[sz]ed|fulfilled|implemented|submitted|accomplished)\b",
    r"\b(?:was|were) (?:completed|finali[sz]ed|fulfilled|submitted|accomplished)\b",
    r"\b(?:has|have) (?:successfully |already |fully )?(?:completed|fulfilled|finali[sz]ed|submitted|accomplished)\b",
)

PAST_HABIT = (
    r"\b(?:last (?:year|month|week|autumn|spring|summer|winter|[A-Z]\w+)|previous(?:ly)?|earlier|"
    r"recall(?:ed|ing|s)?|reminded|in the past|years? ago|fondly|outcomes? of|results of|"
    r"return(?:ing|ed) from|reciprocal visits?|mutual visits|visits? by|past visits?|"
    r"future visits?|next visit|exchange of visits|recent visits?|memories of|"
    r"previous visit|importance of|his last|her last|their last|since the)\b",
)

REPORTED_CUES = (
    r"\b(?:said|noted|stressed|emphasi[sz]ed|recalled|informed|underlined|highlighted|"
    r"added|stated|mentioned|pointed|thanked|congratulated|commended|praised|hailed|"
    r"expressed|expressing|appreciated|underscored|reminded|told|touched|spoke|discussed|"
    r"outcomes|results|recalling|noting|stressing|thanking|gratitude|according to|"
    r"proposed|suggested|invited|importance|significance|initiative|idea|possibility|"
    r"described|considers?|considered|believes|announced|preparations?|remembered|"
    r"welcomed the|exchanged|before|ahead of|prior to|since|hoped|hope)\b",
)

ADDRESSED_CUES = (
    r"\b(?:thank(?:ed|ing|s)|congratulat(?:ed|ing|es)|inform(?:ed|ing|s)|brief(?:ed|ing|s)|told|"
    r"presented|invited|invites|welcom(?:ed|ing|es)|greet(?:ed|ing|s)|wish(?:ed|es|ing)|assured|"
    r"asked|awarded|gratitude to|appreciation to|conveyed to|extended to|"
    r"(?:meeting|meetings|talks|conversation|negotiations|together|along|discussion) with)\s+(?:(?:his|her|its|the|mr|ms|mrs|dr|h\.e|"
    r"counterpart|colleague|guest|newly|dear|heartily|warmly)\.?\s+)*$",
)

CLAUSE_ENDS = (
    r"\b(?:during which|noting that|stressing that|said that|noted that|that the|adding that|which|"
    r"where he|where she|following the|initiated by|implemented by|under the leadership|"
    r"on behalf of|instead of|according to|dedicated to|in memory of)\b",
)

DATE_BREAKS = (
    r"\b(?:held|scheduled|adopted|signed|approved|established|elections?|elected|which|that|"
    r"reports?|informs?|told|statement|anniversary|since|until|referendum|slated|born|"
    r"conducted|declared|upcoming|before|after|ahead of)\b",
)

NOT_PROMISED = (r"\b(?:elections?|referendum|vote|voting|polls|ballot)\b",)

RELATIVE_WORDS = (
    r"\b(?:who|whose)\b[^,.;]{0,70}$",
    r"\b(?:which|that|where)\s+(?:(?:has|have|had|is|are|was|were|will|also|recently|earlier|today)\s+)*$",
)

PLANNED_WORDS = (
    r"\b(?:will|would|decided to|agreed to|intends? to|plans?|to hold|to be|the next|is expected to|are expected to|is set to|are set to|is to|are to|plans to|is scheduled to|are scheduled to|is due to|scheduled|planned|to visit|to travel|upcoming|envisages)\b",
)

TOPIC_CUES = (
    r"\b(?:discuss(?:ed|es|ing)?|debated|tackled|considered|reviewed)\b(?!\s+(?:with|in|at|on|by|during)\b)(?:\s+(?:in detail|also|issues?|the issues?|matters?|topics?|questions?|a (?:wide )?range of issues|a number of issues|prospects for)\s+(?:of|related to|relating to|on|regarding|concerning|such as|including)\b)?",
    r"\b(?:exchanged?|exchanging|shared?) (?:of )?(?:views|opinions|ideas)\s+(?:on|about|regarding|over|concerning)\b",
    r"\bexchange of (?:views|opinions) (?:on|about|regarding|over|was held on|took place on)\b",
    r"\b(?:views|opinions) were (?:also )?exchanged (?:on|about|regarding|over)\b",
    r"\b(?:meeting|talks|discussions?|negotiations|conversation|session|visit|forum|conference|agenda)(?: also| further)? (?:focused|centered|centred|revolved|concentrated|touched) (?:on|upon|around)\b",
    r"\b(?:meeting|talks|discussions?|conversation|session)(?: also| further)? (?:addressed|covered|included|highlighted|tackled)\b",
    r"\b(?:touched (?:up)?on|dwelled on|focused on|talked about|spoke about)\b",
    r"\b(?:special|particular) attention was (?:also )?(?:paid|given|focused) (?:to|on)\b",
    r"\bpaid (?:special|particular) attention to\b",
    r"\bdetermined the prospects for\b",
)

EVENT_HEADS = frozenset(
    """session summit forum conference congress assembly meeting plenum symposium
    seminar workshop sitting referendum consultations festival exhibition convention games dialogue council""".split()
)

ORDINALS = {
    word: number
    for number, word in enumerate(
        """first second third fourth fifth sixth seventh eighth ninth tenth eleventh
        twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth
        nineteenth twentieth""".split(),
        start=1,
    )
} | {
    "twenty-first": 21,
    "twenty-second": 22,
    "twenty-third": 23,
    "twenty-fourth": 24,
    "twenty-fifth": 25,
    "thirtieth": 30,
    "fortieth": 40,
    "fiftieth": 50,
    "hundredth": 100,
}

ORDINAL_PATTERN = r"^(\d{1,3})(?:st|nd|rd|th)$"

NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        """one two three four five six seven eight nine ten eleven twelve thirteen
        fourteen fifteen sixteen seventeen eighteen nineteen twenty""".split(),
        start=1,
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "hundred": 100}

FIGURE_UNITS = frozenset(
    """observers observer organizations organisations countries states parliaments
    delegations delegates participants deputies mps parliamentarians members
    representatives voters citizens stations polling cities regions laws documents
    agreements laws experts journalists candidates parties missions states people
    senators lawmakers companies students projects""".split()
)

CHROME = (
    r"^\s*(?:photo(?:s|graph)?(?: credit)?s?|image|images|video|source|author|авторы?|автор|"
    r"tags?|related(?: news)?|popular|read also|read more|latest news|share(?: this)?|print|copy link|"
    r"subscribe|follow us|home|main page|go to the main site|news|comments?|views?|"
    r"tell a friend|currency rates|weather|all rights reserved|copyright|text to speech|"
    r"our telegram|foreign policy|domestic policy|politics|exclusive|local news|share on|font size)\s*(?:[:>|/].{0,160})?$",
    r"^\s*(?:photo(?: credit)?s?|image|images|source|pic(?:ture)?|video)\s*[:|/(].{0,200}$",
    r"^\s*\(?\s*(?:photo|photos)\s+by\b.{0,120}$",
    r"^\s*\([^()]*\b(?:press service|press-service|photo by)\b[^()]*\)\s*$",
    r"^\s*(?:vk|x|ok|facebook|twitter|telegram|whatsapp|instagram|youtube|linkedin|email)(?:[\s,|/]+(?:vk|x|ok|facebook|twitter|telegram|whatsapp|instagram|youtube|linkedin|email|news))*\s*$",
    r"^\s*[•>|*+-].{0,60}$",
    r"^\s*(?:usd|eur|rub|cny|gbp)/\w+.*$",
    r"^\s*\+?\d[\d\s+().:℃%-]*\s*$",
    r"^.{0,80}\bread more\s*$",
    r"^\s*(?:orphus|banner|баннер)\b.*$",
)

TAIL_CUES = (
    r"^\s*(?:earlier|previously|as (?:was |has been )?(?:previously |earlier )?reported|as reported(?: earlier)?|recall that|it should be recalled|"
    r"to recall|note that earlier|reportedly, earlier|as earlier reported|it was earlier reported|it was previously reported),?\s[^.]{0,80}?\b(?:report(?:ed|s|ing)?|informed|wrote|was reported|said)\b",
    r"^\s*(?:as (?:previously |earlier )?reported|as earlier reported|recall that|to recall|it was (?:earlier|previously) reported|earlier it was reported)\b",
    r"^\s*(?:related news|latest news|read also|read more|popular|новости по теме|share this)\b",
)

DIGEST_CUES = (
    r"^[^\n]{0,90}?\b(?:at|during|in) an? (?:[\w-]+ ){0,2}(?:meeting|talks|conversation) with\b",
    r"^\s*(?:at|during|in|in the course of) (?:the|an?|his|her|another|a separate) (?:[\w-]+ ){0,2}(?:meeting|talks|conversation|negotiations|talk) with\b",
    r"^\s*(?:on the same day|later(?: in the day| the same day)?|the same day|also|in addition|next|then|besides|subsequently|afterwards|separately|on \w+ \d+),? [^.]{0,160}?\b(?:met with|held (?:a )?(?:meetings?|talks) with|received|had a meeting with)\b",
    r"^\s*(?:[^.]{0,120}?)\balso (?:met with|held (?:a )?(?:meetings?|talks) with|received|had (?:a )?meetings? with)\b",
    r"^\s*discussing [^.]{0,200}?\bwith\b",
)

AGENCIES = frozenset(
    """kazinform qazinform azertac azertag trend tass interfax reuters kabar 24.kg akipress
    anadolu apa report azernews menafn uza dunyo xinhua sputnik afp ap bnews""".split()
)

REPORTED_BY = (
    r",?\s*(?:(?:the )?[A-Z][\w.]*(?: News Agency| News| Agency)?|[A-Z][\w.]*) (?:reports?|informs?|cites|has learnt|has learned|learnt|learned|quotes)\b[^.]*",
    r",?\s*(?:the press (?:service|office|and public relations department) of [^.]{3,80}|[\w’' -]{3,60} press[- ]service) (?:reports?|reported|informs?|informed|said|told \w+)\b[^.]*",
    r",?\s*(?:reports?|according to) (?:the )?[\w ]{0,30}press (?:service|office) of [^.]*",
)
