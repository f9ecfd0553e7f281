"""Words of English reports around people, dates, events, topics and page furniture."""

from orkhon.engines.reports.lexicon.translated import words

SPEECH = (
    r"\b(?:[a-z]{3,}ed(?!\s+by\b)|said|says|say|stated|noted|stressed|emphasi[sz]ed|underlined|underscored|"
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
    r"\b(?:delegation|group|mission|party)(?: (?:that|which|of|at|from)\b[^,.;]{0,90})? (?:includes?|included|consists? of|consisted of|"
    r"comprises?|comprised|was composed of)\b",
    r"\bbrought together\b|\b(?:meeting|event|session)\b[^.;]{0,60}? gathered\b|\bAttending\b|\bPresent at\b",
    r"\b(?:was|were) (?:welcomed|met|greeted|seen off) (?:at|on arrival|by)\b",
    r"\bamong(?:st)? those (?:who|present|attending)\b",
)

MENTION_CUES = (
    r"\bmemory of(?: the)?\b",
    r"\banniversary of(?: the)?(?: birth| death)?(?: of)?\b",
    r"\binitiat(?:ed|ive|ives)(?: put forward)? (?:by|of)\b",
    r"\bput forward by\b",
    r"\bleadership of\b",
    r"\b(?:mausoleum|tomb|grave|monument|statue|bust|birthday|death|portrait|book|works|"
    r"poet|legacy|name|founder|founders|condolences over the (?:untimely )?death) (?:of|to)\b",
    r"\b(?:named after|dedicated to|speech(?:es)? of|address of|letter (?:of|from)|message (?:of|from)|policy of|policies of|"
    r"course of|instructions? of|decree of|greetings? (?:of|from|to)|(?:wishes|congratulations) (?:of|from)|gratitude to|"
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
    r"\bthey\b|\bthe (?:meeting )?participants\b|\bthose (?:attending|present)\b|\bparticipants\b|\bthe two\b",
    r"\b(?:the )?member (?:states|parliaments|countries)\b",
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
    r"outcomes|results|recalling|noting|stressing|thanking|gratitude|"
    r"proposed|suggested|invited|importance|significance|initiative|idea|possibility|"
    r"described|considers?|considered|believes|announced|preparations?|remembered|"
    r"welcomed the|exchanged|before|ahead of|prior to|since|hoped|hope)\b",
)

INVERTED_SPEECH = (
    r"[,”\"»]\s*(?:said|says|added|noted|stressed|stated|told|emphasi[sz]ed|concluded|"
    r"according to)\s+(?:the\s+)?(?:(?:mr|ms|mrs|dr|h\.e)\.?\s+)*$",
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

RELATIVE_WORDS = (
    r"\b(?:who|whose)\b(?!\s+(?:is|are|was|were)\s+(?:currently\s+|now\s+)?(?:in|on|at|visiting)\b[^,.;]*\s$)[^,.;]{0,70}$",
    r"\b(?:which|that|where)\s+(?:(?:has|have|had|is|are|was|were|will|also|recently|earlier|today)\s+)*$",
)

PLANNED_WORDS = (
    r"\b(?:will|would|decided to|agreed to|intends? to|plans?|to hold|to be|the next|is expected to|are expected to|is set to|are set to|is to|are to|plans to|is scheduled to|are scheduled to|is due to|scheduled|planned|slated|to visit|to travel|upcoming|envisages)\b",
    r"\bto (?=(?:take part|attend|participate)\b)",
)

PLAN_ENDS = (
    r"[^.;]{0,120}?\b(?:is|are) (?:also )?(?:planned|envisaged|expected|foreseen|scheduled|slated)\b",
)

BARE_VERBS = (r"(?:meet|hold|visit|attend|take part|participate|pay|address|sign)\b",)

VENUES = (
    r"\b(?:in|at)\s+(?:the\s+)?((?-i:(?:[A-ZÇĞİÖŞÜ][\w’'-]+\s+){1,4}(?:Palace|Monastery|"
    r"Complex|Hotel|Hall|Building|Cent(?:er|re)|Residence|House)))\b",
)

MEDIA_CUES = (
    r"\b(?:as (?:reported|quoted|cited|published) (?:by|in)|(?:citing|quoting|with reference to)"
    r"(?: a| the)?(?: newspaper| daily| website| channel)?|the (?:newspaper|daily|website|channel))"
    r"\s+(?:the\s+)?$",
)

MEDIA_VERBS = (r"\s*,?\s+(?:reports|informs|cites|quotes|has learn(?:t|ed)|writes)\b",)

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

EVENT_HEADS = words("""session summit forum conference congress assembly meeting plenum symposium
    seminar workshop sitting referendum consultations festival exhibition convention games dialogue council""")

ORDINALS = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
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
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ],
        start=1,
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "hundred": 100}

