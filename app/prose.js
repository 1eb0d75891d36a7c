// `ask`: the words of pages that are nothing but words, in three languages – about the site, its accessibility (what conforms,
// what does not yet, how to report), how to search more precisely. Loaded when one of them is opened.

const ABOUT = {
  kk: [
    ["h2", "Бұл не"],
    ["p", "Anyq заң нормасын табуға және түсінуге көмектеседі: сөздер мен сұрақтар бойынша іздейді, ұғымдардың анықтамасы мен сілтемелерді мәтіннің қасында көрсетеді, мәтіннің қаншалықты қиын екенін айтады. Түсіндірмелер заңды өз сөзімен айтып бермейді: тек оның өз сөздерін бөліп көрсетеді."],
    ["h2", "Ресми дереккөз емес"],
    ["p", "Тек ресми жарияланымдардың заңдық күші бар. Мәтінді акт бетінде көрсетілген дереккөзбен салыстырыңыз."],
    ["h2", "Құпиялылық"],
    ["p", "Іздеу мен оқу браузеріңізде орындалады. Сайт дайын файлдардан тұрады: сұраулар, оқығаныңыз және баптаулар ешқайда жіберілмейді, санауыштар мен бөгде файлдар жоқ."],
  ],
  ru: [
    ["h2", "Что это"],
    ["p", "Anyq помогает найти норму закона и понять её: ищет по словам и вопросам, показывает определения терминов и ссылки рядом с текстом, отмечает, насколько текст труден. Пояснения не пересказывают закон: они только выделяют его собственные слова."],
    ["h2", "Не официальный источник"],
    ["p", "Юридическую силу имеют только официальные публикации. Сверяйте текст с источником, указанным на странице акта."],
    ["h2", "Приватность"],
    ["p", "Поиск и чтение работают в вашем браузере. Сайт состоит из готовых файлов: запросы, прочитанное и настройки никуда не отправляются, счётчиков и сторонних файлов нет."],
  ],
  en: [
    ["h2", "What this is"],
    ["p", "Anyq helps to find a rule of law and to understand it: it searches by words and questions, shows definitions and references beside the text and says how hard the text is. Explanations do not retell the law: they only bring out its own words."],
    ["h2", "Not an official source"],
    ["p", "Only official publications have legal force. Compare the text with the source named on the act’s page."],
    ["h2", "Privacy"],
    ["p", "Searching and reading happen in your browser. The site is made of ready files: queries, what you read and your settings are sent nowhere; there are no counters and no third-party files."],
  ],
};

