import { formatDateTime, formatDay, formatWallTime } from "../../date.ts";
import { plural } from "../../plural.ts";

const wallTime = (wall: string) => formatWallTime("pl", wall);

/** Polish words of the sign-up form and of the personal page. */
export const pl = {
  invitation: {
    title: (email: string) => `Zaproszenie dla: ${email}`,
    text: "Aby wziąć udział, prosimy wypełnić poniższy formularz. Jeśli udział nie jest możliwy, prosimy dać o tym znać.",
    decline: "Nie wezmę udziału",
    declined: "Dziękujemy za odpowiedź",
    declinedText:
      "Nie będziemy już przypominać o zaproszeniu. Jeśli coś się zmieni, nadal można wysłać zgłoszenie.",
    used: "To zaproszenie zostało już wykorzystane",
    usedText: "Link do zgłoszenia jest w wiadomości, którą wtedy wysłaliśmy.",
  },

  /** Names of fields: labels of the form and terms of the personal page. */
  field: {
    firstName: "Imię",
    lastName: "Nazwisko",
    fullName: "Imię i nazwisko",
    email: "Adres e-mail",
    accessCode: "Kod dostępu",
    diet: "Dieta",
    access: "Dostępność",
    needsNote: "Inne potrzeby",
  },
  help: {
    accessCode:
      "Jeśli organizator dał Ci kod, wpisz go tutaj. Kod może dawać zachowane miejsce, także gdy pozostałe są zajęte.",
    accessCodeRequired: "Na to wydarzenie zapisują się osoby, które dostały kod od organizatora.",
    email: "Na ten adres wyślemy potwierdzenie i osobisty link do zgłoszenia.",
    needs: "Pytamy o to, co będzie potrzebne, a nie o powód. Odpowiedzi są nieobowiązkowe.",
    needsNote: "Na przykład alergia pokarmowa albo materiały przed wydarzeniem.",
    proposed: "Propozycja na podstawie odpowiedzi powyżej. Można ją zmienić.",
  },

  /** Other dates that have free seats, and moving to one of them. */
  otherDates: {
    signUpHelp: "Na te terminy można zapisać się od razu.",
    moveHelp:
      "Zgłoszenie można od razu przenieść na jeden z tych terminów. Do tego czasu pozostanie na liście rezerwowej.",
    pageTitle: "Przeniesienie na inny termin",
    carried: "Dane przeniesione ze zgłoszenia",
    carriedHelp: "Można je sprawdzić i zmienić.",
    confirm:
      "Po przeniesieniu udział w tym terminie będzie potwierdzony, a zgłoszenie zejdzie z listy rezerwowej. Tego nie można cofnąć.",
    submit: "Przenieś zgłoszenie",
    sending: "Przenoszenie zgłoszenia…",
    full: "W tym terminie nie ma teraz wolnego miejsca w wybranej części. Zgłoszenie pozostaje na liście rezerwowej.",
    undecided:
      "O udziale w tym terminie decyduje organizator, dlatego nie można przenieść zgłoszenia od razu. Na ten termin można wysłać osobny formularz.",
    byForm: "Na ten termin trzeba wysłać osobny formularz",
    byFormHelp:
      "Miejsce trzeba tam potwierdzić linkiem z wiadomości e-mail. To zgłoszenie pozostanie na liście rezerwowej, dopóki go nie wycofasz.",
    toForm: "Przejdź do formularza",
    closed: "Tego zgłoszenia nie można teraz przenieść na inny termin",
    back: "Wróć do zgłoszenia",
    movedFrom: (title: string) => `Zgłoszenie przeniesiono z listy rezerwowej wydarzenia „${title}”.`,
  },

  mailed: {
    title: "Jeszcze jeden krok: sprawdź pocztę",
    text: (email: string) =>
      `Na adres ${email} wysłaliśmy wiadomość z wynikiem zgłoszenia i linkiem do niego.`,
    until: (time: string) =>
      `Jeśli jest wolne miejsce, czeka ono do ${time}. Otwórz link i potwierdź zgłoszenie, bo potem miejsce przejdzie na następną osobę.`,
    already:
      "Jeśli ta osoba była już zgłoszona, nic się nie zmieniło: w wiadomości jest link do jej zgłoszenia.",
  },
  /** What somebody takes beside what they chose, while they wait. */
  alternatives: {
    legend: (group: string) => `Co jeszcze Ci odpowiada? (${group})`,
    help: "Zaznacz to, na co też chcesz czekać. Dostaniesz miejsce tam, gdzie najpierw się zwolni.",
    named: (options: string) => `Odpowiada też: ${options}`,
  },
  signUp: {
    title: "Formularz zgłoszeniowy",
    lead: "Pola są wymagane, chyba że napisano inaczej.",
    back: "Strona wydarzenia",
    sections: {
      code: "Kod",
      who: "Kto weźmie udział",
      contact: "Kontakt",
      institution: "Instytucja",
      choices: "Wybór",
      questions: "Pytania organizatora",
      needs: "Potrzeby",
      consents: "Oświadczenia i zgody",
    },
    noChoice: "Bez tej części",
    noDiet: "Nie podaję",
    draftRestored: "Przywróciliśmy niewysłany formularz",
    draftHelp: "Dane były zapisane tylko w tej karcie przeglądarki. Potrzeby i zgody trzeba podać ponownie.",
    draftClear: "Wyczyść formularz",
    draftNote: "Wpisane dane są zapisywane w tej karcie przeglądarki do czasu wysłania formularza.",

    /** Above the organiser's words of the criterion. */
    undecided: "O tym zgłoszeniu zdecyduje organizator",
    eventFull: "Wszystkie miejsca są zajęte",
    groupFull: (name: string) => `Miejsca grupy „${name}” są zajęte`,
    groupShut: (name: string) => `Rekrutacja w grupie „${name}” jest zakończona`,
    noGroup: "Miejsca są tylko dla grup, a ta instytucja nie należy do żadnej z nich",
    groupRefused:
      "Zgłoszenie nie zostanie przyjęte. Jeśli to pomyłka, prosimy sprawdzić nazwę i rodzaj instytucji oraz powiat albo napisać do organizatora.",
    commonFull: "Miejsca dla osób spoza grup są zajęte",
    eventFullHelp:
      "Zgłoszenie trafi na listę rezerwową. Gdy zwolni się miejsce, przydzielimy je w kolejności zgłoszeń i napiszemy o tym.",
    optionFull: (option: string) => `Brak miejsc: ${option}`,
    ifFull: "Co zrobić ze zgłoszeniem?",
    ifFullReserve: "Wpisać na listę rezerwową tej części",
    ifFullReserveHelp: "Gdy zwolni się miejsce, przydzielimy je w kolejności zgłoszeń.",
    ifFullOther: (option: string) => `Zapisać na inną część z wolnymi miejscami: ${option}`,
    ifFullOtherOf: (options: string) => `Zapisać na inną część z wolnymi miejscami (${options})`,
    onlyReserve: "Zgłoszenie trafi na listę rezerwową tej części. Można też wybrać inną.",

    clauseText: "Przeczytaj klauzulę informacyjną",
    authorityText: "Przeczytaj klauzulę informacyjną instytucji zarządzającej",
    rulesText: "Przeczytaj regulamin udziału",
    knowsClause: "Znam treść klauzuli informacyjnej o przetwarzaniu danych osobowych.",
    knowsAuthorityClause: "Znam treść klauzuli informacyjnej instytucji zarządzającej.",
    acceptsRules: "Akceptuję regulamin udziału.",
    optionalConsents: "Zgody dobrowolne",
    optionalConsentsHelp: "Nie są warunkiem udziału. Można je wycofać w każdej chwili na stronie zgłoszenia.",
    allowsImage:
      "Zgadzam się na utrwalenie mojego wizerunku podczas wydarzenia i publikację zdjęć lub nagrań przez organizatora.",
    wantsNewsletter:
      "Chcę otrzymywać na podany adres e-mail informacje o kolejnych wydarzeniach organizatora.",
    allowsNeeds:
      "Zgadzam się na wykorzystanie podanych informacji o potrzebach, aby przygotować to wydarzenie.",
    allowsNeedsHelp:
      "Zobaczą je tylko osoby, które przygotowują wydarzenie. Usuniemy je 30 dni po jego zakończeniu.",

    submit: "Wyślij zgłoszenie",
    submitReserve: "Wyślij zgłoszenie na listę rezerwową",
    sending: "Wysyłanie zgłoszenia…",
    willHold: "Wolne miejsce będzie czekać na potwierdzenie zgłoszenia pod linkiem z wiadomości e-mail.",

    duplicateTitle: "Ta osoba jest już zgłoszona",
    duplicate: (email: string) =>
      `Na adres ${email} wysłaliśmy jeszcze raz link do istniejącego zgłoszenia. Pod tym linkiem można je sprawdzić, poprawić albo wycofać.`,
    duplicateNamesake:
      "Jeśli pod tym adresem zapisuje się druga osoba o tym samym imieniu i nazwisku, prosimy o wiadomość do organizatora – dopisze ją.",
    refusedTitle: "Nie udało się wysłać zgłoszenia",
    tryingOn: "Nie udało się za pierwszym razem. Próbujemy dalej, nie trzeba nic robić.",
    notSent:
      "Próbowaliśmy i nie wiemy, czy zgłoszenie dotarło. Nic nie zginęło: formularz jest wypełniony. Wyślij go jeszcze raz – to samo zgłoszenie nie zostanie przyjęte dwa razy.",
    notOpenTitle: "Teraz nie można wysłać zgłoszenia",
  },

  opening: {
    title: (when: string) => `Rekrutacja rozpocznie się ${when}`,
    help: "Formularz można wypełnić już teraz, a wysłać o podanej godzinie. Strony nie trzeba odświeżać.",
    left: ({
      days,
      hours,
      minutes,
      seconds,
    }: {
      days: number;
      hours: number;
      minutes: number;
      seconds: number;
    }) =>
      `Pozostało: ${[days && plural("pl", days, { one: "1 dzień", other: (n) => `${n} dni` }), (days || hours) && `${hours} godz.`, (days || hours || minutes) && `${minutes} min`, `${seconds} s`].filter(Boolean).join(" ")}`,
    open: "Rekrutacja trwa. Formularz można wysłać.",
  },

  outcome: {
    replaced: (option: string) => `Zgodnie ze zgodą w formularzu zapisaliśmy na inną część: ${option}.`,
    next: "Co dalej",
    mail: (email: string) => `Wysłaliśmy wiadomość na adres ${email}. Jest w niej link do tej strony.`,
    /** On a reserve list whose seats are offered for so many hours. */
    offers: (hours: number) =>
      plural("pl", hours, {
        one: "Gdy zwolni się miejsce, zaproponujemy je w kolejności z listy i napiszemy o tym. Odpowiedź będzie potrzebna w ciągu 1 godziny. Jej brak oznacza rezygnację.",
        other: (n) =>
          `Gdy zwolni się miejsce, zaproponujemy je w kolejności z listy i napiszemy o tym. Odpowiedź będzie potrzebna w ciągu ${n} godzin, a tuż przed wydarzeniem szybciej. Jej brak oznacza rezygnację.`,
      }),
    withdraw:
      "Gdyby udział okazał się niemożliwy, prosimy wycofać zgłoszenie na tej stronie. Miejsce otrzyma następna osoba.",
    noMailTitle: "Co zrobić, gdy wiadomość nie przyjdzie",
    noMail:
      "Wiadomość powinna przyjść w ciągu kilku minut. Jeśli jej nie ma, proszę sprawdzić folder ze spamem i poprawność adresu e-mail poniżej. Tę stronę można też otworzyć z zapisanego linku.",
  },

  personal: {
    title: "Zgłoszenie",
    eventPage: "Strona wydarzenia",
    state: {
      movedName: "Przeniesione",
      moved: (title: string) => `Zgłoszenie zostało przeniesione na inny termin: „${title}”.`,
      movedHelp: "Tutaj nie jest już ważne. Link do zgłoszenia na nowy termin jest w wiadomości e-mail.",
      handedOverName: "Przekazane",
      handedOver: "Miejsce zostało przekazane innej osobie.",
      inGroupLine: (position: number, group: string) =>
        `Zgłoszenie jest na liście rezerwowej grupy „${group}”. Miejsce na tej liście: ${position}.`,
      inInstitutionLine: (position: number) =>
        `Zgłoszenie jest na liście rezerwowej. Miejsce wśród osób z tej instytucji: ${position}.`,
      together: "Miejsca dostaną jednocześnie wszystkie osoby zgłoszone razem przez instytucję.",
      inLine: (position: number) => `Zgłoszenie jest na liście rezerwowej. Miejsce na liście: ${position}.`,
      held: (until: string) => `Miejsce czeka do ${until}. Aby je zachować, potwierdź zgłoszenie.`,
      offered: (until: string) =>
        `Zwolniło się miejsce i czeka na odpowiedź do ${until}. Brak odpowiedzi oznacza rezygnację.`,
      offerLapsed: (until: string) =>
        `Zaproponowane miejsce czekało na odpowiedź do ${until}. Nie było jej, dlatego przeszło na następną osobę.`,
      lapsed: "Zgłoszenie nie zostało potwierdzone na czas, dlatego miejsce przeszło na następną osobę.",
    },
    confirm: "Potwierdzam zgłoszenie",
    confirmed: "Zgłoszenie potwierdzone",
    accept: "Przyjmuję miejsce",
    accepted: "Udział potwierdzony",
    decline: "Rezygnuję",
    declineTitle: "Zrezygnować z miejsca?",
    declineText:
      "Miejsce otrzyma następna osoba, a zgłoszenie zejdzie z listy rezerwowej. Tego nie można cofnąć. Dopóki trwa rekrutacja, można wysłać nowe zgłoszenie, które trafi na koniec kolejki.",
    choicesLater: "Wybór będzie można zmienić po przyjęciu miejsca.",
    reason: (reason: string) => `Powód: ${reason}`,
    eventCancelled: "Zgłoszenie nie jest już ważne. Nie trzeba nic robić.",
    signUpAgain: "Wyślij nowe zgłoszenie",

    online: "Link do spotkania",
    onlineHelp: "Link jest przeznaczony tylko dla osób z potwierdzonym udziałem.",
    survey: "Ankieta",
    surveyHelp:
      "Organizator prosi o kilka odpowiedzi na temat wydarzenia. Ankieta jest w osobnym narzędziu i otworzy się jego strona.",
    surveyOpen: "Otwórz ankietę",
    calendar: "Dodaj do kalendarza",

    choices: "Wybór",
    changeChoices: "Zmień wybór",
    changeUntil: (wall: string) => `Wybór można zmienić do ${wallTime(wall)}.`,
    changeOpen: "Wybór można zmienić, dopóki trwa rekrutacja.",
    changeClosed: "Wyboru nie można już zmienić.",
    saveChoices: "Zapisz wybór",
    noChoice: "nie wybrano",
    choicesSaved: "Wybór został zmieniony.",
    choose: "Wybierz",
    /** Behind the name of what one has and nobody new gets. */
    retired: (name: string) => `${name} (już niedostępne)`,
    retiredHelp: "Można to zachować. Po zmianie nie da się do tego wrócić.",
    addedTitle: "Zgłoszenie trzeba uzupełnić",
    added: (fields: string) => `Po wysłaniu zgłoszenia organizator zapytał jeszcze o: ${fields}.`,
    laterTitle: "Prosimy o uzupełnienie danych przed wydarzeniem",
    later: (fields: string) => `Organizator pyta osoby, które mają miejsce, o: ${fields}.`,
    toChoices: "Przejdź do wyboru",
    toData: "Przejdź do danych",
    fullHint: "Części bez wolnych miejsc nie można teraz wybrać.",

    programme: "Program",

    data: "Dane",
    edit: "Popraw dane",
    save: "Zapisz zmiany",
    cancelEdit: "Anuluj",
    saved: "Zmiany zostały zapisane.",
    savedAddress: (email: string) =>
      `Zmiany zostały zapisane. Nowy link wysłaliśmy na adres ${email}, poprzedni już nie działa.`,
    changedMeanwhile: "To zgłoszenie zmieniło się w międzyczasie",
    changedMeanwhileHelp: "Poniżej jest jego aktualna treść. Proszę wprowadzić zmiany jeszcze raz.",
    editLater:
      "Dane będzie można poprawić po potwierdzeniu zgłoszenia. Jeśli adres e-mail jest błędny, wycofaj zgłoszenie i wyślij nowe.",
    closed: "Zgłoszenia nie można już zmieniać. W razie potrzeby prosimy o kontakt z organizatorem.",
    refusedTitle: "Nie udało się zapisać zmian",
    consentGiven: "wyrażona",
    consentNotGiven: "niewyrażona",
    consentRules: "Regulamin udziału",
    rulesAccepted: "zaakceptowany",
    consentImage: "Zgoda na wizerunek",
    consentNewsletter: "Zgoda na informacje o wydarzeniach",

    laterRulesTitle: "To wydarzenie ma teraz regulamin",
    laterRules:
      "Organizator dodał regulamin już po tym zgłoszeniu. Zgłoszenie pozostaje ważne. Prosimy o przeczytanie regulaminu.",
    laterRulesAccept: "Akceptuję regulamin",
    laterRulesAccepted: "Akceptacja regulaminu została zapisana.",

    link: "Link do tej strony",
    linkHelp: "Kto ma ten link, może zmienić lub wycofać zgłoszenie. Nie należy go przekazywać innym osobom.",
    copyLink: "Kopiuj link",
    renewLink: "Wyślij nowy link",
    renewTitle: "Wysłać nowy link?",
    renewText: (email: string) =>
      `Nowy link wyślemy na adres ${email}. Obecny przestanie działać od razu, także na tej stronie i u każdego, kto go ma. Zmieni się też kod na bilecie.`,
    renewedTitle: "Wysłaliśmy nowy link",
    renewed: (email: string) =>
      `Wiadomość z nowym linkiem przyjdzie na adres ${email}. Link, którym otwarto tę stronę, już nie działa.`,

    stored: "Jakie dane przechowujemy i jak długo",
    storedData:
      "Przechowujemy dane z formularza, historię zmian zgłoszenia i wysłane wiadomości. Widzą je tylko osoby, które prowadzą wydarzenie i rozliczają projekt.",
    storedNeeds: (day: string) => `Informacje o potrzebach usuniemy ${formatDay("pl", day)}`,
    storedNoNeeds: "Nie przechowujemy żadnych informacji o potrzebach.",
    storedPeriod: "Pozostałe dane przechowujemy tak długo, jak podano w klauzuli informacyjnej.",
    copy: "Kopia danych z tego zgłoszenia, do zachowania albo przekazania dalej. Po dane z innych zgłoszeń i to, co zapisali pracownicy, można napisać do organizatora.",
    copyPdf: "Moje dane (PDF)",
    copyJson: "Moje dane (JSON)",
    consentGivenAt: (instant: string, timeZone: string) =>
      `Zgody i oświadczenia z ${formatDateTime("pl", instant, timeZone)}`,

    withdraw: "Wycofaj zgłoszenie",
    withdrawTitle: "Wycofać zgłoszenie?",
    withdrawSeat:
      "Miejsce otrzyma następna osoba z listy rezerwowej. Wycofania nie można cofnąć. Dopóki trwa rekrutacja, można wysłać nowe zgłoszenie.",
    withdrawWaiting:
      "Zgłoszenie nie będzie już brane pod uwagę. Wycofania nie można cofnąć. Dopóki trwa rekrutacja, można wysłać nowe zgłoszenie, które trafi na koniec kolejki.",
    withdrawn: "Zgłoszenie zostało wycofane.",

    missingTitle: "Ten link nie działa",
    missing:
      "Link może być niepełny albo wysłano już nowszy. Najlepiej otworzyć go z ostatniej wiadomości e-mail o zgłoszeniu.",
    missingHelp:
      "Jeśli wiadomości nie ma, wystarczy wysłać formularz wydarzenia jeszcze raz z tymi samymi danymi: link przyjdzie ponownie.",
    missingBack: "Zobacz wydarzenia",
  },
};
