"""Words around people in English: titles, offices, and what is no name."""

from orkhon.engines.reports.lexicon.model import Rank
from orkhon.engines.reports.lexicon.translated import words

TITLES = words("""mr mr. ms ms. mrs mrs. miss dr dr. prof prof. professor h.e. h.e he. excellency
    his her honourable honorable hon. sir lord lady sheikh shaikh sheikha general
    colonel major gen. lt. ambassador academician datuk dato tan tun haji hajji imam
    mufti pasha bey""")

# key: singular forms; plural forms
_RANKS = """
chair: chairman, chairperson, chairwoman, chair, co-chair, co-chairman, co-chairperson, co-chairwoman, vice chair, vice chairman, vice-chairman, vice chairperson, vice-chair, vice-chairperson, deputy chair, deputy chairman, deputy chairperson, deputy chairwoman, chairman-in-office, chairperson-in-office, chair-in-office, chairwoman-in-office; chairmen, chairpersons, chairs, co-chairs, co-chairmen, co-chairpersons, vice chairs, vice chairmen, vice-chairs, vice-chairmen, vice-chairpersons, deputy chairs, deputy chairmen, deputy chairpersons
speaker: speaker, deputy speaker, vice speaker, vice-speaker, toraga, marshal; speakers, deputy speakers, vice speakers, vice-speakers
president: president, ex-president, vice president, vice-president, first vice president; presidents, vice presidents, vice-presidents
prime minister: prime minister, deputy prime minister, premier; prime ministers, deputy prime ministers
minister: minister, foreign minister, fm, deputy minister, vice minister, deputy foreign minister, defense minister, defence minister, interior minister, finance minister, culture minister, education minister, health minister, economy minister, justice minister, minister of foreign affairs, minister of state, state minister; ministers, deputy ministers, foreign ministers, vice ministers, deputy foreign ministers
secretary general: secretary general, secretary-general, deputy secretary general, deputy secretary-general, sec-gen, general secretary; secretaries general, secretaries-general, deputy secretaries general, deputy secretaries-general, deputy secretary generals
secretary: secretary, first secretary, second secretary, third secretary, state secretary, secretary of state, executive secretary, under-secretary-general, undersecretary; secretaries, executive secretaries
ambassador: ambassador, ambassador extraordinary and plenipotentiary, extraordinary and plenipotentiary ambassador, chargé d'affaires, charge d'affaires, consul general, consul, permanent representative, special representative, special envoy, high representative, counsellor, counselor, attaché, minister counsellor, envoy, charge d'affaires ad interim; ambassadors, consuls, permanent representatives, counsellors
head: head, deputy head, chief, deputy chief, leader, deputy leader, chief of staff, chief of protocol, co-head, party leader, group leader, head of the staff; heads, deputy heads, leaders, chiefs
director: director, deputy director, director general, director-general, general director, executive director, managing director, ceo, deputy director general, rector, vice-rector, manager, coordinator; directors, deputy directors, rectors, coordinators
member: member, mp, deputy, senator, member of parliament, lawmaker, parliamentarian, delegate, congressman, majilisman; members, mps, deputies, senators, members of parliament, lawmakers, parliamentarians, delegates, majilismen
observer: observer, observer mission head, rapporteur, ombudsman, ombudsperson; observers, rapporteurs
adviser: adviser, advisor, chief advisor, chief adviser, assistant, aide, consultant, deputy assistant, expert, research expert, specialist, researcher; advisers, advisors, assistants, experts, consultants
officer: officer, legal officer, public relations officer, representative, interpreter, protocol officer, commissioner, high commissioner, plenipotentiary, commander; officers, representatives, commissioners
spokesperson: spokesperson, spokesman, spokeswoman, press secretary, press chief, press officer; spokespersons
judge: judge, prosecutor general, chief justice, prosecutor, justice; judges
governor: governor, akim, mayor, deputy governor, deputy mayor, deputy akim, hokim, khokim; governors, akims, mayors
head of state: head of state, elbasy, elbasi, king, emir, sultan, crown prince, prince, princess, queen, pope, first lady; heads of state
"""


