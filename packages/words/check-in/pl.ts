import type { AttendanceState } from "@zapisy/core/attendance/schema";
import { formatDateTime, formatDayShort, formatTime, formatTimeRange, formatWallTime } from "../date.ts";
import { plural } from "../plural.ts";

/** A moment of the wall clock, `YYYY-MM-DDTHH:MM`, for narrow places. */
const moment = (wall: string) => `${formatDayShort("pl", wall.slice(0, 10))}, ${formatTime("pl", wall)}`;

const minutes = (count: number) =>
  plural("pl", count, {
    one: (n) => `${n} minuta`,
    few: (n) => `${n} minuty`,
    many: (n) => `${n} minut`,
    other: (n) => `${n} minuty`,
  });

/** Polish words of the check-in desk and of its links. */
export const pl = {
  title: "Lista obecności",
  desk: (name: string) => `Stanowisko: ${name}`,
  app: { name: "Zapisy – lista obecności", shortName: "Obecność" },

  state: {
    present: "Obecność",
    left_early: "Wcześniejsze wyjście",
    excused: "Nieobecność usprawiedliwiona",
    absent: "Nieobecność",
  } satisfies Record<AttendanceState, string>,
  stateMinutes: (count: number) => `Wcześniejsze wyjście, obecność ${minutes(count)}`,
  noState: "Bez wpisu",
  takenBack: "Wpis cofnięty",
  at: (time: string) => formatTime("pl", time),
  seen: (time: string, by: string) => `${formatTime("pl", time)}, ${by}`,
  self: "samodzielnie",
  somebody: "ktoś inny",

  unit: {
    label: "Punkt programu",
    when: (day?: string, from?: string, to?: string) =>
      [
        day && formatDayShort("pl", day),
        from && (to ? formatTimeRange("pl", from, to) : formatTime("pl", from)),
      ]
        .filter(Boolean)
        .join(", "),
    closed: (at: string, timeZone: string) =>
      `Lista zamknięta ${formatDateTime("pl", at, timeZone)}. Zmiana wpisu wymaga powodu.`,
    none: "To wydarzenie nie ma punktów programu z listą obecności",
    noneText: "Gdy organizator je doda, pojawią się tutaj.",
  },

  tally: {
    /** Around the two numbers of the counter: "18 z 25 obecnych". */
    of: "z",
    present: (expected: number) =>
      plural("pl", expected, { one: "obecnej", few: "obecnych", many: "obecnych", other: "obecnych" }),
    spoken: (present: number, expected: number) => `Obecność: ${present} z ${expected}`,
    leftEarly: (count: number) => `wcześniejsze wyjścia: ${count}`,
    excused: (count: number) => `usprawiedliwione: ${count}`,
    absent: (count: number) => `nieobecności: ${count}`,
  },

  search: {
    label: "Szukaj po nazwisku",
    placeholder: "Nazwisko lub imię",
    none: "Nikt nie pasuje do wpisanego tekstu",
    noneText: "Może to osoba bez zgłoszenia albo zapisana na inny punkt programu.",
    count: (count: number) =>
      plural("pl", count, {
        one: "Na liście: 1 osoba",
        few: (n) => `Na liście: ${n} osoby`,
        many: (n) => `Na liście: ${n} osób`,
        other: (n) => `Na liście: ${n} osoby`,
      }),
    clear: "Wyczyść szukanie",
  },

  list: {
    label: "Osoby",
    hint: "Naciśnięcie zaznacza obecność.",
    more: (name: string) => `Inny wpis: ${name}`,
    waiting: "czeka na wysłanie",
    refused: "niezapisane",
    conflict: "sprzeczne wpisy",
    walkIn: "bez zgłoszenia",
    left: (day: string) => `bez miejsca na wydarzeniu od ${day}`,
    undo: "Cofnij wpis",
    empty: "Na ten punkt programu nikt się nie zapisał",
    emptyText: "Osobę, która przyszła bez zgłoszenia, można dodać przyciskiem powyżej.",
  },

  done: {
    recorded: (name: string, state: string) => `${name}: ${state.toLowerCase()}`,
    undone: (name: string) => `${name}: cofnięto`,
    already: (name: string, time: string) => `${name}: obecność już zaznaczona o ${formatTime("pl", time)}`,
    alreadyPlain: (name: string) => `${name}: obecność już zaznaczona`,
  },

  scan: {
    open: "Skanuj kod",
    close: "Wyłącz aparat",
    turn: "Zmień aparat",
    picture: "Obraz z aparatu",
    hint: "Proszę skierować aparat na kod QR z biletu.",
    starting: "Włączanie aparatu…",
    result: {
      present: "Obecność zapisana",
      closed: "Potrzebny powód",
      left: "Bez miejsca na wydarzeniu",
      already: "Już na liście",
      not_expected: "Inny punkt programu",
      unknown: "Nie ma na liście",
      no_ticket: "To nie jest bilet",
    },
    notExpected: (name: string, choice: string) => `${name}. Wybór: ${choice}.`,
    notExpectedPlain: (name: string) => `${name}. Ta osoba nie jest zapisana na ten punkt programu.`,
    unknown: "To bilet na inne wydarzenie albo zgłoszenie, które nie jest potwierdzone.",
    unknownOffline:
      "To bilet na inne wydarzenie albo zgłoszenie nowsze niż lista na tym urządzeniu. Po powrocie sieci proszę zeskanować jeszcze raz.",
    no_ticket: "Ten kod nie pochodzi z biletu. Proszę poszukać osoby po nazwisku.",
    forbidden:
      "Przeglądarka nie ma zgody na użycie aparatu. Proszę zezwolić na aparat w ustawieniach tej strony albo szukać po nazwisku.",
    missing: "To urządzenie nie ma aparatu, którego można użyć. Proszę szukać po nazwisku.",
    failed: "Nie udało się włączyć aparatu. Być może używa go inny program.",
    sound: "Dźwięk",
  },

  minutesDialog: {
    title: "Wcześniejsze wyjście",
    label: "Ile minut trwała obecność",
    unit: "min",
    submit: "Zapisz wyjście",
    required: "Wpisz liczbę minut od 0 do 1440.",
    tooLong: (whole: number) => `Zajęcia trwają ${whole} min. Wpisz mniejszą liczbę.`,
  },

  reason: {
    title: "Powód zmiany",
    text: {
      "attendance.unit_closed": "Lista tego punktu jest zamknięta, dlatego wpis wymaga powodu.",
      "attendance.unit_retired": "Tego punktu nie ma już w programie, dlatego wpis wymaga powodu.",
      "attendance.person_left": "Ta osoba nie ma już miejsca na wydarzeniu, dlatego wpis wymaga powodu.",
      "attendance.not_expected": "Ta osoba wybrała inną grupę, dlatego wpis wymaga powodu.",
    },
    label: "Powód",
    submit: "Zapisz z powodem",
    required: "Wybierz powód.",
    choice: {
      took_place: "Zajęcia się odbyły",
      late_entry: "Obecność zauważona po zamknięciu listy",
      offline: "Zapisane bez sieci przed zamknięciem listy",
      mistake: "Poprawa pomyłki na liście",
      agreed: "Uzgodnione z prowadzącym",
      paper: "Zgodnie z podpisem na liście papierowej",
      came: "Osoba przyszła mimo rezygnacji",
      other_room: "Osoba była w tej grupie mimo innego wyboru",
    },
  },

  walkIn: {
    open: "Dodaj osobę",
    title: "Osoba bez zgłoszenia",
    lead: "Osoba trafi na listę z obecnością w wybranym punkcie programu.",
    firstName: "Imię",
    lastName: "Nazwisko",
    institution: "Instytucja",
    choose: "Wybierz",
    submit: "Dodaj z obecnością",
    added: (name: string) => `${name}: dodano z obecnością`,
    markListed: "Zaznacz obecność",
    addedElsewhere: (name: string) => `${name}: dodano, obecność w innym punkcie programu`,
  },

  conflict: {
    title: (count: number) =>
      plural("pl", count, {
        one: "1 sprzeczny wpis",
        few: (n) => `${n} sprzeczne wpisy`,
        many: (n) => `${n} sprzecznych wpisów`,
        other: (n) => `${n} sprzecznego wpisu`,
      }),
    text: "Dwa urządzenia zapisały co innego. Proszę wybrać, co jest prawdą.",
    says: (who: string, state: string, time: string) =>
      `${who}: ${state.toLowerCase()} (${formatTime("pl", time)})`,
    settle: (state: string) => `Przyjmij: ${state.toLowerCase()}`,
    settled: (name: string) => `${name}: rozstrzygnięto`,
  },

  refused: {
    title: (count: number) =>
      plural("pl", count, {
        one: "1 wpis nie został przyjęty",
        few: (n) => `${n} wpisy nie zostały przyjęte`,
        many: (n) => `${n} wpisów nie zostało przyjętych`,
        other: (n) => `${n} wpisu nie przyjęto`,
      }),
    text: "Te wpisy są tylko na tym urządzeniu.",
    entry: (state: string, unit: string, time: string) => `${state}, ${unit}, ${formatTime("pl", time)}`,
    walkIn: "Osoba bez zgłoszenia",
    giveReason: "Podaj powód",
    retry: "Wyślij jeszcze raz",
    discard: "Usuń wpis",
    discardTitle: "Usunąć ten wpis?",
    discardText: (name: string) => `Wpis „${name}” nie został wysłany i zniknie na dobre.`,
    code: {
      "attendance.unit_closed": "Lista tego punktu została zamknięta. Wpis wymaga powodu.",
      "attendance.unit_retired": "Ten punkt usunięto z programu. Wpis wymaga powodu.",
      "event.cancelled": "Wydarzenie zostało odwołane przed tym punktem programu.",
      "attendance.unit_unknown": "Tego punktu programu już nie ma.",
      "attendance.person_unknown": "Tej osoby nie ma już wśród uczestników.",
      "attendance.person_left": "Ta osoba nie ma już miejsca na wydarzeniu. Wpis wymaga powodu.",
      "attendance.before_day":
        "Dzień tych zajęć jeszcze się nie zaczął. Taki wpis może zrobić tylko osoba z zespołu, podając powód.",
      "attendance.clock_ahead":
        "Godzina tego wpisu jeszcze nie nadeszła: zegar urządzenia się spieszy. Wpis można wysłać później albo poprosić o niego osobę z zespołu.",
      "attendance.minutes_above": "Te zajęcia trwają krócej. Usuń wpis i zapisz go jeszcze raz.",
      "attendance.not_expected": "Ta osoba nie jest zapisana na ten punkt programu. Wpis wymaga powodu.",
      "registration.several_namesakes":
        "Na liście jest kilka osób o tym imieniu i nazwisku. Proszę usunąć ten wpis i wskazać na liście, kto przyszedł.",
      "registration.event_full": "Nie ma już wolnych miejsc na wydarzeniu.",
      "registration.group_full": "Miejsca grupy tej osoby są zajęte.",
      "registration.institution_full": "Z tej instytucji jest już tyle osób, ile może być na wydarzeniu.",
      "registration.option_full": "Nie ma już wolnych miejsc w wybranej grupie.",
    },
    other: "Serwer nie przyjął tego wpisu. Proszę przekazać go organizatorowi.",
  },

  status: {
    waiting: (count: number) => `Zapisane na tym urządzeniu: ${count} – wyślemy po powrocie sieci`,
    waitingOnline: (count: number) => `Zapisane na tym urządzeniu: ${count} – wysyłanie…`,
    waitingFailed: (count: number) =>
      `Zapisane na tym urządzeniu: ${count} – serwer nie odpowiada, ponawiamy`,
    sent: (time: string) => `Wszystko wysłane ${formatTime("pl", time)}`,
    sentOn: (day: string, time: string) =>
      `Wszystko wysłane ${formatDayShort("pl", day)}, ${formatTime("pl", time)}`,
    offline: "Bez sieci – lista działa dalej",
    ready: "Lista jest na tym urządzeniu",
    sync: "Wyślij teraz",
  },

  device: {
    title: "To urządzenie",
    offlineReady: "Strona działa także bez sieci.",
    offlinePreparing: "Przygotowujemy stronę do pracy bez sieci…",
    offlineNever: "Ta przeglądarka nie otworzy strony bez sieci. Otwarta strona działa jednak dalej.",
    notLasting:
      "Ta przeglądarka nie pozwala niczego zapisać, na przykład w oknie prywatnym. Wpisy zginą po zamknięciu strony, jeśli nie ma sieci.",
    kept: (at: string, timeZone: string) =>
      `Zaszyfrowana kopia listy zniknie z urządzenia: ${formatDateTime("pl", at, timeZone)}.`,
    install: "Stronę można dodać do ekranu głównego z menu przeglądarki.",
    erase: "Usuń dane z tego urządzenia",
    eraseTitle: "Usunąć dane z tego urządzenia?",
    eraseText:
      "Lista osób zniknie z urządzenia. Link dalej działa: po otwarciu z siecią lista wczyta się znowu.",
    eraseUnsent: (count: number) =>
      plural("pl", count, {
        one: "1 wpis nie został jeszcze wysłany i zginie.",
        few: (n) => `${n} wpisy nie zostały jeszcze wysłane i zginą.`,
        many: (n) => `${n} wpisów nie zostało jeszcze wysłanych i zginie.`,
        other: (n) => `${n} wpisu nie wysłano i zginie.`,
      }),
  },

  waiting: {
    title: "Potrzebna jest sieć",
    text: "Przy pierwszym otwarciu lista musi się wczytać z sieci. Potem działa także bez niej.",
  },

  end: {
    not_found: {
      title: "Ten link nie działa",
      text: "Proszę sprawdzić, czy adres jest cały, albo poprosić organizatora o nowy link.",
    },
    expired: {
      title: "Ten link wygasł",
      text: "Dane osób zostały usunięte z tego urządzenia. Jeśli lista jest jeszcze potrzebna, organizator może utworzyć nowy link.",
    },
    revoked: {
      title: "Ten link został wyłączony",
      text: "Dane osób zostały usunięte z tego urządzenia. W razie pytań proszę zwrócić się do organizatora.",
    },
    erased: {
      title: "Dane zostały usunięte z tego urządzenia",
      text: "Aby wczytać listę znowu, proszę otworzyć link, gdy jest sieć.",
    },
    unsentTitle: (count: number) =>
      plural("pl", count, {
        one: "1 wpis nie został wysłany",
        few: (n) => `${n} wpisy nie zostały wysłane`,
        many: (n) => `${n} wpisów nie zostało wysłanych`,
        other: (n) => `${n} wpisu nie wysłano`,
      }),
    unsentText: "Proszę przepisać je teraz: po zamknięciu strony znikną.",
    again: "Wczytaj listę",
  },

  links: {
    title: "Stanowiska z listą obecności",
    lead: "Link otwiera listę tego jednego wydarzenia na telefonie lub tablecie, także bez sieci. Urządzenie widzi tylko imiona, nazwiska i kody biletów.",
    add: "Nowy link",
    dialog: "Nowy link do listy obecności",
    name: "Nazwa stanowiska",
    nameHelp: "Kto lub gdzie zaznacza, na przykład „Recepcja, Ola”. Ta nazwa stoi przy wpisach.",
    nameRequired: "Wpisz nazwę stanowiska.",
    expires: "Jak długo działa link",
    expiresDefault: "Do końca dnia po wydarzeniu",
    expiresDays: (count: number) =>
      plural("pl", count, {
        one: (n) => `Przez ${n} dzień od dziś`,
        few: (n) => `Przez ${n} dni od dziś`,
        many: (n) => `Przez ${n} dni od dziś`,
        other: (n) => `Przez ${n} dnia od dziś`,
      }),
    worksUntil: (wall: string) => `Link będzie działać do ${formatWallTime("pl", wall)}.`,
    movesAlong: "Gdy zmieni się termin wydarzenia, ta godzina przesunie się razem z nim.",
    create: "Utwórz link",
    made: (name: string) => `Link: ${name}`,
    madeText:
      "Proszę otworzyć link na urządzeniu, które będzie na stanowisku: zeskanować kod albo skopiować adres. Po zamknięciu tego okna adresu nie można zobaczyć ponownie.",
    qr: "Kod QR z adresem listy obecności",
    address: "Adres",
    copy: "Kopiuj adres",
    done: "Gotowe",
    caption: "Linki do listy obecności",
    column: { name: "Stanowisko", made: "Utworzenie", sync: "Ostatnie połączenie", state: "Stan" },
    madeBy: (name: string, wall: string) => `${name}, ${moment(wall)}`,
    lastSync: (wall: string) => moment(wall),
    neverSynced: "Jeszcze nieotwarty",
    open: (wall: string) => `Działa do ${moment(wall)}`,
    expired: "Wygasł",
    revoked: "Wyłączony",
    revoke: "Wyłącz link",
    revokeTitle: (name: string) => `Wyłączyć link „${name}”?`,
    revokeText:
      "Urządzenie usunie swoją kopię, gdy następnym razem połączy się z siecią. Wpisy, których jeszcze nie wysłało, nie zostaną przyjęte.",
    revokedDone: "Link został wyłączony.",
    empty: "Nie ma jeszcze stanowisk",
    emptyText: "Link pozwala zaznaczać obecność osobom, które nie mają konta.",
  },
};
