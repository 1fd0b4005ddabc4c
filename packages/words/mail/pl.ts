import type { FormOfAddress } from "@zapisy/core/registration/schema";
import type { StaffRole } from "@zapisy/core/shared/actor";
import { plural } from "../plural.ts";

/** So many people whom a host or leader is to expect. */
const expected = (count: number) =>
  plural("pl", count, {
    one: (n) => `${n} osoba`,
    few: (n) => `${n} osoby`,
    many: (n) => `${n} osób`,
    other: (n) => `${n} osoby`,
  });

/** The words that every kind of mail has of its own: what lists call it, heading (also of the subject), what happened, what to do next. */
type KindTexts = Record<string, { name: string; heading: string; lead: string; next: string[] }>;

/**
 * Polish words of mails. Sentences are impersonal where they can be, because one address often serves a
 * whole office, and those after the salutation begin with a small letter, because it ends in a comma.
 */
export const pl = {
  salutation: (person: { firstName: string; lastName: string; formOfAddress?: FormOfAddress }) =>
    ({ ms: "Szanowna Pani,", mr: "Szanowny Panie,", none: "Szanowni Państwo," })[
      person.formOfAddress ?? "none"
    ],
  staffSalutation: (_name: string) => "Dzień dobry,",
  /** To whoever reads mail at an address. */
  openSalutation: "Szanowni Państwo,",
  subject: (heading: string, title: string) => `${heading}: ${title}`,
  /** The beginning of a subject that says whose mail it is. */
  subjectNamed: (heading: string, name: string) => `${heading} (${name})`,

  kind: {
    "registration.received": {
      name: "Przyjęcie zgłoszenia do rozpatrzenia",
      heading: "Otrzymaliśmy zgłoszenie",
      lead: "zgłoszenie dotarło i czeka na decyzję organizatora. Nie oznacza ono jeszcze udziału w wydarzeniu.",
      next: ["O decyzji napiszemy na ten adres e-mail. Do tego czasu nie trzeba nic robić."],
    },
    "registration.held": {
      name: "Prośba o potwierdzenie adresu",
      heading: "Proszę potwierdzić zgłoszenie",
      lead: "miejsce jest zarezerwowane i czeka na potwierdzenie tego adresu e-mail.",
      next: [
        "Proszę otworzyć link poniżej i nacisnąć „Potwierdzam zgłoszenie”. Bez tego miejsce przejdzie na następną osobę.",
      ],
    },
    "registration.offered": {
      name: "Propozycja miejsca z listy rezerwowej",
      heading: "Zwolniło się miejsce, czekamy na odpowiedź",
      lead: "zwolniło się miejsce i jest zarezerwowane dla tego zgłoszenia z listy rezerwowej. Udział nie jest jeszcze potwierdzony.",
      next: [
        "Proszę otworzyć link poniżej i nacisnąć „Przyjmuję miejsce” albo „Rezygnuję”.",
        "Brak odpowiedzi w tym terminie oznacza rezygnację: miejsce otrzyma następna osoba, a to zgłoszenie zejdzie z listy rezerwowej.",
      ],
    },
    "registration.offer_ending": {
      name: "Przypomnienie o propozycji miejsca",
      heading: "Kończy się czas na odpowiedź",
      lead: "miejsce zaproponowane temu zgłoszeniu z listy rezerwowej czeka jeszcze na odpowiedź. Udział nie jest potwierdzony.",
      next: [
        "Proszę otworzyć link poniżej i nacisnąć „Przyjmuję miejsce” albo „Rezygnuję”.",
        "Brak odpowiedzi w tym terminie oznacza rezygnację: miejsce otrzyma następna osoba, a to zgłoszenie zejdzie z listy rezerwowej.",
      ],
    },
    "registration.offer_lapsed": {
      name: "Koniec propozycji miejsca",
      heading: "Termin na przyjęcie miejsca minął",
      lead: "na zaproponowane miejsce nie było odpowiedzi w terminie, dlatego przeszło ono na następną osobę, a zgłoszenie nie jest już na liście rezerwowej.",
      next: ["Jeśli to pomyłka, prosimy o kontakt z organizatorem."],
    },
    "registration.confirmed": {
      name: "Potwierdzenie udziału",
      heading: "Udział potwierdzony",
      lead: "udział w wydarzeniu jest potwierdzony.",
      next: [
        "Gdyby udział okazał się niemożliwy, proszę zrezygnować pod linkiem poniżej. Miejsce otrzyma wtedy następna osoba.",
      ],
    },
    "registration.reserve": {
      name: "Wpis na listę rezerwową",
      heading: "Lista rezerwowa",
      lead: "wszystkie miejsca są teraz zajęte, dlatego zgłoszenie jest na liście rezerwowej.",
      next: [
        "Gdy zwolni się miejsce, przydzielimy je w kolejności zgłoszeń i napiszemy o tym na ten adres e-mail. Nie trzeba nic robić.",
        "Gdyby udział okazał się niemożliwy, proszę zrezygnować pod linkiem poniżej.",
      ],
    },
    "registration.delegated": {
      name: "Zgłoszenie przez instytucję",
      heading: "Zgłoszenie przez instytucję",
      lead: "instytucja, z której Państwo są, zgłosiła Państwa na poniższe wydarzenie. Poniżej jest stan zgłoszenia.",
      next: [
        "Pod linkiem poniżej można sprawdzić i poprawić dane, podać swoje potrzeby albo wycofać zgłoszenie.",
      ],
    },
    "registration.referred": {
      name: "Skierowanie przez instytucję",
      heading: "Skierowanie na wydarzenie",
      lead: "instytucja podana poniżej skierowała Państwa na to wydarzenie. Poniżej jest stan zgłoszenia.",
      next: [
        "Pod linkiem poniżej można sprawdzić i poprawić dane, podać swoje potrzeby albo wycofać zgłoszenie.",
      ],
    },
    "registration.taken_over": {
      name: "Przejęcie miejsca po innej osobie",
      heading: "Przekazano Państwu miejsce",
      lead: "miejsce na poniższym wydarzeniu, które miała inna osoba z tej samej instytucji, jest teraz dla Państwa. Poniżej jest stan zgłoszenia.",
      next: [
        "Pod linkiem poniżej można sprawdzić i poprawić dane, podać swoje potrzeby albo wycofać zgłoszenie.",
      ],
    },
    "registration.handed_over": {
      name: "Przekazanie miejsca innej osobie",
      heading: "Miejsce przekazane innej osobie",
      lead: "miejsce na poniższym wydarzeniu zostało przekazane innej osobie z tej samej instytucji. To zgłoszenie nie jest już ważne, a link do niego służy tylko do wglądu.",
      next: ["Nie trzeba nic robić. Jeśli to pomyłka, prosimy o kontakt z organizatorem."],
    },
    "delegation.received": {
      name: "Lista osób zgłoszonych przez instytucję",
      heading: "Zgłoszenie z instytucji",
      lead: "zgłoszenie osób z instytucji dotarło. Poniżej jest lista osób i stan każdego zgłoszenia.",
      next: [
        "Każda osoba z adresem e-mail dostała własną wiadomość z osobistym linkiem i informacją o przetwarzaniu danych.",
      ],
    },
    "delegation.contact_changed": {
      name: "Nowa osoba kontaktowa instytucji",
      heading: "Osoba kontaktowa instytucji",
      lead: "od teraz są Państwo osobą kontaktową dla osób zgłoszonych przez instytucję. Poprzedni link już nie działa.",
      next: ["Powyżej jest lista osób i stan każdego zgłoszenia."],
    },
    "registration.promoted": {
      name: "Miejsce z listy rezerwowej",
      heading: "Zwolniło się miejsce, udział potwierdzony",
      lead: "zwolniło się miejsce. Zgłoszenie nie jest już na liście rezerwowej, a udział w wydarzeniu jest potwierdzony.",
      next: [
        "Gdyby udział okazał się niemożliwy, proszę jak najszybciej zrezygnować pod linkiem poniżej. Miejsce otrzyma wtedy następna osoba.",
      ],
    },
    "registration.rejected": {
      name: "Nieprzyjęcie zgłoszenia",
      heading: "Zgłoszenie nieprzyjęte",
      lead: "z przykrością informujemy, że tym razem zgłoszenie nie zostało przyjęte.",
      next: ["W razie pytań prosimy o kontakt z organizatorem."],
    },
    "registration.cancelled": {
      name: "Wycofanie zgłoszenia",
      heading: "Zgłoszenie wycofane",
      lead: "zgłoszenie na to wydarzenie zostało wycofane.",
      next: [
        "Nie trzeba nic robić. Jeśli to pomyłka, proszę skontaktować się z organizatorem albo, jeśli rekrutacja jeszcze trwa, wysłać nowe zgłoszenie na stronie wydarzenia.",
      ],
    },
    "registration.changed": {
      name: "Zmiana w zgłoszeniu",
      heading: "Zmiana w zgłoszeniu",
      lead: "zgłoszenie zostało zmienione. Poniżej jest to, co obowiązuje teraz.",
      next: ["Jeśli coś się nie zgadza, można to sprawdzić i poprawić pod linkiem poniżej."],
    },
    "registration.link": {
      name: "Link do zgłoszenia",
      heading: "Link do zgłoszenia",
      lead: "przesyłamy link do zgłoszenia, które jest już zapisane. Wysyłamy go, gdy ktoś wypełni formularz po raz drugi albo poprosi o link.",
      next: ["Nie trzeba zgłaszać się ponownie."],
    },
    "circular.sent": {
      name: "Wiadomość od organizatora",
      heading: "Wiadomość od organizatora",
      lead: "",
      next: [],
    },
    "circular.test": { name: "Próbna wiadomość", heading: "Próbna wiadomość", lead: "", next: [] },
    "mail_text.test": {
      name: "Próba tekstu wiadomości",
      heading: "Próba tekstu wiadomości",
      lead: "",
      next: [],
    },
    "subscription.confirm": {
      name: "Prośba o potwierdzenie wiadomości o wydarzeniach",
      heading: "Prosimy o potwierdzenie adresu",
      lead: "w formularzu zgłoszeniowym zaznaczono, że na ten adres mają przychodzić wiadomości o kolejnych wydarzeniach organizatora. Wyślemy je dopiero po potwierdzeniu.",
      next: [
        "Na stronie pod tym linkiem jest przycisk „Chcę dostawać wiadomości”. Można tam też wybrać rodzaje wydarzeń i powiaty.",
        "Bez potwierdzenia nic nie przyjdzie, a adres usuniemy po 30 dniach. Zgłoszenie na wydarzenie od tego nie zależy.",
      ],
    },
    "bulletin.sent": {
      name: "Wiadomość o innym wydarzeniu",
      heading: "Zaproszenie na wydarzenie",
      lead: "organizujemy wydarzenie, na które można się zapisać na naszej stronie.",
      next: [],
    },
    "invitation.sent": {
      name: "Zaproszenie",
      heading: "Zaproszenie",
      lead: "zapraszamy do udziału w poniższym wydarzeniu. Pod tym linkiem jest formularz zgłoszeniowy, w którym adres jest już wpisany.",
      next: [
        "Jeśli udział nie będzie możliwy, prosimy to zaznaczyć w tym samym miejscu, przyciskiem „Nie wezmę udziału”.",
        "Zaproszenie jest imienne i działa raz. Prosimy go nikomu nie przekazywać.",
      ],
    },
    "invitation.reminder": {
      name: "Przypomnienie o zaproszeniu",
      heading: "Przypomnienie o zaproszeniu",
      lead: "przypominamy o zaproszeniu na poniższe wydarzenie. Nie mamy jeszcze odpowiedzi.",
      next: [
        "Jeśli udział nie będzie możliwy, prosimy to zaznaczyć w tym samym miejscu, przyciskiem „Nie wezmę udziału”. Nie będziemy wtedy więcej przypominać.",
        "Zaproszenie jest imienne i działa raz. Prosimy go nikomu nie przekazywać.",
      ],
    },
    "interest.confirm": {
      name: "Prośba o potwierdzenie adresu, na który ma przyjść wiadomość o zapisach",
      heading: "Prosimy o potwierdzenie adresu",
      lead: "podano ten adres, aby otrzymać wiadomość, gdy będzie można zapisać się na poniższe wydarzenie. Wyślemy ją tylko po potwierdzeniu.",
      next: [
        "Na stronie pod tym linkiem jest przycisk „Proszę o wiadomość”. W tym samym miejscu można też zrezygnować, teraz albo później.",
      ],
    },
    "interest.told": {
      name: "Wiadomość, że można się zapisać",
      heading: "Można się już zapisać",
      lead: "można się już zapisać na wydarzenie, o którym mieliśmy napisać.",
      next: ["Formularz zgłoszeniowy jest na stronie wydarzenia."],
    },
    "registration.link_renewed": {
      name: "Nowy link do zgłoszenia",
      heading: "Nowy link do zgłoszenia",
      lead: "przesyłamy nowy link do zgłoszenia. Poprzedni link już nie działa.",
      next: ["Samo zgłoszenie się nie zmieniło i nie trzeba wysyłać go ponownie."],
    },
    "registration.address_left": {
      name: "Zawiadomienie na poprzedni adres",
      heading: "Zmiana adresu e-mail w zgłoszeniu",
      lead: "w zgłoszeniu na poniższe wydarzenie zmieniono adres e-mail. Na ten adres nie będziemy już pisać o tym zgłoszeniu, a link, który tu wysłaliśmy, przestał działać.",
      next: [
        "Jeśli to Państwa zgłoszenie, a zmiana jest pomyłką lub nastąpiła bez Państwa wiedzy, prosimy napisać do organizatora. W przeciwnym razie nie trzeba nic robić.",
      ],
    },
    "event.moved": {
      name: "Zmiana terminu lub miejsca",
      heading: "Zmiana terminu lub miejsca",
      lead: "organizator zmienił termin, miejsce lub program wydarzenia. Poniżej jest to, co obowiązuje teraz, i to, co było przedtem. Zgłoszenie pozostaje ważne.",
      next: ["Jeśli ta zmiana uniemożliwia udział, proszę zrezygnować pod linkiem poniżej."],
    },
    "event.cancelled": {
      name: "Odwołanie wydarzenia",
      heading: "Wydarzenie odwołane",
      lead: "organizator odwołał wydarzenie. Zgłoszenie nie jest już ważne i nie trzeba go wycofywać.",
      next: ["Przepraszamy za zmianę planów. W razie pytań prosimy o kontakt z organizatorem."],
    },
    "reminder.before": {
      name: "Przypomnienie przed wydarzeniem",
      heading: "Przypomnienie",
      lead: "przypominamy o wydarzeniu, w którym udział jest potwierdzony.",
      next: [
        "Gdyby udział okazał się niemożliwy, proszę jak najszybciej zrezygnować pod linkiem poniżej. Miejsce otrzyma wtedy następna osoba.",
      ],
    },
    "reminder.answers": {
      name: "Przypomnienie o brakujących odpowiedziach i plikach",
      heading: "Prosimy o uzupełnienie zgłoszenia",
      lead: "udział w wydarzeniu jest potwierdzony, ale w zgłoszeniu czegoś jeszcze brakuje. Poniżej wymieniamy, czego.",
      next: ["Wszystko można uzupełnić na stronie zgłoszenia, pod linkiem poniżej."],
    },
    "reminder.follow_up": {
      name: "Wiadomość po wydarzeniu",
      heading: "Po wydarzeniu",
      lead: "piszemy w sprawie wydarzenia, które już się odbyło.",
      next: ["Dziękujemy wszystkim, którzy wzięli w nim udział."],
    },
    "reminder.survey": {
      name: "Ankieta po wydarzeniu",
      heading: "Prosimy o wypełnienie ankiety",
      lead: "dziękujemy za udział w wydarzeniu, które już się odbyło, i prosimy o kilka odpowiedzi na jego temat.",
      next: [
        "Link do ankiety jest w tej wiadomości i na stronie zgłoszenia. Jeśli ankieta jest już wypełniona, dziękujemy i nie trzeba nic robić.",
      ],
    },
    "contributor.before": {
      name: "Przed wydarzeniem, do gospodarzy i prowadzących",
      heading: "Zbliża się wydarzenie",
      lead: "zbliża się wydarzenie, w którym biorą Państwo udział jako gospodarz albo prowadzący. Poniżej jest Państwa część programu i liczba osób, których się spodziewamy.",
      next: [
        "Jeśli coś się nie zgadza, prosimy o kontakt. Materiały dla uczestników można przesłać na adres podany poniżej.",
      ],
    },
    "contributor.after": {
      name: "Podziękowanie dla gospodarzy i prowadzących",
      heading: "Dziękujemy",
      lead: "dziękujemy za Państwa udział w wydarzeniu, za przygotowanie i poświęcony czas.",
      next: [],
    },
    "contributor.moved": {
      name: "Zmiana wydarzenia, do gospodarzy i prowadzących",
      heading: "Zmiana w programie",
      lead: "w wydarzeniu zmienił się termin, miejsce albo program. Poniżej jest to, co obowiązuje teraz w Państwa części.",
      next: ["Jeśli zmiana Państwu nie odpowiada, prosimy o kontakt."],
    },
    "contributor.cancelled": {
      name: "Odwołanie wydarzenia, do gospodarzy i prowadzących",
      heading: "Wydarzenie odwołane",
      lead: "wydarzenie, w którym mieli Państwo wziąć udział jako gospodarz albo prowadzący, nie odbędzie się.",
      next: ["Przepraszamy za kłopot."],
    },
    "certificate.issued": {
      name: "Zaświadczenie",
      heading: "Zaświadczenie",
      lead: "w załączniku przesyłamy zaświadczenie dotyczące wydarzenia opisanego poniżej.",
      next: [
        "Kod QR na zaświadczeniu prowadzi do strony, na której każdy może sprawdzić, czy jest ono ważne. Zamiast imienia i nazwiska są tam inicjały, chyba że zdecydują Państwo inaczej.",
      ],
    },
    "certificate.annulled": {
      name: "Anulowanie zaświadczenia",
      heading: "Zaświadczenie anulowane",
      lead: "organizator anulował zaświadczenie. Nie jest już ważne i nie należy się nim posługiwać.",
      next: ["W razie pytań prosimy o kontakt z organizatorem."],
    },
    "staff.sign_in_code": {
      name: "Kod do logowania",
      heading: "Kod do logowania",
      lead: "oto kod do zalogowania się w systemie zapisów:",
      next: [
        "Jeśli to nie Państwo się logują, nie trzeba nic robić: bez tego kodu nikt się nie zaloguje. Kodu nie należy nikomu podawać, także telefonicznie.",
      ],
    },
    "staff.sign_in_guarded": {
      name: "Ktoś zgaduje kod do logowania",
      heading: "Ktoś zgaduje kod do logowania",
      lead: "w ciągu jednego dnia wpisano na stronie logowania zbyt wiele kodów do tego konta. Dalsze odgadywanie zostało zatrzymane.",
      next: [
        "Dla bezpieczeństwa kody do tego konta są do jutra dłuższe: mają 12 znaków. Logować się można jak zwykle, a w przeglądarce, w której logowano się już wcześniej, nic się nie zmienia.",
        "Na stronie konta można sprawdzić, gdzie jest ono otwarte. W razie wątpliwości prosimy zawiadomić administratora.",
      ],
    },
    "staff.passkey_added": {
      name: "Nowy klucz dostępu",
      heading: "Nowy klucz dostępu",
      lead: "do konta w systemie zapisów dodano klucz dostępu. Od teraz można się nim logować.",
      next: [
        "Jeśli to nie Państwo go dodali, prosimy od razu otworzyć stronę konta, usunąć ten klucz i zakończyć pozostałe sesje, a potem zawiadomić administratora.",
      ],
    },
    "staff.passkeys_reset": {
      name: "Usunięto klucze dostępu",
      heading: "Usunięto klucze dostępu",
      lead: "administrator usunął klucze dostępu do konta w systemie zapisów i zakończył otwarte sesje.",
      next: [
        "Zalogować się można kodem z wiadomości e-mail, a potem dodać nowy klucz na stronie konta. Jeśli nikt o to nie prosił, prosimy zawiadomić innego administratora.",
      ],
    },
    "staff.identity_added": {
      name: "Pierwsze logowanie kontem organizacji",
      heading: "Pierwsze logowanie kontem organizacji",
      lead: "do konta w systemie zapisów zalogowano się kontem organizacji. Od teraz tylko tym kontem organizacji można się do niego logować.",
      next: [
        "Jeśli to nie Państwo się logowali, prosimy od razu otworzyć stronę konta i zakończyć pozostałe sesje, a potem zawiadomić administratora.",
      ],
    },
    "staff.identity_reset": {
      name: "Odłączono konto organizacji",
      heading: "Odłączono konto organizacji",
      lead: "administrator odłączył konto w systemie zapisów od konta organizacji i zakończył otwarte sesje.",
      next: [
        "Przy następnym logowaniu kontem organizacji zostanie ono połączone na nowo. Jeśli nikt o to nie prosił, prosimy zawiadomić innego administratora.",
      ],
    },
    "staff.invited": {
      name: "Zaproszenie do systemu",
      heading: "Dostęp do systemu zapisów",
      lead: "mają Państwo dostęp do systemu, w którym prowadzimy zapisy na wydarzenia.",
      next: [
        "Hasło nie jest potrzebne. Na stronie logowania wystarczy wpisać ten adres e-mail, a kod do zalogowania przyjdzie w osobnej wiadomości.",
      ],
    },
    "partner.people": {
      name: "Osoby partnera przed wydarzeniem",
      heading: "Państwa osoby na wydarzeniu",
      lead: "niedługo odbędzie się wydarzenie opisane poniżej. Podajemy, które osoby od Państwa mają miejsce, a które czekają.",
      next: [
        "Na stronie pod tym linkiem, po zalogowaniu, jest zawsze aktualna lista. W sprawie zmian prosimy o kontakt z organizatorem.",
        "Listy prosimy używać tylko do przygotowania udziału tych osób, a potem usunąć tę wiadomość.",
      ],
    },
    "partner.moved": {
      name: "Zmiana wydarzenia, do partnerów",
      heading: "Zmiana w wydarzeniu",
      lead: "w wydarzeniu, na którym są osoby albo miejsca Państwa instytucji, zmienił się termin, miejsce albo program. Poniżej jest to, co obowiązuje teraz.",
      next: [
        "Osoby z adresem e-mail, których to dotyczy, dostają o tym własną wiadomość. Na stronie pod tym linkiem, po zalogowaniu, jest lista Państwa osób i wolnych miejsc.",
      ],
    },
    "partner.cancelled": {
      name: "Odwołanie wydarzenia, do partnerów",
      heading: "Wydarzenie odwołane",
      lead: "wydarzenie, na którym są osoby albo miejsca Państwa instytucji, nie odbędzie się.",
      next: [
        "Osoby z adresem e-mail dostały o tym własną wiadomość. Listę Państwa osób widać po zalogowaniu na stronie pod tym linkiem.",
      ],
    },
    "recruitment.reopened": {
      name: "Wznowienie rekrutacji, do instytucji",
      heading: "Znowu można się zapisać",
      lead: "rekrutacja na wydarzenie opisane poniżej była zakończona, a teraz znowu trwa.",
      next: ["Pod tym linkiem, po zalogowaniu, widać wydarzenie i osoby Państwa instytucji."],
    },
    "recruitment.ending": {
      name: "Przypomnienie o końcu rekrutacji, do instytucji",
      heading: "Zbliża się koniec rekrutacji",
      lead: "niedługo kończy się rekrutacja na wydarzenie opisane poniżej, a są jeszcze wolne miejsca.",
      next: ["Pod tym linkiem, po zalogowaniu, widać wydarzenie i osoby Państwa instytucji."],
    },
    "team.joined": {
      name: "Dodanie do zespołu wydarzenia",
      heading: "Dodanie do zespołu wydarzenia",
      lead: "od teraz należą Państwo do zespołu wydarzenia opisanego poniżej.",
      next: [
        "Hasło nie jest potrzebne. Na stronie logowania wystarczy wpisać ten adres e-mail, a kod do zalogowania przyjdzie w osobnej wiadomości.",
      ],
    },
  } satisfies KindTexts,

  /** To whoever was registered by another person (art. 14 GDPR). */
  origin: {
    institution: (institution: string, contact: string | undefined) =>
      contact ? `${institution} (osoba kontaktowa: ${contact})` : institution,
    colleague: "Osoba z tej samej instytucji, która miała to miejsce",
    about:
      "Informacja na podstawie art. 14 RODO. Dostaliśmy imię i nazwisko, ten adres e-mail i odpowiedzi z formularza zgłoszeniowego. Są potrzebne tylko do organizacji i rozliczenia tego wydarzenia. Wszystkie widać pod linkiem powyżej.",
    aboutReferral:
      "Informacja na podstawie art. 14 RODO. Dostaliśmy imię i nazwisko, ten adres e-mail, odpowiedzi z formularza zgłoszeniowego oraz numer i datę dokumentu, na podstawie którego instytucja wydała skierowanie, i datę skierowania. Są potrzebne tylko do organizacji i rozliczenia tego wydarzenia. Odpowiedzi widać pod linkiem powyżej. Numer i daty usuniemy 30 dni po wydarzeniu.",
    refuse:
      "Jeśli nie chcą Państwo wziąć udziału albo nie wiedzieli o zgłoszeniu, można je wycofać pod tym linkiem lub napisać do organizatora.",
    clause: "Klauzula informacyjna organizatora:",
    authorityClause: "Klauzula informacyjna instytucji zarządzającej:",
  },
  /** To who hosts or leads something. */
  contributor: {
    salutation: "Dzień dobry,",
    item: (title: string, when: string, people: number | undefined) =>
      [title, when, people === undefined ? "" : expected(people)].filter(Boolean).join(", "),
    list: "W załączniku jest lista osób, które mają miejsce. Prosimy używać jej tylko do przygotowania i prowadzenia zajęć, a potem usunąć.",
  },

  /** To a partner, of its own people. */
  partner: {
    nobody: "nikt jeszcze się nie zgłosił",
    /** What becomes of free places of its own, from when on. */
    thenEverybodys: (from: string | undefined) =>
      from === undefined
        ? "Po zakończeniu rekrutacji wolne miejsca z Państwa puli mogą dostać inni."
        : `Od ${from} wolne miejsca z Państwa puli będą dla wszystkich.`,
    /** How many of its own people have a place, and how many wait. */
    count: (placed: number, waiting: number) => `z miejscem: ${placed}, czeka na miejsce: ${waiting}`,
    more: (count: number) =>
      plural("pl", count, {
        one: () => "i jeszcze 1 osoba",
        few: (n) => `i jeszcze ${n} osoby`,
        other: (n) => `i jeszcze ${n} osób`,
      }),
  },

  /** To the contact of a delegation. */
  delegation: {
    waits: (position: number) => `lista rezerwowa, miejsce ${position}`,
    person: (name: string, state: string, hasEmail: boolean) =>
      hasEmail ? `${name}: ${state}` : `${name}: ${state} (bez adresu e-mail)`,
    withoutEmail:
      "Do osób bez adresu e-mail nie możemy napisać. Prosimy przekazać im, że są zgłoszone, skąd mamy ich dane, oraz klauzulę informacyjną ze strony wydarzenia.",
    exchangesUntil: (until: string) => `Osobę można wymienić na inną do: ${until}.`,
    link: "Pod tym linkiem można zobaczyć stan zgłoszeń, wymienić osobę na inną i wycofać zgłoszenie. Link jest tylko dla osoby kontaktowej, proszę go nikomu nie przekazywać.",
  },

  /** What accounts of people outside open, by role. */
  opens: {
    counsellor:
      "Po zalogowaniu można wpisywać do dziennika udzielone przez siebie wsparcie i zapisywać obecność na swoich zajęciach. W dzienniku widać tylko własne wpisy, godziny i karty.",
    committee:
      "Po zalogowaniu widać wydarzenia, do których komisji Państwa powołano, i arkusz oceny zgłoszeń.",
    dpo: "Po zalogowaniu można sprawdzić, co system przechowuje o osobie we wszystkich wydarzeniach, i usunąć jej dane na jej wniosek. Widać też historię systemu (logowania, odczyty i pobrania danych, zmiany kont), listę pracowników i ustawienia. Wydarzeń i list zgłoszeń to konto nie otwiera.",
    partner:
      "Po zalogowaniu widać wszystkie działania projektu, a z osób i miejsc tylko te, które są Państwa instytucji.",
    referrer:
      "Po zalogowaniu widać wydarzenia, na które Państwa instytucja może kierować osoby, i osoby przez nią skierowane.",
  } satisfies Partial<Record<StaffRole, string>>,
  needsTeam:
    "Wydarzenia widać po dodaniu do ich zespołu. O każdym dodaniu powiadamia osobna wiadomość. O dodanie można poprosić koordynatora projektu albo osobę, która prowadzi wydarzenie.",

  movedHeading: {
    dates: "Zmiana terminu",
    place: "Zmiana miejsca",
    both: "Zmiana terminu i miejsca",
    programme: "Zmiana w programie",
    onlineUrl: "Zmiana linku do spotkania",
  },
  /** A thing of the programme, or without a title a day of it: what is, and what was. */
  programmeChange: (title: string | undefined, after: string | undefined, before: string | undefined) => {
    const now = after ? [title, after].filter(Boolean).join(": ") : (title ?? "");
    if (!before) return title || !now ? now : `${now} – nowy dzień`;
    return now ? `${now} (poprzednio: ${before})` : `${before} – nie ma już nic w programie`;
  },

  /** In place of the usual words of a change, where mail did not arrive at the address of before. */
  sentAgain: {
    heading: "Zgłoszenie – wysyłamy ponownie",
    lead: "wcześniejsza wiadomość o zgłoszeniu nie dotarła na podany wtedy adres, dlatego piszemy na nowy. Poniżej jest wszystko, co obowiązuje teraz.",
  },

  reservePosition: (position: number) =>
    position <= 1
      ? "Miejsce na liście rezerwowej: 1. To zgłoszenie jest pierwsze w kolejności."
      : plural("pl", position - 1, {
          one: (ahead) =>
            `Miejsce na liście rezerwowej: ${position}. Przed tym zgłoszeniem czeka ${ahead} osoba.`,
          few: (ahead) =>
            `Miejsce na liście rezerwowej: ${position}. Przed tym zgłoszeniem czekają ${ahead} osoby.`,
          other: (ahead) =>
            `Miejsce na liście rezerwowej: ${position}. Przed tym zgłoszeniem czeka ${ahead} osób.`,
        }),
  /** To whom who came from the reserve list of another date. */
  movedFrom: (title: string) =>
    `Zgodnie z prośbą zgłoszenie zostało przeniesione na ten termin. Na liście rezerwowej wydarzenia „${title}” już go nie ma.`,
  /** On the reserve list, for limits that follow in sentences. */
  reserve: (why: string) => `zgłoszenie jest na liście rezerwowej. ${why}`,
  /** Where somebody stands there, among those who wait for places of their institution or group. */
  reservePositionIn: {
    institution: (position: number) => `Miejsce na liście wśród osób z tej instytucji: ${position}.`,
    group: (position: number, group: string) => `Miejsce na liście grupy „${group}”: ${position}.`,
  },
  /** What happens next on a reserve list whose seats are offered for so many hours. */
  reserveOffers: (hours: number) =>
    plural("pl", hours, {
      one: "Gdy zwolni się miejsce, zaproponujemy je w kolejności z listy i napiszemy na ten adres e-mail. Odpowiedź będzie potrzebna w ciągu 1 godziny. Jej brak oznacza rezygnację.",
      other: (n) =>
        `Gdy zwolni się miejsce, zaproponujemy je w kolejności z listy i napiszemy na ten adres e-mail. Odpowiedź będzie potrzebna w ciągu ${n} godzin, a tuż przed wydarzeniem szybciej. Jej brak oznacza rezygnację.`,
    }),
  comeAgain: "Rekrutacja jeszcze trwa: na stronie wydarzenia można wysłać nowe zgłoszenie.",
  codeLifetime: (minutes: number) =>
    plural("pl", minutes, {
      one: (count) => `Kod jest ważny ${count} minutę i działa tylko raz.`,
      few: (count) => `Kod jest ważny ${count} minuty i działa tylko raz.`,
      other: (count) => `Kod jest ważny ${count} minut i działa tylko raz.`,
    }),
  asksMore:
    "Organizator prosi osoby z miejscem o kilka informacji więcej. Pytania są na stronie zgłoszenia, pod linkiem w tej wiadomości.",
  /** What somebody who has a place owes, one of a list. */
  missing: {
    answers: "odpowiedzi na pytania do osób z miejscem",
    file: (name: string) => `plik: ${name}`,
    rules: "akceptacja regulaminu",
  },
  ticket:
    "Na stronie zgłoszenia jest też kod QR. Wystarczy pokazać go przy wejściu na telefonie lub na wydruku.",
  changesUntil: (until: string) => `Wybór można zmienić do: ${until}.`,
  /** `publish` also puts right what an earlier file put there. */
  calendar: {
    publish: "W załączniku jest plik, który dodaje wydarzenie do kalendarza albo poprawia je tam.",
    cancel: "W załączniku jest plik, który usuwa wydarzenie z kalendarza.",
  },
  personalLink:
    "Pod tym linkiem można zobaczyć zgłoszenie, poprawić dane i zrezygnować. Link jest osobisty, proszę go nikomu nie przekazywać.",
  /** When there is nothing left to withdraw from. */
  personalLinkAfter:
    "Pod tym linkiem jest strona zgłoszenia. Link jest osobisty, proszę go nikomu nie przekazywać.",
  /** Art. 14 GDPR: whom others entered is told so, and where the data come from. */
  fromFile:
    "Zgłoszenie wpisał organizator: dane były na liście, którą przygotował albo dostał, na przykład z Państwa instytucji. Jakie to dane, widać na stronie zgłoszenia. Jest tam też informacja o tym, kto i po co je przetwarza oraz jakie mają Państwo prawa (art. 14 RODO). Jeśli to pomyłka, proszę zrezygnować na tej stronie albo napisać do organizatora.",
  notYou:
    "Jeśli zgłoszenie wysłano bez Państwa wiedzy, proszę je wycofać pod tym linkiem albo skontaktować się z organizatorem.",
  certificateReplaces: (former: string) =>
    `To zaświadczenie zastępuje poprzednie, nr ${former}, które straciło ważność.`,
  certificateLink:
    "Pod tym linkiem można pobrać zaświadczenie jeszcze raz i zdecydować, czy przy jego sprawdzaniu widać całe imię i nazwisko. Link jest osobisty, proszę go nikomu nie przekazywać.",
  copyLink: "Jeśli przycisk nie działa, proszę skopiować ten adres:",
  closing: "Z poważaniem",
  automatic: "Wiadomość wysłał automatycznie system zapisów.",
  /** Under a letter that staff wrote to many. */
  circular: "Wiadomość od organizatora do osób zapisanych na to wydarzenie.",
  /** At the end of a printed letter: what goes along with it. */
  enclosed: (names: string[]) => `Załączniki: ${names.join(", ")}`,
  /** Of a mail to somebody who waits for an event. */
  interest: {
    unconfirmed:
      "Jeśli adres podał ktoś inny, nie trzeba nic robić. Bez potwierdzenia nic więcej nie przyjdzie, a adres usuniemy po 7 dniach.",
    once: "To jedyna wiadomość w tej sprawie. Adres był nam potrzebny tylko do niej i zostanie usunięty.",
    later: {
      heading: "Rekrutacja została przesunięta",
      lead: "organizator przesunął rekrutację na wydarzenie, o którym mieliśmy napisać. Aktualne informacje są na stronie wydarzenia.",
    },
    closed: {
      heading: "Rekrutacja jest zakończona",
      lead: "rekrutacja na wydarzenie, o którym mieliśmy napisać, jest już zakończona. W razie pytań prosimy o kontakt z organizatorem.",
    },
    cancelled: {
      heading: "Wydarzenie odwołane",
      lead: "wydarzenie, o którym mieliśmy napisać, nie odbędzie się.",
    },
  },
  /** Under a letter to whoever wants news of events. */
  bulletin:
    "Wiadomość przyszła, bo na ten adres zamówiono informacje o wydarzeniach organizatora. Można z nich zrezygnować albo wybrać rodzaje wydarzeń i powiaty:",
  circularTest: (subject: string) => `Próba: ${subject}`,

  /** At the end of mails of a funded project. */
  funding: {
    project: (title: string, number: string | undefined) =>
      number ? `Projekt: ${title} (umowa nr ${number})` : `Projekt: ${title}`,
    funder: (funder: string) => `Źródło finansowania: ${funder}`,
  },

  action: {
    account: "Otwórz swoje konto",
    delegation: "Otwórz zgłoszenie z instytucji",
    personal: "Otwórz zgłoszenie",
    invitation: "Otwórz zaproszenie",
    answers: "Otwórz pytania",
    survey: "Otwórz ankietę",
    offer: "Odpowiedz na propozycję",
    certificate: "Otwórz stronę z zaświadczeniem",
    event: "Strona wydarzenia",
    confirmNews: "Potwierdź lub zrezygnuj",
    news: "Zrezygnuj lub wybierz wiadomości",
    entrance: "Przejdź do logowania",
    staffEvent: "Otwórz wydarzenie w systemie",
    partner: "Otwórz listę osób",
    partnerEvent: "Otwórz wydarzenie",
    referrals: "Otwórz skierowania",
  },
  label: {
    opens: "Początek rekrutacji",
    closes: "Zapisy do",
    event: "Wydarzenie",
    contributed: "Państwa część",
    person: "Osoba",
    people: "Osoby",
    freePlaces: "Wolne miejsca Państwa puli",
    freeSeats: "Wolne miejsca",
    institution: "Instytucja",
    dataFrom: "Od kogo mamy dane",
    account: "Konto",
    role: "Rola",
    addedBy: "Kto dodał",
    accessBy: "Kto nadał dostęp",
    accessUntil: "Dostęp do",
    entrance: "Strona logowania",
    heldUntil: "Miejsce czeka do",
    offeredUntil: "Odpowiedź najpóźniej",
    answersUntil: "Potrzebne do",
    missing: "Brakuje",
    status: "Stan zgłoszenia",
    dates: "Termin",
    place: "Miejsce",
    datesBefore: "Poprzedni termin",
    datesAfter: "Nowy termin",
    placeBefore: "Poprzednie miejsce",
    placeAfter: "Nowe miejsce",
    items: "Wybór",
    onlineUrl: "Link do spotkania online",
    onlineUrlAfter: "Nowy link do spotkania online",
    onlineUrlBefore: "Poprzedni link, już nieważny",
    programme: "Zmiany w programie",
    reason: "Powód",
    certificateNumber: "Numer zaświadczenia",
    contact: "Kontakt z organizatorem",
  },
};