def _read_ranks() -> dict[str, Rank]:
    ranks: dict[str, Rank] = {}
    for line in _RANKS.strip().splitlines():
        key, forms = line.split(": ", 1)
        singular, plural = forms.split(";")
        for form in singular.split(","):
            ranks[form.strip()] = Rank(key)
        for form in plural.split(","):
            ranks[form.strip()] = Rank(key, True, _singular(form.strip(), ranks))
    return ranks


def _singular(form: str, ranks: dict[str, Rank]) -> str:
    """Find the singular of a plural among the forms read before it."""
    candidates = [form]
    for plural, singular in (
        ("ies", "y"),
        ("men", "man"),
        ("s", ""),
        ("heads", "head"),
    ):
        candidates.extend(
            " ".join(
                word[: -len(plural)] + singular
                if number == at and word.endswith(plural)
                else word
                for number, word in enumerate(form.split())
            )
            for at in range(len(form.split()))
        )
    candidates.append(form.replace("secretaries-general", "secretary-general"))
    return next((one for one in candidates if one in ranks), form)


RANKS = _read_ranks()

POST_LINKS = (
    r"\s+(?:(?:was|is|has been|being|had been)\s+)?(?:unanimously\s+)?(?:re-?)?(?:elected|appointed|named|"
    r"confirmed)\s+(?:as\s+)?(?=(?:the\s+|an?\s+)?(?:new\s+)?[A-Z])",
    r"\s+as\s+(?=(?:the\s+)?[A-Z])",
)

REPRESENTED = (r"\b(?:was|were) (?:also )?represented by\b",)

DELEGATION_HEADS = (
    r"[^.;]{0,40}?,?\s*(?:which (?:is|was) )?(?:led|headed|chaired) by (?:the |its |their |his )?",
)

AFFILIATION = (r",\s+(?:all |both )?(?:from|of|representing) (?:the )?",)

SEAT_WORDS = words(
    "headquarters secretariat office building premises residence embassy"
)

PLACE_WORDS = words("city town capital village province region district resort")

RANK_MODIFIERS = words("""deputy first second third vice acting interim senior chief principal honorary
    permanent special plenipotentiary extraordinary lead general newly-elected
    newly-appointed appointed current incumbent then new elect designate national
    executive high assistant associate state parliamentary non-resident parliament
    house majority minority opposition""")

FORMER_WORDS = words("former ex late previous then")

BODY_HEADS = words("""parliament senate assembly committee commission council group union
    organization organisation ministry government academy foundation fund center
    centre chamber house majlis mazhilis majilis mejlis kenesh duma delegation
    secretariat party faction bureau agency administration court
    institute university association federation league network forum board
    headquarters embassy consulate congress association bank service mission
    presidency cabinet directorate authority society confederation alliance
    subcommittee taskforce bloc caucus""")

UNIT_HEADS = words("""department sector section division unit office directorate staff secretariat
    apparatus protocol desk branch bureau service press administration group working
    friendship interparliamentary inter-parliamentary cooperation relations foreign
    affairs international security defense defence legal legislative judicial
    reforms legislative/judicial judicial/legal economic policy social cultural
    humanitarian environment natural resources health protection human rights public
    information media culture education science finance budget economy industry trade
    agriculture agrarian energy ecology water youth women family sports tourism
    transport communications digital development regional regions local
    self-government constitutional legislation law state structure national elections
    electoral central external parliamentary parliament upper lower chamber house
    part side connections connexions ties links ethics labor labour population territories territorial affairs matters issues
    integration eurasian commission committee council delegation party faction
    observer observers observation mission standing permanent joint special
    research program programme project board embassy interior justice country
    region city bilateral country's republic organization's organization
    organisation assembly's assembly association ministry agency senate""")