const ACCESSIBILITY = {
  kk: [
    ["p", "Бұл сайт WCAG 2.2 стандартының AA деңгейіне сай болу үшін жасалған. Төменде не тексерілгені және әлі не жетіспейтіні айтылады."],
    ["h2", "Не істей аласыз"],
    ["ul", [
      "Сайтты тек пернетақтамен пайдалану: іздеу, оқу, анықтамаларды ашу, баптау.",
      "Экран дикторымен тыңдау: беттің тақырыптары мен бөліктері белгіленген, әр мәтіннің тілі көрсетілген, іздеу нәтижелерінің саны айтылады.",
      "Мәтінді 400 % дейін үлкейту: 320 пиксель енде ештеңе жоғалмайды және көлденең айналдыру керек емес (кең кестелер ғана өз ішінде айналады).",
      "Ашық, қараңғы немесе жоғары контрастты тақырыпты, әріптің үш өлшемін таңдау; беттің жоғарғы жағындағы көз белгісі нашар көретіндерге арналған нұсқаны бір басумен қосады.",
      "Қозғалысты азайту: құрылғы баптауында сұралса, сайтта ештеңе қозғалмайды.",
    ]],
    ["h2", "Әлі не жетіспейді"],
    ["ul", [
      "Заң мәтіндері дереккөзден өзгеріссіз алынады: ондағы кестелердің бәрінде бірдей тақырып белгіленбеген, формулалар мен суреттердің мәтіндік баламасы болмауы мүмкін.",
      "Мәтіннің ішіндегі басқа тілдегі сөздер бөлек белгіленбеген.",
      "Экран дикторларымен сайтты әлі адамдар жүйелі түрде тексерген жоқ: тексеру автоматты (axe) және қолмен, браузерде жасалған.",
      "Заңнама жеңіл тілге (easy-to-read) және ымдау тіліне аударылмаған.",
    ]],
    ["h2", "Қалай тексерілген"],
    ["p", "Әр нұсқа шығар алдында әр бет үш тілде, ашық, қараңғы және жоғары контрастты тақырыпта axe бағдарламасымен, тар экранда және тек пернетақтамен тексеріледі."],
    ["h2", "Кедергі туралы хабарлау"],
    ["p", "Сайтты жариялаған ұйымға жазыңыз: беттің мекенжайын, не істемек болғаныңызды, браузер мен көмекші бағдарламаны атаңыз. Сайт сіз туралы ештеңе жинамайды, сондықтан кедергіні өзі көре алмайды."],
  ],
  ru: [
    ["p", "Сайт сделан так, чтобы соответствовать стандарту WCAG 2.2 уровня AA. Ниже сказано, что проверено и чего ещё не хватает."],
    ["h2", "Что можно делать"],
    ["ul", [
      "Пользоваться сайтом с одной клавиатуры: искать, читать, открывать определения, менять настройки.",
      "Слушать его с программой экранного доступа: заголовки и части страниц размечены, у каждого текста указан язык, число результатов поиска произносится.",
      "Увеличивать текст до 400 %: при ширине 320 пикселей ничего не пропадает и не нужно прокручивать вбок (кроме широких таблиц, они прокручиваются сами в себе).",
      "Выбрать светлую, тёмную или контрастную тему и один из трёх размеров букв; знак глаза вверху страницы одним нажатием включает версию для слабовидящих.",
      "Обходиться без движения: если об этом просит ваше устройство, на сайте ничего не движется.",
    ]],
    ["h2", "Чего ещё не хватает"],
    ["ul", [
      "Тексты законов берутся из источников без изменений: не во всех таблицах отмечены заголовки, у формул и рисунков может не быть описания.",
      "Слова других языков внутри текста отдельно не отмечены.",
      "Люди, которые пользуются программами экранного доступа каждый день, сайт ещё не проверяли: проверка автоматическая (axe) и ручная, в браузере.",
      "Законы не переведены на простой язык (easy-to-read) и на жестовый язык.",
    ]],
    ["h2", "Как это проверено"],
    ["p", "Перед каждым выпуском каждая страница проверяется программой axe на трёх языках в светлой, тёмной и контрастной теме, на узком экране и с одной клавиатурой."],
    ["h2", "Как сообщить о препятствии"],
    ["p", "Напишите организации, которая публикует этот сайт: адрес страницы, что вы хотели сделать, браузер и вспомогательную программу. Сайт ничего о вас не собирает, поэтому сам он препятствия не увидит."],
  ],
  en: [
    ["p", "This site is made to conform to WCAG 2.2, level AA. Below is what has been checked and what is still lacking."],
    ["h2", "What you can do"],
    ["ul", [
      "Use the site by keyboard alone: search, read, open definitions, change settings.",
      "Listen to it with a screen reader: headings and regions are marked, each text carries its language, the number of results is announced.",
      "Enlarge the text up to 400 %: at a width of 320 pixels nothing is lost and nothing needs sideways scrolling (but for wide tables, which scroll within themselves).",
      "Choose a light, dark or high-contrast theme and one of three sizes of letters; the eye at the top of the page switches on the low-vision version at one press.",
      "Do without motion: where your device asks for it, nothing moves.",
    ]],
    ["h2", "What is still lacking"],
    ["ul", [
      "Texts of law are taken from their sources unchanged: not all of their tables have marked headings, and formulas and pictures may have no description.",
      "Words of other languages within a text are not marked.",
      "People who use screen readers every day have not yet tested the site: the checks are automatic (axe) and by hand in a browser.",
      "The law is translated neither into easy-to-read nor into sign language.",
    ]],
    ["h2", "How it is checked"],
    ["p", "Before each release every page is checked with axe in three languages, in the light, dark and high-contrast themes, on a narrow screen and by keyboard alone."],
    ["h2", "How to report a barrier"],
    ["p", "Write to the organisation that publishes this site: the page's address, what you wanted to do, your browser and assistive program. The site collects nothing about you, so it cannot see a barrier by itself."],
  ],
};

