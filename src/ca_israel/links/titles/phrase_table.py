"""What pages say instead of a work, in the languages of the region: a table of phrases and of the words around them.

``says`` are phrases, one of which must stand there; ``around`` are words that may stand beside one. A heading in
which any other word occurs ("Missing man not found after flood") is a headline and no error page.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

PageKind: TypeAlias = Literal[
    "not-found", "challenge", "login", "maintenance", "parked", "gambling", "search", "index", "home", "section",
]  # fmt: skip


class Phrases(NamedTuple):
    """A kind of page; phrases are separated by bars, in any of the languages."""

    kind: PageKind
    says: str
    around: str


_ERROR_WORDS = (
    "1 about error errors code status http oops ooops whoops uh oh sorry we were was is are be been the this that it a an of on"
    " in at to our here there your you us has have had may might could can not does do seems looks like looking for"
    " requested request page site website server url address content article item and or but from by"
    " ошибка ой извините простите сожалению к вы мы ваш вас на в и или не сервер сайт сайте упс код запрос"
    " hata uzgunuz maalesef kodu ve veya bu xəta bağışlayın uzr isteyirik təəssüf ki xato xatolik kechirasiz afsuski"
    " хато хатолик кечирасиз афсуски ката кечиресиз тилекке каршы қате кешіріңіз өкінішке орай хатоги бубахшед"
    " мутаассифона yalnyslyk bagyslan שגיאה אופס מצטערים סליחה קוד"
)

TABLE: tuple[Phrases, ...] = (
    Phrases(
        "not-found",
        "not found|404|410|cannot be found|can't be found|could not be found|couldn't be found|can not be found|could not find|couldn't find"
        "|can't find|cannot find|does not exist|doesn't exist|do not exist|no longer exists|no longer available|not available"
        "|isn't available|is unavailable|page unavailable|has been removed|was removed|has been deleted|has moved|page missing|missing page|nothing found"
        "|no such page|no such article|no such post|seem to find|no results found|page is gone|gone|nothing here|isn't here|not here|broken link|dead link|page error|went wrong"
        "|не найдена|не найден|не найдено|не найдены|ничего не найдено|не существует|не существуют|нет такой страницы|такой страницы нет"
        "|страницы нет|удалена|удален|удалено|недоступна|недоступен|больше не доступна|отсутствует|потерялась|нет на сайте"
        "|bulunamadi|bulunmamaktadir|bulunmuyor|mevcut degil|boyle bir sayfa yok|sayfa yok|kaldirilmis|silinmis|ulasilamiyor"
        "|tapilmadi|movcud deyil|movcud deyildir|səhifə yoxdur|belə bir səhifə yoxdur|silinib"
        "|topilmadi|mavjud emas|sahifa yoq|bunday sahifa yoq|ochirilgan|topa olmadik"
        "|топилмади|мавжуд эмас|саҳифа йўқ|бундай саҳифа йўқ|ўчирилган"
        "|табылган жок|табылбады|табылган эмес|мындай барак жок|барак жок|өчүрүлгөн"
        "|табылмады|табылған жоқ|бет жоқ|мұндай бет жоқ|жойылған|tabylmady"
        "|ёфт нашуд|пайдо нашуд|вуҷуд надорад|мавҷуд нест|tapylmady|sahypa yok"
        "|לא נמצא|לא נמצאה|לא נמצאו|לא קיים|לא קיימת|אינו קיים|אינה קיימת|לא מצאנו|הוסר|הוסרה|לא זמין",
        _ERROR_WORDS
        + " pages file document post news story resource link links path product results match anything nothing find found"
        " exist exists longer any no try searching search back again seem removed renamed moved deleted unavailable temporarily"
        " changed its name had if think that re something we've you're went wrong please check spelling"
        " entry record object archived publication web location what"
        " страница страницы страницу страниц запрашиваемая запрашиваемой запрашиваемый запрашиваемую вами такой такая данная данной данный"
        " публикация публикации публикаций материал материала материалы новость новости документ документа запись записи записей статья статьи"
        " объект файл раздел которую которой ищете искали ищите возможно была был было перемещена перемещен или нет этой эта"
        " больше найти удалось мы можем адрес адресу указанному по этому существует искомая искомый контент"
        " sayfa sayfasi sayfayi aradiginiz aradiginiz icerik icerigi haber istediginiz ulasmaya calistiginiz erismeye gitmek talep"
        " ettiginiz boyle bir kayit dosya olabilir olmayabilir tasinmis adi degistirilmis sonuc hicbir makale gecici istenen"
        " səhifə axtardiginiz xəbər material məlumat movcud belə bir səhv daxil etdiyiniz mumkun ola biler kecid sorqu"
        " sahifa sahifangiz sahifani siz qidirgan izlagan qidirayotgan izlayotgan soragan soralgan soʻralgan bunday maqola yangilik malumot hech narsa nima"
        " kerakli ushbu bu sayt saytda material"
        " саҳифа саҳифани сиз қидирган излаган қидираётган сўраган сўралган бундай мақола янгилик маълумот ҳеч нарса ушбу бу материал"
        " барак баракча баракты бет сиз издеген издеп жаткан мындай макала маалымат жаңылык эч нерсе бул суралган"
        " парақ парақша сіз іздеген іздеп отырған мұндай мақала ақпарат жаңалық ештеңе бұл сұралған bet siz izdegen sahypa gozleyan sahypanyz"
        " саҳифаи мақола хабар шумо ҷустуҷӯ дархостшуда чунин ин мавод"
        " העמוד הדף עמוד דף הכתבה כתבה המאמר מאמר התוכן תוכן המבוקש המבוקשת שחיפשת שחיפשתם שביקשת שביקשתם אליו הגעת שאתם מחפשים"
        " תוצאות האתר באתר זה זו או כבר אינו הידיעה את",
    ),
    Phrases(
        "challenge",
        "just a moment|one moment please|attention required|access denied|access forbidden|access is denied|access restricted|access blocked"
        "|are you a robot|are you human|are you a human|not a robot|verify you are a human|verify you are human|verify that you are human"
        "|verify you are not a robot|verifying you are human|human verification|bot verification|robot check|checking your browser|browser check"
        "|security check|security verification|security checkpoint|ddos protection|ddos guard|ddosguard|captcha|recaptcha|forbidden|request rejected|request blocked"
        "|pardon our interruption|you have been blocked|has been denied|has been blocked|one more step|please wait|too many requests"
        "|enable javascript|enable js|enable cookies|unusual traffic|bot detection|permission denied|not authorized|unauthorized|cloudflare"
        "|imperva|site connection is secure|bot check|rate limited|1020|incapsula|web application firewall|request unsuccessful|validation request|client challenge|vercel security checkpoint"
        "|доступ запрещен|доступ ограничен|доступ закрыт|доступ заблокирован|вы не робот|что вы человек|проверка браузера|проверка безопасности|один момент|минуточку"
        "|я не робот|запрещено|идет проверка|к сайту запрещен|подождите|подтвердите что запросы отправляли вы"
        "|erisim engellendi|erisim reddedildi|erisim yasak|robot degilim|robot olmadiginizi|insan oldugunuzu|bir dakika lutfen|guvenlik kontrolu|lutfen bekleyin"
        "|giris qadagandir|robot deyiləm|icazə yoxdur|robot olmadiginizi|kirish taqiqlangan|ruxsat yoq|ruxsat etilmagan|robot emas|robot emasligingizni"
        "|кириш тақиқланган|рухсат йўқ|робот эмас|кирүүгө тыюу салынган|рұқсат жоқ|кіруге тыйым салынған"
        "|הגישה נדחתה|אין גישה|גישה נדחתה|הגישה נחסמה|אינך רובוט|לא רובוט|אימות אנושי|בדיקת אבטחה|רק רגע|נחסמת",
        _ERROR_WORDS
        + " this may take a few seconds 403 401 429 451 406 1020 1015 before accessing continue proceed please moment step more browser ray id via"
        " protection by cloudflare ad blocker disable access with required verify confirm complete check"
        " robot human person bot that verification access denied resource reference block blocked firewall automated connection secure checking if rate limited being i am im"
        " traffic detected security network computer ddos guard javascript js cookies enable turn"
        " пожалуйста подтвердите докажите идет браузера что вы не робот человек проверка доступа доступ ресурсу ресурс сайту"
        " lutfen dogrulayin dogrula siteye bu sayfaya erisim guvenlik iltimos tasdiqlang zəhmət olmasa təsdiq edin"
        " илтимос тасдиқланг нужно אנא אמתו שאתם שאינך אתה את בן אדם",
    ),
    Phrases(
        "login",
        "log in|login|logon|sign in|signin|sign up|signup|register|registration|subscribe|subscription|subscriptions|subscribers only|members only|for subscribers"
        "|subscriber exclusive|create an account|create account|already a subscriber|authentication required|authorization|continue reading|premium content"
        "|authentication|member login|paywall|free trial|my account|become a subscriber|article limit|free account"
        "|вход|войти|войдите|авторизация|авторизуйтесь|регистрация|зарегистрируйтесь|подписка|подпишитесь|только для подписчиков|личный кабинет"
        "|giris yap|giris yapin|oturum ac|oturum acin|uye girisi|abone ol|abone olun|abonelik|kayit ol|uye ol|uyelik"
        "|daxil ol|daxil olun|giris|abunə ol|abunə olun|abunəlik|qeydiyyat|qeydiyyatdan kecin"
        "|tizimga kirish|kirish|royxatdan otish|obuna boling|obuna|royxatdan oting|tizimga kiring"
        "|тизимга кириш|кириш|рўйхатдан ўтиш|обуна бўлинг|обуна"
        "|кирүү|катталуу|жазылуу|системага кирүү|кіру|тіркелу|жазылу|жүйеге кіру|воридшавӣ|даромадан"
        "|התחברות|התחבר|התחברו|כניסה|כניסה למנויים|הרשמה|הירשמו|למנויים בלבד|מנויים בלבד|מינוי|הצטרפו",
        "become youve reached limit monthly create to the your my an a account accounts continue reading read this article story full please page for or and with"
        " now here access required is only subscribers members member subscriber subscribe free unlimited user users welcome back in"
        " already have email password site website portal form digital plan plans offer offers trial premium by content exclusive"
        " на в сайт сайте сайта систему для или и чтобы продолжить чтение читать статью материал доступен только подписчиков"
        " okumaya devam etmek icin lutfen veya hesabiniza haberi saytga va yoki davom etish uchun oxu hesab"
        " למנויים כדי להמשיך לקרוא לאתר או חשבון בלבד",
    ),
    Phrases(
        "maintenance",
        "maintenance|being updated|under construction|be right back|be back soon|back soon|coming soon|temporarily unavailable"
        "|service unavailable|temporarily closed|temporarily down|site offline|is offline|bad gateway|internal server error|gateway timeout|gateway time out"
        "|database connection|database error|technical works|technical difficulties|temporarily out of service|undergoing|502|503|504|500|server error|fatal error|critical error"
        "|технические работы|ведутся работы|технические неполадки|реконструкции|сайт обновляется|временно недоступен|временно недоступна|временно не работает"
        "|bakim nedeniyle|на техническое обслуживание|профилактические работы|техническое обслуживание|техническом обслуживании|в разработке|скоро открытие|идут работы|внутренняя ошибка"
        "|bakim calismasi|bakimda|bakim modu|bakimdadir|yapim asamasinda|cok yakinda|gecici olarak|hizmet disi"
        "|texniki işlər|təmirdədir|yenilənir|müvəqqəti|tezliklə|təmir işləri"
        "|texnik ishlar|yangilanmoqda|tamirda|tamirlash ishlari|profilaktika ishlari|tez orada|vaqtincha ishlamayapti|vaqtincha ishlamaydi"
        "|техник ишлар|янгиланмоқда|вақтинча ишламаяпти|вақтинча ишламайди|тез орада|таъмирда"
        "|техникалык иштер|жаңыланууда|убактылуу|оңдоо иштери|техникалық жұмыстар|жаңартылуда|уақытша"
        "|בתחזוקה|תחזוקה|בבנייה|נחזור בקרוב|בקרוב|בשדרוג|אינו זמין כרגע",
        _ERROR_WORDS
        + " site website web page portal we we'll will undergoing currently now under scheduled planned maintenance mode"
        " service services please try again later updated being for some time soon back establishing a database system"
        " temporarily closed new performing working technical briefly unavailable check minute minutes"
        " сайт сайте портал на в скоро вернемся идут ведутся проводятся технические плановые закрыт закрыта работы и временно попробуйте позже"
        " site sitemiz web sitesi su anda calismasi nedeniyle hizmet vermektedir sayt portal saytda saytda aparilir olunur hozirda veb"
        " вебсайт веб сайтда олиб борилмоқда olib borilmoqda иштебейт убактылуу veremiyoruz nedeniyle hizmet hozir ishlamaydi жүрүп жатат жүргізілуде сайтта האתר אתר זמנית",
    ),
    Phrases(
        "parked",
        "for sale|buy this domain|domain parked|parked domain|domain parking|parked free|is parked|domain expired|has expired|expired domain|domain available|is available for purchase"
        "|hugedomains|sedo|afternic|godaddy|bodis|parkingcrew|dan com|undeveloped|namecheap parking|squadhelp|atom com|account suspended|has been suspended|suspended page"
        "|welcome to nginx|apache2 default page|apache2 ubuntu default page|apache2 debian default page|it works|default web page|default page|domain default page|iis windows server|iis windows|test page for"
        "|domain names|domain name registration|resources and information|website expired|hosting expired|account expired|steht zum verkauf|buy|future home of something|site not published|registered at|reserved domain"
        "|домен продается|домен продаётся|домен припаркован|купить домен|продажа домена|домен выставлен на продажу|срок регистрации домена|домен не прилинкован|домен зарегистрирован"
        "|satilik domain|satilik alan adi|alan adi satiliktir|satiliktir|bu domain satilik|domen satilir|domen sotiladi|domen sotuvda|домен сотилади"
        "|домен сатылат|домен сатылады|למכירה|הדומיין חנה|דומיין חונה",
        "this the domain domains name names website web site url page is may be was has been are a an make an offer buy it now"
        " parked parking by at for sale and or premium com net org hosting expired account renew contact owner your inquire"
        " about available purchase free courtesy of suspended to on welcome ubuntu debian centos apache nginx http server fedora"
        " powered registered with registrar coming soon here want own interested get price learn more today dns system hostinger namecheap godaddy with in"
        " resources information diese zum verkauf steht продается домен этот в продаже купить можно на срок истек адрес alan adi bu domain web sitesi satilik domen"
        " הדומיין דומיין הזה זה שם מתחם האתר",
    ),
)
# One of these is proof enough; of the others two different ones are needed.
GAMBLING_SURE = (
    "slot gacor|situs slot|judi online|judi slot|bandar togel|togel online|situs togel|agen togel|slot88|slot777|maxwin"
    "|slot online|slot dana|rtp slot|rtp live|bandar judi|situs judi|poker online terpercaya|deneme bonusu|deneme bonusu veren|casino siteleri|canli bahis|bahis siteleri"
    "|slot siteleri|guncel giris|kacak bahis|вулкан казино|казино онлайн играть|игровые автоматы|пин ап казино"
    "|pin up casino|1win|1xbet giris|mostbet az|mostbet uz|xoslot|buy viagra|cheap viagra|link alternatif|situs bokep"
)
GAMBLING_HINTS = (
    "casino casinos gacor slot slots togel judi bahis bonus bonusu jackpot poker roulette betting gambling terpercaya"
    " казино слоты ставки бонус букмекер рулетка mostbet vavada xbet deposit giris kazino 1xbet pinup pin melbet kazino promokod промокод зеркало escort viagra"
)

# A search page repeats what was asked: these stand before it or behind it.
SEARCH_BEFORE = (
    "search results for|search results|search result for|results for|you searched for|search"
    "|результаты поиска|поиск|вы искали|arama sonuclari|arama|axtaris nəticələri|axtaris|qidiruv natijalari|qidiruv|qidirish natijalari|qidirish"
    "|қидирув натижалари|қидирув|қидириш|издөө натыйжалары|издөө|іздеу нәтижелері|іздеу|תוצאות חיפוש|חיפוש"
)
SEARCH_BEHIND = (
    "search results|search result|результаты поиска|arama sonuclari|icin arama sonuclari|axtaris nəticələri"
    "|qidiruv natijalari|қидирув натижалари|издөө натыйжалары|תוצאות חיפוש"
)
SECTION_BEFORE = (
    "tag|tags|tag archive|tag archives|tag archive for|category|category archives|archive for|archives for|archive|archives|topic|topics"
    "|posts tagged|articles tagged|articles by|posts by|author|author archives|all posts|метка|тег|теги|рубрика|категория|архив"
    "|etiket|kategori|teq|kateqoriya|teq|turkum|рукн|тэг|תגית|תגיות|קטגוריה|ארכיון"
)
HOME_ALONE = (
    "home|homepage|home page|main page|main|index|untitled|untitled document|welcome|official website|official site|website|document|front page|new page|title"
    "|главная|главная страница|на главную|добро пожаловать|официальный сайт|anasayfa|ana sayfa|ana səhifə|bosh sahifa|asosiy|asosiy sahifa|бош саҳифа|асосий|башкы бет"
    "|башкы барак|басты бет|саҳифаи асосӣ|דף הבית|עמוד הבית|ראשי|בית"
)
# Words of which the title of a front page is made, beside the outlet's name and places.
HOME_WORDS = (
    "news agency agencies national daily weekly newspaper online official website site portal home homepage page latest"
    " breaking world information press media ministry republic of the and from in for your a to state government independent"
    " magazine journal network region middle east jewish caucasus central eurasia analysis network today headlines top stories international english edition foreign affairs investment industry"
    " trade finance economy culture center centre institute university analysis politics business radio tv television channel"
    " новости новостей агентство информационное национальное портал официальный сайт газета сегодня мира и в главные"
    " haber haberleri haberler ajansi gazetesi son dakika resmi sitesi xəbər agentliyi yangiliklar axborot agentligi rasmiy sayti"
    " янгиликлар ахборот агентлиги расмий сайти кабарлар маалымат агенттиги חדשות עיתון סוכנות אתר הרשמי של"
)