GIVEN_NAMES = words("""maulen yerlan erlan nurlan ural kassym-jomart kasym-zhomart qasym-jomart nursultan
    dariga aigul aigerim aynura ainura bauyrzhan baurjan talgat kadir yadigar azar
    takhmina kamila fidan arai ramil altynbek mehmet muhammet ahmet mustafa numan
    recep tayyip erdogan süreyya binali abdullah hakan hulusi bekir fuat ali hasan
    hüseyin huseyin ibrahim ismail yusuf ömer omer osman murat emine ayşe ayse fatma
    zeynep elif merve cemil feyzullah volkan necdet erol sahiba ilham heydar mehriban
    oqtay ogtay oktay ziyafat ziyafet safa akif rovshan rashad elchin elmar emin elnur
    samad sevinj leyla leila gunay nigar ulviyya bahar adil anar araz vugar vusal tahir
    musa rauf jeyhun hikmet azer aydin sadyr nurlanbek marlen ulan talant chynybai
    tokon dastan kanybek mirlan almazbek asylbek azamat bakyt bolot daniyar emil erkin
    jyldyz cholpon gulnara nurbek akylbek kunduzbek alisher eldar gulai elvira bakytbek
    zamir jeenbek shavkat tanzila nurdinjon nuriddin akmal bakhtiyor bakhodir botir
    dilshod farrukh ilhom jamshid odil rustam sardor sherzod sodiq svetlana ulugbek
    zafar gurbanguly serdar dunyagozel dünýägözel rashid maksat lászló laszlo viktor
    péter peter zsolt zoltán zoltan jános janos gergely balázs jános istván istvan
    gábor gabor tamás tamas ágnes katalin ersin tahsin zorlu ziya sibel önder
    yermek ermek albert aidos aydos askar kanat alikhan olzhas murat marat samat serik
    sergey sergei aleksandr alexander alexandr vladimir dmitry dmitri konstantin
    valentina vyacheslav mikhail nikolai nikolay andrei andrey aleksey alexei igor oleg
    yuri yury pavel ivan maxim natalia natalya elena olga tatiana tatyana irina anna
    maria john james david michael robert william thomas george richard daniel paul
    mark charles stephen steven andrew kevin martin antonio josé jose carlos juan luis
    manuel marco giuseppe francesco pierre jean jean-paul françois francois michel
    philippe jacques laurent hans karl klaus wolfgang frank stefan andreas katherine
    kathy catherine elizabeth margaret mary sarah susan helen tomasz jan piotr andrzej
    hassan hussein mohamed mohammed muhammad ahmed mahmoud abdul abdulla khalid faisal
    saud saqr anwar tulia gennady gennadi nikol alen shalva irakli mikheil salome
    kuanysh omirbek oralbai zinaida bektas beken mukhtar darkhan galymzhan gulshara
    zhanar zhanibek beibut berik bulat dinara gulmira hanifa kairat madina meruert
    roza saule timur zauresh yerzhan ruslan renat rinat maksut maral lyazzat
    aliya asel asem assel ainur akmaral anuar arman askhat sholpan sauytbek daulet
    ermukhambet hayati tuba burhan cevdet yaşar yasar mevlüt mevlut devlet özgür ozgur
    kemal ömür celal bülent bulent ismet turgut süleyman suleyman selçuk sefa
    hayrettin oğuz oguz tarık serkan cengiz kürşad kursad şamil samil ravza
    fahri zihni efkan emrullah nihat salih yavuz alper aitmagambetov azay ogtay
    ganira hijran tural ramin kamran kamil nizami novruz eldor elyor
    zohid abdulla davron sanjar jakhongir timur mirzo ravshan rakhmon emomali
    makhmadtoir rustami mahmadtoir""")