/** Fills the page. */

// What it says, and examples to try.
const HELP = {
  kk: [
    ["Сөздер дәл осы ретпен тұрсын десеңіз, тырнақшаға алыңыз.", ["«еңбек шарты»"]],
    ["Бір сөзі болмасын десеңіз, алдына минус қойыңыз.", ["демалыс -жәрдемақы"]],
    ["Баптың нөмірі мен акт, қысқаша да болады.", ["ЕК 26", "88-бап ӘҚБтК"]],
    ["Бір түрдегі актілер.", ["түрі:кодекс айыппұл"]],
    ["Тек қолданыстағы актілер.", ["күйі:қолданыстағы жәрдемақы"]],
    ["Бір акт: атауындағы сөз немесе осы жинақтағы нөмірі.", ["акті:еңбек демалыс"]],
  ],
  ru: [
    ["Слова именно в таком порядке: возьмите их в кавычки.", ["«заработная плата»"]],
    ["Без какого-то слова: поставьте перед ним минус.", ["отпуск -пособие"]],
    ["Номер статьи и акт, можно коротко.", ["ТК 26", "статья 88 КоАП"]],
    ["Акты одного вида.", ["вид:кодекс штраф"]],
    ["Только действующие акты.", ["статус:действует пособие"]],
    ["Один акт: слово из названия или его номер в этом собрании.", ["акт:трудовой отпуск"]],
  ],
  en: [
    ["Words in exactly this order: put them in quotation marks.", ["“annual leave”"]],
    ["Without some word: put a minus before it.", ["leave -allowance"]],
    ["The number of an article and the act, in short if you like.", ["Labour Code 26", "art. 88 Code on Administrative Offences"]],
    ["Acts of one kind.", ["kind:code fine"]],
    ["Only acts in force.", ["status:in-force allowance"]],
    ["One act: a word of its title, or its number in this collection.", ["act:labour leave"]],
  ],
};

const CONTACT = { kk: "Хат жазатын мекенжай: ", ru: "Адрес для писем: ", en: "Address for letters: " };

const make = (name, facts, ...children) => {
  const element = Object.assign(document.createElement(name), facts);
  element.append(...children);
  return element;
};

const page = (parts) =>
  parts.map(([name, text]) => (typeof text === "string" ? make(name, {}, text) : make(name, {}, ...text.map((line) => make("li", {}, line)))));

const help = (lines, language) =>
  lines.map(([says, examples]) => {
    const chips = examples.flatMap((example) => [make("a", { className: "chip", href: `search/?q=${encodeURIComponent(example)}&text=${language}` }, example), " "]);
    return make("li", {}, make("p", {}, says), make("p", { className: "chips" }, ...chips));
  });

/** Whom to write to, where the operator of the site says so. */
const contact = (language) => {
  const address = document.querySelector('meta[name="reports"]')?.content;
  return address ? [make("p", {}, CONTACT[language], make("a", { href: `mailto:${address}` }, address))] : [];
};

const DRAWN = {
  about: (language) => page(ABOUT[language]),
  accessibility: (language) => [...page(ACCESSIBILITY[language]), ...contact(language)],
  help: (language) => help(HELP[language], language),
};

/** Fills a place with what is called so. */
export const ask = (place, name, language) => {
  place.replaceChildren(...DRAWN[name](language in ABOUT ? language : "kk"));
  return true;
};
