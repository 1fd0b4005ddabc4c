import type { PlaceMode } from "@zapisy/core/event/schema";
import type { MergeField } from "@zapisy/core/mail-text/rules";

/** Polish words of what staff write for mails. */
export const pl = {
  markupHelp:
    "Pusta linia oddziela akapity. **Dwie gwiazdki** pogrubiają, *jedna* daje kursywę, wiersze zaczęte od myślnika są listą, a [słowa](https://adres) i adresy stron są linkami.",
  insert: "Wstaw pole",
  field: {
    firstName: "imię",
    lastName: "nazwisko",
    status: "stan zgłoszenia",
    event: "nazwa wydarzenia",
    dates: "termin",
    place: "miejsce",
    link: "osobisty link",
  } satisfies Record<MergeField, string>,
  title: "Teksty wiadomości",
  ofEvent: "Teksty automatycznych wiadomości",
  lead: {
    installation:
      "Co mówią automatyczne wiadomości we wszystkich projektach. Projekt i wydarzenie mogą mieć własny tekst: obowiązuje najbliższy.",
    project:
      "Co mówią automatyczne wiadomości w tym projekcie. Wydarzenie może mieć własny tekst: obowiązuje najbliższy.",
    event:
      "Co mówią automatyczne wiadomości w tym wydarzeniu. Obowiązuje najbliższy tekst: wydarzenia, projektu, wspólny, a bez nich standardowy.",
  },
  caption: "Automatyczne wiadomości",
  column: { kind: "Wiadomość", pl: "Po polsku", en: "Po angielsku", changed: "Ostatnia zmiana tutaj" },
  /** Whose text it is. */
  source: {
    event: "tekst wydarzenia",
    project: "tekst projektu",
    installation: "tekst wspólny",
    builtIn: "tekst standardowy",
  },
  back: "Wszystkie wiadomości",
  gone: "już nie jest wysyłana",
  goneTitle: "Takiej wiadomości system już nie wysyła",
  goneText: "Zapisany tekst nie jest nigdzie używany.",
  remove: "Usuń zapisany tekst",
  unusable: "do poprawy",
  unusableTitle: "Tego tekstu nie da się teraz użyć",
  unusableText:
    "Coś, co w nim stoi, przestało istnieć: pole w nawiasach albo opcja wydarzenia. Do czasu poprawki wiadomość ma tekst standardowy albo nie ma akapitu tej opcji.",
  frame:
    "Zwrot grzecznościowy, dane wydarzenia, stan zgłoszenia, osobisty link, informację o danych osobowych, kontakt i podpis dodaje system, w każdej wiadomości. Zmiana działa od razu, także w wiadomościach, które czekają na wysłanie. Wysłane się nie zmienią.",
  text: { pl: "Tekst polski", en: "Tekst angielski" },
  now: (source: string) => `Teraz: ${source}`,
  adapt: { pl: "Zmień tekst polski", en: "Zmień tekst angielski" },
  part: { heading: "Nagłówek", lead: "Co się stało", next: "Co dalej" },
  headingHelp: "Od niego zaczyna się też temat wiadomości. Po nim system dopisuje nazwę wydarzenia.",
  nextHelp: "Stoi pod danymi wydarzenia.",
  paragraphs: {
    heading: "Dodatkowe akapity",
    text: "Stoją po tekście powyżej, niezależnie od tego, czyj on jest. Akapit może być dla osób z jedną opcją, na przykład z modułu albo z udziałem online, albo tylko na czas, gdy wydarzenie odbywa się w jeden sposób. Inne osoby go nie zobaczą.",
    textAbove:
      "Stoją po tekście powyżej, także gdy wydarzenie ma własny. Akapit jest tylko w wiadomościach o wydarzeniach, które odbywają się w wybrany sposób.",
    modes: {
      onsite: "Gdy wydarzenie jest stacjonarne",
      online: "Gdy wydarzenie jest online",
      hybrid: "Gdy wydarzenie jest hybrydowe",
    } satisfies Record<PlaceMode, string>,
    forWhom: "Dla kogo",
    everybody: "Wszyscy, którzy dostają tę wiadomość",
    retired: (option: string) => `${option} (opcja wycofana)`,
    optionGone: "Opcja, której już nie ma",
    label: (number: number) => `Akapit ${number}`,
    add: "Dodaj akapit",
    remove: (number: number) => `Usuń akapit ${number}`,
  },
  files: {
    heading: "Pliki",
    text: "Idą z każdą taką wiadomością, niezależnie od tego, czyj jest jej tekst. Razem z tym, co wiadomość niesie sama (kalendarz, zaświadczenie), mają do 5 MB. Plik, który się nie zmieści albo przepadnie, nie zatrzyma wiadomości.",
    above: "Z tą wiadomością idą też pliki dodane wyżej:",
    fromAbove: (name: string, size: string, level: "installation" | "project") =>
      `${name}, ${size} (${level === "project" ? "z projektu" : "wspólny"})`,
  },
  save: "Zapisz tekst",
  saved: (polish: string, english: string) =>
    `Zapisano. Po polsku obowiązuje ${polish}, po angielsku ${english}.`,
  restore: {
    all: "Usuń wszystko, co tu zapisano",
    titleAll: "Usunąć wszystko, co tu zapisano?",
    confirmAll: "Usuń wszystko",
    textAll:
      "Zniknie wszystko, co zapisano w tym miejscu: teksty w obu językach, akapity i pliki. W historii zostanie, kto to zrobił.",
    button: {
      pl: (source: string) => `Przywróć po polsku ${source}`,
      en: (source: string) => `Przywróć po angielsku ${source}`,
    },
    title: "Przywrócić tekst?",
    text: (source: string) =>
      `Zapisany tutaj tekst zniknie, a wiadomość będzie miała ${source}. W historii zostanie, kto to zrobił.`,
    confirm: "Przywróć tekst",
  },
  preview: {
    heading: "Podgląd",
    text: "Pokazuje to, co jest w formularzu, także przed zapisaniem. Osobisty link jest ukryty, a to, co zależy od przypadku, jest przykładowe.",
    reader: "Dla kogo",
    madeUp: "Przykładowa osoba",
    send: "Wyślij próbę do siebie",
    sent: "Próba jest w drodze na adres, którym się logujesz.",
    ofOption: (option: string) => `Przykładowa osoba, ${option}`,
    ofMode: {
      onsite: "Przykładowa osoba, wydarzenie stacjonarne",
      online: "Przykładowa osoba, wydarzenie online",
      hybrid: "Przykładowa osoba, wydarzenie hybrydowe",
    } satisfies Record<PlaceMode, string>,
    language: "Język",
    pl: "polski",
    en: "angielski",
    width: "Szerokość",
    wide: "szeroka",
    narrow: "jak w telefonie",
    show: "Pokaż podgląd",
    subject: "Temat",
    files: "Załączniki",
    title: "Podgląd wiadomości",
    plain: "Ta sama wiadomość jako zwykły tekst",
  },
  /** What a preview shows of somebody made up. */
  sample: {
    firstName: "Anna",
    lastName: "Przykładowa",
    event: "Tytuł wydarzenia",
    place: "Ośrodek Pomocy Społecznej, ul. Polna 2, Brodnica",
    institution: "Ośrodek Pomocy Społecznej, Brodnica",
    contact: "Zofia Przykładowa",
    reason: "Powód, który poda organizator.",
    clause: "Tu stoi klauzula informacyjna wydarzenia.",
    contributed: "Warsztat o współpracy",
    certificate: "WZÓR/2026/001",
  },
};