SURNAME_ENDINGS = (
    "ov",
    "ova",
    "ev",
    "eva",
    "yev",
    "yeva",
    "iev",
    "ieva",
    "skiy",
    "sky",
    "ski",
    "enko",
    "oğlu",
    "oglu",
    "zade",
    "zadeh",
    "shvili",
    "adze",
    "dze",
    "yan",
    "baev",
    "bayev",
    "uly",
    "kyzy",
    "uulu",
    "vich",
    "lı",
    "oğulları",
    "aliyev",
)

PARTICLES = frozenset(
    [
        "oglu",
        "oğlu",
        "oghlu",
        "ogly",
        "kyzy",
        "qizi",
        "gizi",
        "kizi",
        "qyzy",
        "uulu",
        "uly",
        "ulu",
        "zade",
        "bin",
        "ibn",
        "bint",
        "al",
        "el",
        "von",
        "van",
        "de",
        "da",
        "der",
        "den",
        "di",
        "del",
        "la",
        "le",
        "dos",
        "abu",
        "ben",
    ]
)

NOT_AFTER_NAMES = words("""airport museum palace center centre complex university academy foundation
    prize award medal order street avenue square park memorial monument mosque
    stadium hall bridge library institute school hospital doctrine plan declaration
    treaty agreement convention process forum conference summit summits cup
    international mausoleum lecture theatre theater readings boulevard district
    region province hotel station cemetery tower gallery fund club lyceum
    gymnasium corridor road pipeline agency news""")

# Words that are written with a capital in such reports and belong to no name
# of a person. What has one of ORDINARY_ENDINGS is refused as well.
ORDINARY_ENDINGS = (
    "tion",
    "sion",
    "ment",
    "ness",
    "ship",
    "ings",
    "ence",
    "ities",
    "ism",
    "ical",
    "ional",
    "ology",
    "wide",
    "-speaking",
    "ially",
    "tions",
    "ments",
)