FIGURE_UNITS = words("""observers observer organizations organisations countries states parliaments
    delegations delegates participants deputies mps parliamentarians members
    representatives voters citizens stations polling cities regions laws documents
    agreements laws experts journalists candidates parties missions states people
    senators lawmakers companies students projects""")

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
    r"^\s*(?:to note|note that|for reference|background)\b",
    r"^\s*(?:earlier|previously|as (?:was |has been )?(?:previously |earlier )?reported(?! by\b)|as reported(?: earlier| previously)?(?! by\b)|recall that|it should be recalled|"
    r"to recall|note that earlier|reportedly, earlier|as earlier reported|it was earlier reported|it was previously reported),?\s[^.]{0,80}?\b(?:report(?:ed|s|ing)?|informed|wrote|was reported|said)\b",
    r"^\s*(?:as (?:previously |earlier )?reported|as earlier reported|recall that|to recall|it was (?:earlier|previously) reported|earlier it was reported)\b(?! by\b)",
    r"^\s*(?:related news|latest news|read also|read more|popular|новости по теме|share this)\b",
)

DIGEST_CUES = (
    r"^\s*(?:the|an?|another) (?:[\w-]+ )?(?:meeting|talks|conversation|negotiations) with\b",
    r"^(?!(?:he|she|they)\b)[^\n]{0,90}?\b(?:at|during|in) an? (?:[\w-]+ ){0,2}(?:meeting|talks|conversation) with\b",
    r"^\s*(?:at|during|in|in the course of) (?:the|an?|his|her|another|a separate) (?:[\w-]+ ){0,2}(?:meeting|talks|conversation|negotiations|talk) with\b",
    r"^\s*(?:on the same day|later(?: in the day| the same day)?|the same day|also|in addition|next|then|besides|subsequently|afterwards|separately|on \w+ \d+),? [^.]{0,160}?\b(?:met with|held (?:a )?(?:meetings?|talks) with|received|had a meeting with)\b",
    r"^\s*(?:[^.]{0,120}?)\balso (?:met with|held (?:a )?(?:meetings?|talks) with|received|had (?:a )?meetings? with)\b",
    r"^\s*discussing [^.]{0,200}?\bwith\b",
)

AGENCIES = words("""kazinform qazinform azertac azertag trend tass interfax reuters kabar 24.kg akipress
    anadolu apa report azernews menafn uza dunyo xinhua sputnik afp ap bnews""")

REPORTED_BY = (
    r",?\s*(?:(?:the )?[A-Z][\w.]*(?: News Agency| News| Agency)?|[A-Z][\w.]*) (?:reports?|informs?|cites|has learnt|has learned|learnt|learned|quotes)\b[^.]*",
    r",?\s*(?:the press (?:service|office|and public relations department) of [^.]{3,80}|[\w’' -]{3,60} press[- ]service) (?:reports?|reported|informs?|informed|said|told \w+)\b[^.]*",
    r",?\s*(?:reports?|according to) (?:the )?[\w ]{0,30}press (?:service|office) of [^.]*",
)
