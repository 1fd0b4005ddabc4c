import { pl as status } from "../status/pl.ts";
import { pl as wait } from "../wait/pl.ts";
import type {
  AGENDA_KINDS,
  EVENT_KINDS,
  EVENT_STATES,
  EventInput,
  HOUR_UNITS,
  RECRUITMENT_MODES,
} from "@zapisy/core/event/schema";
import type { MessageState } from "@zapisy/core/message/schema";
import type { OrganisationRole } from "@zapisy/core/project/schema";
import type {
  ACCESS_NEEDS,
  DIETS,
  FormOfAddress,
  InstitutionType,
  RegistrationSource,
} from "@zapisy/core/registration/schema";
import type { StaffRole } from "@zapisy/core/shared/actor";
import type { Locale } from "../index.ts";

/** One name for each member of a closed list of the core; a missing member fails the type check. */
type Names<Member extends string> = Record<Member, string>;

/** Names of the closed lists of the core in Polish, written as labels: capitalised, in the nominative. */
export const pl = {
  /** Lines in the description of an entry in a calendar. */
  calendar: {
    day: (number: number, of: number) => `Dzień ${number} z ${of}`,
    onlineLink: (url: string) => `Link do spotkania online: ${url}`,
    contact: (contact: string) => `Kontakt: ${contact}`,
    page: (url: string) => `Strona wydarzenia: ${url}`,
  },
  locale: { pl: "polski", en: "angielski" } satisfies Names<Locale>,
  eventKind: {
    training: "Szkolenie",
    study_visit: "Wizyta studyjna",
    conference: "Konferencja",
    meeting: "Spotkanie",
    counselling: "Poradnictwo",
  } satisfies Names<(typeof EVENT_KINDS)[number]>,
  eventState: {
    draft: "Szkic",
    published: "Opublikowane",
    closed: "Rekrutacja zakończona",
    cancelled: "Odwołane",
  } satisfies Names<(typeof EVENT_STATES)[number]>,
  /** Instead of the state of an event that took place. */
  eventOver: "Zakończone",
  placeMode: {
    onsite: "Stacjonarnie",
    online: "Online",
    hybrid: "Stacjonarnie i online",
  } satisfies Names<EventInput["place"]["mode"]>,
  recruitmentMode: {
    first_come: "Kolejność zgłoszeń",
    selection: "Wybór przez organizatora",
  } satisfies Names<(typeof RECRUITMENT_MODES)[number]>,
  agendaKind: {
    session: "Zajęcia",
    stop: "Wizyta",
    panel: "Panel dyskusyjny",
    plenary: "Sesja plenarna",
    travel: "Przejazd",
    lodging: "Nocleg",
    meal: "Posiłek",
    break: "Przerwa",
  } satisfies Names<(typeof AGENDA_KINDS)[number]>,
  hourUnit: {
    clock: "Godzina zegarowa (60 min)",
    didactic: "Godzina dydaktyczna (45 min)",
  } satisfies Names<(typeof HOUR_UNITS)[number]>,
  /** Of somebody for whom a seat is held until their address is confirmed. */
  awaitingConfirmation: "Czeka na potwierdzenie adresu",
  status,
  wait,
  /** What became of something that had been recorded; stands on its list and beside its name. */
  amended: {
    changed: (day: string, was: string, reason: string) =>
      `Zmiana z dnia ${day}, było: ${was}. Powód: ${reason}`,
    counted: (day: string, reason: string) => `Zmiana liczenia godzin z dnia ${day}. Powód: ${reason}`,
    removed: (day: string, reason: string) => `Usunięte z programu ${day}. Powód: ${reason}`,
  },
  registrationSource: {
    online: "Formularz na stronie",
    staff: "Wpisane przez organizatora",
  } satisfies Names<RegistrationSource>,
  formOfAddress: { ms: "Pani", mr: "Pan", none: "Wolę nie podawać" } satisfies Names<FormOfAddress>,
  institutionType: {
    ops: "Ośrodek pomocy społecznej (OPS, MOPS, GOPS)",
    pcpr: "Powiatowe centrum pomocy rodzinie (PCPR)",
    rops: "Regionalny ośrodek polityki społecznej (ROPS)",
    cus: "Centrum usług społecznych (CUS)",
    pup: "Urząd pracy (PUP, WUP)",
    cis_kis: "Centrum lub klub integracji społecznej (CIS, KIS)",
    zaz_wtz: "Zakład aktywności zawodowej lub warsztat terapii zajęciowej (ZAZ, WTZ)",
    ngo: "Organizacja pozarządowa",
    social_economy: "Podmiot ekonomii społecznej (spółdzielnia socjalna, OWES)",
    local_government: "Jednostka samorządu terytorialnego",
    school: "Szkoła, uczelnia lub placówka oświatowa",
    culture: "Instytucja kultury",
    company: "Firma",
    other: "Inna instytucja",
  } satisfies Names<InstitutionType>,
  diet: {
    standard: "Standardowa",
    vegetarian: "Wegetariańska",
    vegan: "Wegańska",
    gluten_free: "Bezglutenowa",
    other: "Inna",
  } satisfies Names<(typeof DIETS)[number]>,
  accessNeed: {
    sign_language: "Tłumacz polskiego języka migowego (PJM)",
    induction_loop: "Pętla indukcyjna",
    captions: "Napisy na żywo",
    large_print: "Materiały dużym drukiem",
    easy_to_read: "Tekst łatwy do czytania (ETR)",
    wheelchair: "Dostęp dla osoby na wózku",
    assistant: "Udział z asystentem lub asystentką",
    assistance_dog: "Udział z psem asystującym",
    quiet_place: "Ciche miejsce do odpoczynku",
    ground_floor_room: "Pokój na parterze",
    other: "Inna potrzeba",
  } satisfies Names<(typeof ACCESS_NEEDS)[number]>,
  organisationRole: {
    lead: "Lider",
    partner: "Partner",
    supporter: "Instytucja wspierająca",
    invited: "Instytucja zaproszona",
  } satisfies Names<OrganisationRole>,
  staffRole: {
    admin: "Administrator",
    coordinator: "Koordynator",
    organiser: "Organizator",
    assistant: "Asystent",
    counsellor: "Doradca lub trener",
    committee: "Członek komisji",
    auditor: "Audytor",
    dpo: "Inspektor ochrony danych",
    partner: "Partner",
    referrer: "Instytucja kierująca",
  } satisfies Names<StaffRole>,
  messageState: {
    queued: "W kolejce",
    sending: "Wysyłana",
    sent: "Wysłana",
    delivered: "Dostarczona",
    failed: "Niewysłana",
    bounced: "Zwrócona przez serwer odbiorcy",
    complained: "Oznaczona przez odbiorcę jako spam",
    superseded: "Niewysłana, bo przestała być aktualna",
  } satisfies Names<MessageState>,
};
