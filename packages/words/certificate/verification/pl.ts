import { formatDateTime, formatDay, formatDayRange } from "../../date.ts";
import { plural } from "../../plural.ts";

const clockHours = (count: number) =>
  plural("pl", count, {
    one: "1 godzina zegarowa",
    few: (n) => `${n} godziny zegarowe`,
    many: (n) => `${n} godzin zegarowych`,
    other: (n) => `${n} godziny zegarowej`,
  });

const didacticHours = (count: number) =>
  plural("pl", count, {
    one: "1 godzina dydaktyczna",
    few: (n) => `${n} godziny dydaktyczne`,
    many: (n) => `${n} godzin dydaktycznych`,
    other: (n) => `${n} godziny dydaktycznej`,
  });

/** Polish words of the public page of a certificate and of certificates on the personal page. */
export const pl = {
  title: "Sprawdzenie zaświadczenia",
  state: {
    issued: "Zaświadczenie jest ważne",
    annulled: "Zaświadczenie zostało anulowane",
  },
  /** Under the large state. */
  stateHelp: {
    issued: "Wydał je organizator podany niżej. Dane na dokumencie powinny być takie same jak tutaj.",
    annulled: (day: string) => `Od ${formatDay("pl", day)} ten dokument nie jest już ważny.`,
    annulledUndated: "Ten dokument nie jest już ważny.",
    replaced: (number: string) => `W jego miejsce wydano zaświadczenie nr ${number}.`,
  },
  number: "Numer",
  event: {
    training: "Szkolenie",
    study_visit: "Wizyta studyjna",
    conference: "Konferencja",
    meeting: "Spotkanie",
    counselling: "Poradnictwo",
  },
  module: "Część",
  holder: { person: "Dla kogo", institution: "Dla instytucji" },
  initials: "inicjały; całe imię i nazwisko widać tylko wtedy, gdy tak zdecyduje posiadacz zaświadczenia",
  dates: "Termin",
  hours: "Liczba godzin",
  hoursCount: { clock: clockHours, didactic: didacticHours },
  issuer: "Wydał",
  issuedOn: "Data wydania",
  day: (day: string) => formatDay("pl", day),
  days: (first: string, last: string) => formatDayRange("pl", first, last),
  checkedAt: (instant: string, timeZone: string) => `Sprawdzono ${formatDateTime("pl", instant, timeZone)}`,
  print: "Drukuj wynik",
  credentialTitle: "Zaświadczenie cyfrowe",
  credential:
    "Plik w standardzie Open Badges 3.0 z podpisem cyfrowym organizatora: jego prawdziwość może sprawdzić inny program, bez tej strony.",
  credentialDownload: "Pobierz zaświadczenie cyfrowe",
  code: "Kod z dokumentu",
  codeHelp: "Stoi pod kodem QR, na końcu adresu. Wielkość liter nie ma znaczenia.",
  codeMissing: "Wpisz kod, na przykład NE1TSDKF9701AHMDQV2G.",
  check: "Sprawdź",
  lead: "Zaświadczenie można sprawdzić kodem QR z dokumentu albo kodem wpisanym poniżej.",
  unknownTitle: "Nie ma takiego zaświadczenia",
  unknown:
    "Kod może być niepełny albo błędnie przepisany. Najpewniej zeskanować kod QR z dokumentu jeszcze raz.",
  unknownHelp:
    "Jeśli kod z dokumentu prowadzi tutaj mimo to, tego dokumentu nie wydano w tym serwisie. O wyjaśnienie można poprosić organizatora.",
  tooManyTitle: "Za dużo sprawdzeń w krótkim czasie",
  tooMany:
    "Z tego miejsca w sieci sprawdzono wiele kodów. Proszę odczekać kilka minut i otworzyć stronę ponownie.",

  /** On the personal page. */
  own: {
    title: "Zaświadczenia",
    number: (number: string) => `Zaświadczenie nr ${number}`,
    issuedOn: (day: string) => `Wydane ${formatDay("pl", day)}`,
    annulled: "Anulowane. Ten dokument nie jest już ważny.",
    download: "Pobierz PDF",
    verify: "Strona do sprawdzenia",
    copy: "Kopiuj adres do sprawdzenia",
    verifyHelp:
      "Ten adres jest też w kodzie QR na dokumencie. Każdy, kto go zna, sprawdzi, czy zaświadczenie jest ważne.",
    nameLegend: "Co widać na stronie do sprawdzenia",
    nameHelp:
      "Wybór działa od razu i można go w każdej chwili zmienić. Na samym dokumencie jest zawsze imię i nazwisko.",
    initials: (initials: string) => `Tylko inicjały: ${initials}`,
    fullName: (name: string) => `Imię i nazwisko: ${name}`,
    nameSaved: "Zapisano, co widać na stronie do sprawdzenia.",
  },
};
