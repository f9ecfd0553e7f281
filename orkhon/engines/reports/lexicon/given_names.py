"""Given names in Cyrillic and in the Turkic Latin alphabets: evidence, no proof.

Common names of Kazakhstan, Kyrgyzstan, Azerbaijan, Türkiye, Uzbekistan and
Russia, as reports of parliaments in these languages write them.
"""

from orkhon.engines.reports.lexicon.translated import words

CYRILLIC = words("""маулен мәулен ерлан нурлан нұрлан касым-жомарт қасым-жомарт нурсултан нұрсұлтан
    дарига дариға айгуль айгүл айгерим айгерім бауыржан талгат талғат марат мурат мұрат
    серик серік самат данияр аскар асқар канат қанат олжас ермек ерболат ербол бектас
    бекен мухтар мұхтар дархан галымжан ғалымжан гульшара гүлшара жанар жанибек жәнібек
    бейбут бейбіт берик берік булат болат динара гульмира гүлмира кайрат қайрат мадина
    роза сауле сәуле тимур темір зауреш ержан руслан ренат ринат максут мақсұт марал
    лязат ляззат ләззат алия әлия асель әсел асем әсем айнур ақмарал ануар арман асхат
    шолпан сауытбек даулет дәулет азат айдос аида алмаз алтынбек амангельды амангелді
    ардак ардақ арай бахыт бақыт бибигуль гани ғани гульнара гүлнар данара думан досым
    еркин еркін жаслан жигер жумабек зулфия ильяс кенес қуаныш куаныш кошкар мурат нуржан
    нұржан оралбай омирбек өмірбек рахим рауан саида сабит сакен сәкен санжар саян сергазы
    талап талант турар улан ұлан умирзак шавхат шавкат шакарым шынгыс шыңғыс эльдар
    садыр нурланбек марлен чыныбай токон дастан каныбек алмазбек асылбек азамат бакыт
    болот эмиль эркин жылдыз чолпон гулнара нурбек акылбек кундузбек алишер гулай
    эльвира бакытбек замир жээнбек сооронбай исхак мирлан мыктыбек айсулуу чынгыз
    танзила нурдинжон нуриддин акмал бахтиёр баходир ботир дилшод фаррух илҳом ильхом
    жамшид одил рустам сардор шерзод шухрат шуҳрат содиқ содик светлана улуғбек улугбек
    зафар элёр элдор зоҳид зохид абдулла даврон ислом ислам баҳром шаҳзод мирзо
    рамиль рамил сахиба саҳиба ильхам илҳам гейдар ҳайдар хайдар мехрибан огтай октай
    зиявудин сафа акиф ровшан рашад эльчин эльмар эмин эльнур самад севиндж лейла нигяр
    бахар адиль анар араз вугар вусал таир муса рауф джейхун хикмет азер айдын ядигар
    азар тахмина камила фидан камран низами новруз арзу
    нуман нұман мустафа реджеп тайип сюрейя бинали абдуллах хакан бекир фуат али хасан
    хусейн ибрагим исмаил юсуф омер осман эмине мехмет ахмет мухаммет мухаммед кадир
    джеват явуз эрол эрдоган ерол кемаль кемал кюршад девлет реджеп
    гурбангулы сердар рашид дунягозель виктор ласло петер жолт золтан янош
    вячеслав валентина константин владимир сергей александр алексей андрей дмитрий михаил
    николай игорь олег юрий павел иван максим наталья елена ольга татьяна ирина анна мария
    геннадий григорий роман евгений леонид борис антон артем артём виталий вадим илья
    ален никол шалва ираклий ален эмомали рустами махмадтоир сиродж
    антониу антонио жан пьер франсуа карл йозеф джон дэвид майкл роберт""")

TURKIC_LATIN = words("""numan recep tayyip süreyya binali abdullah hakan hulusi bekir fuat ali hasan hüseyin
    ibrahim ismail yusuf ömer osman murat emine ayşe fatma zeynep elif merve cemil mustafa
    mehmet ahmet muhammet feyzullah volkan necdet erol devlet özgür kemal celal bülent
    ismet turgut süleyman selçuk sefa hayrettin oğuz tarık serkan cengiz kürşad şamil
    fahri zihni efkan emrullah nihat salih yavuz alper cevdet yaşar mevlüt müsavat leyla
    ersin tahsin zorlu ziya sibel önder kadir burhan tuba ravza hayati
    sahibə ilham heydər mehriban oqtay ziyafət səfa akif rövşən rəşad elçin elmar emin
    elnur səməd sevinc leyla günay nigar ülviyyə bahar adil anar araz vüqar vüsal tahir
    musa rauf ceyhun hikmət azər aydın ramil fidan kamilə təhminə yadigar hicran tural
    ramin kamran kamil nizami novruz əli fərid arzu gənirə məlahət
    maulen erlan yerlan nurlan qasım-jomart kasım-jomart kasım cömert qasım comərt
    sadır sadyr nurlanbek marlen çınıbay talant ulan aigül aygül murat darıga
    shavkat tanzila nurdinjon nuriddin akmal baxtiyor bahodir botir dilshod farrux ilhom
    jamshid odil rustam sardor sherzod shuhrat sodiq svetlana ulug'bek zafar
    eldor elyor zohid abdulla davron islom akmal sardor mavlon nurlan sahiba ramil
    şevket şavkat alisher alişer viktor laszlo lászló vyacheslav valentina sergey
    aleksandr aleksey vladimir alen məulen mövlen""")