NOT_NAMES = words("""arrives attends begin begins calls concludes departs discusses goes greets holds hosts
    joins leaves meets receives signs visits welcomes a about above according across action addition additionally address addressing
    advanced advancing affairs affirming africa african after afterwards again against
    age agenda agreement agreements air airlines airport all alliance along alongside
    also although american amid amidst among an ancient and anniversary annual another
    answering anthem any appeal apart april arab archives arctic area areas army arrived art article
    arts as asia asian aside assembly at atlantic attended attending august author
    authority autumn award azertac bank based basin be because before being belt
    besides best between beyond big bilateral black blue board body book border both
    bridge brief briefing briefly bright brotherhood brotherly bureau business but by
    cabinet can capital caspian castle caucasian caucasus celebrations center central centre
    century ceremony chair chamber champion charter chief child children circle
    citizens city civil classic climate close closer coast code college commenting committee
    common commonwealth community company complex concept concerning concluding
    conference congratulating congress consequently considering constitution
    consultative contact continuing control convention conversing cooperation
    coordination corps corridor council countries country court credit crescent
    crisis cultural culture cup currently customs daily date dated day days dear
    december declaration defence defense delegates delegation democracy democratic
    department deputies despite development dialogue digital diplomacy diplomatic
    director discussing district division does doing dr draft due during each earlier
    early earth east eastern economic economy education eight eighth elder elders
    election elections electoral eleventh elsewhere embassy emphasising emphasizing
    empire energy enhancing environment equally era establishment eurasia eurasian
    europe european evening event events eventually every everyone exchange executive
    exhibition expo expressing external faculty fair faith family fashion february
    federal federation festival fifth final finally finance first five flag following
    food for foreign former forum foundation four fourth fraternal free freedom friday
    friend friendly friendship from fund furthermore future general genocide global
    go gold golden good government governors grand great greater greece green
    greeting group groups guard guest guests gulf had half hall has have he head headed heads
    headquarters health her here heritage hero high highlighting highly his historic
    historical history holiday holding holy honor honorary honour horizon hosting
    hotel house how however human humanitarian i ii iii iv ix if image images impact important in
    independence independent indicating industry information informing initially
    initiative initiatives innovation inside institute institution instead integration
    inter interim interior intermediate international internet interparliamentary
    investment investments is islam islamic island it its january joint journal journalists journey
    july june junior just justice keeping khanate kingdom knowledge lake land
    language languages large last late later law lawmakers laws leader leaders
    leading league legal legislative let letter leaving liberal liberation liberty library life like
    line list literature little live local located long lower lunch mainly major
    majority making manifesto many march marking mass master matters may mayor me mean meanwhile
    measures media medical mediterranean medieval meeting meetings member members memorandum
    memorial memory men mentioning merit message middle military minister ministers ministry
    minority mission mister model modern monday money month monument moreover
    morning most mosque mother motherland motion mount movement mps much multilateral
    museum music muslim my name namely nation national nations native natural naturally
    near nearly neighborhood network never nevertheless new news newly next night
    nine ninth no noble nobel nomad nomads non nonetheless nor north northern not
    notably noting november now nowruz novruz number object observation observer observers
    ocean october of off office officer official officials old olympic olympics on
    once one online only open opening operation opposition or order organization organisation
    other others otherwise our over overall pact palace panel paper park parliament
    parliamentarians parliamentary parliaments part participants participating
    parties partner partners partnership party past patriotic pay peace peaceful people peoples
    per period permanent perspective phase photo photos pilot place plan platform
    plenary poet pointing police policy political post power presenting presidency
    presidential press previously prime principle principles priority prior prize process
    professor program programme progress project prosecutor prosperity protection
    protocol province public quarter question questions quick quoting rada rally read
    reception recalling red referring reform reforms regarding region regional
    regions reiterating relations religion religions remembrance renaissance report
    reporter reports representative representatives republic research resolution
    resources responding respective results revolution rights rise river road
    roadmap role room round route royal rule rules safety said same saturday saying school
    science sciences sea season second secretariat section sector security see senate
    senator senators separately september service session seven seventh several she
    shared sharing side sides silk similarly since singing site six sixth small smart so social
    society soil some source south southeast southern sovereignty soviet space special
    speaking special spirit spiritual sport sports spring square stability staff
    stage standing starting state statement states still strategic strategy street
    stressing strong structure students such summer summit sunday support supreme
    sustainable symbol system table taking talks task tech technologies technology ten
    tenth territorial territory thanking that the their them then there therefore these they
    third this those though three through throughout thursday thus time to today
    together tomb tomorrow top touching toward towards town trade tradition
    traditional traditions training trans transit transport travel treaty
    trend trip trust tuesday turan turkic turkology turning twelfth twin two
    under underlining undoubtedly union unit united unity university unknown until up
    upon upper upcoming us valley values various very via viable victims victory video
    village vision visit visiting voice vote voters voting walk war was water way we
    wednesday week weekly welcome welcoming well west western what when where whereas
    which while white who whose why will winter wish with within without woman women
    word words work working workshop world would written year years yes yesterday yet
    you young your youth youtube zone zones x xi xii xiii xiv xv xvi
    twitter facebook telegram instagram whatsapp share copy related popular print font
    author editor correspondent reuters interfax tass qazinform kazinform trend
    azernews azertag report apa turan kabar akipress anadolu daily sabah hurriyet xinhua
    minor qurultai kurultai maslikhat maslikhats akorda
    nowruz eid ramadan kurban bayram zher auyl tourism marathon games championship
    thanks thank congratulations condolences greetings dear excellency
    mazhilis majilis majlis mejlis milli oliy jogorku kenesh rayon oblast
    colleagues counterpart counterparts ladies gentlemen
    elaborating reaffirming underscoring outlining acknowledging praising citing
    describing discussing drawing describing hailing wishing lauding ending
    aimed given asked based speaking regarded stating summarizing summing
    twenty thirty hundred thousand million billion
    eight-day accompanied alongside
    foreign-policy republics academies poets writers artists scholars
    currency rates weather main page tags topic topics latest video gallery
    """)
