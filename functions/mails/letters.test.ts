import { copyPage } from "@zapisy/core/message";
import { LOCALES, type Locale } from "@zapisy/core/shared/localized-text";
import { describe, expect, it } from "vitest";
import { composeMime } from "@zapisy/mail";
import type { MailKind } from "@zapisy/words/mail";
import {
  CALENDAR,
  CONTACT,
  DOCUMENT,
  ENTRANCE,
  INTEREST,
  EVENT,
  mailOf,
  NEWS,
  ONE_CLICK,
  ONLINE,
  participant,
  PERSONAL,
  render,
  SURVEY,
  texts,
  type MailInput,
} from "./fixture.ts";
import { mails } from "./index.ts";

function words(html: string): string {
  return html
    .replace(/^.*<body/s, "<body")
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&amp;", "&")
    .replaceAll("&#39;", "'")
    .replace(/\s+/g, " ");
}

const CASES: [MailKind, Locale, { subject: string; says: string[]; link?: string }][] = [
  [
    "mail_text.test",
    "pl",
    { subject: "Próba: Nowy link do zgłoszenia", says: ["Żak-Łącka"], link: PERSONAL },
  ],
  [
    "mail_text.test",
    "en",
    { subject: "Test: New link to the application", says: ["Żak-Łącka"], link: PERSONAL },
  ],
  [
    "registration.received",
    "pl",
    {
      subject: "Otrzymaliśmy zgłoszenie",
      says: [
        "czeka na decyzję organizatora",
        "Wybór można zmienić do: 3 lipca 2011 r.",
        "bez Państwa wiedzy",
      ],
      link: PERSONAL,
    },
  ],
  [
    "registration.received",
    "en",
    {
      subject: "We have received the application",
      says: ["waits for the organiser's decision", "without your knowledge"],
      link: PERSONAL,
    },
  ],
  [
    "registration.delegated",
    "pl",
    {
      subject: "Zgłoszenie przez instytucję",
      says: [
        "Od kogo mamy dane",
        "Ośrodek Pomocy Społecznej, Mońki (osoba kontaktowa: Zofia Lis)",
        "art. 14 RODO",
        "Administratorem jest ROPS.",
        "Dane przechowujemy 5 lat.",
        "Miejsce na liście rezerwowej: 1.",
      ],
      link: PERSONAL,
    },
  ],
  [
    "registration.referred",
    "pl",
    {
      subject: "Skierowanie na wydarzenie",
      says: [
        "Gminny Ośrodek Pomocy Społecznej, Żmudź",
        "art. 14 RODO",
        "numer i datę dokumentu",
        "Administratorem jest ROPS.",
        "Miejsce na liście rezerwowej: 1.",
      ],
      link: PERSONAL,
    },
  ],
  [
    "registration.referred",
    "en",
    {
      subject: "You were referred to an event",
      says: [
        "Who gave us the data",
        "Gminny Ośrodek Pomocy Społecznej, Żmudź",
        "number and date of the document",
      ],
      link: PERSONAL,
    },
  ],
  [
    "registration.taken_over",
    "en",
    {
      subject: "A place was passed on to you",
      says: [
        "A person of the same institution who had this place",
        "art. 14 GDPR",
        "Administratorem jest ROPS.",
      ],
      link: PERSONAL,
    },
  ],
  [
    "registration.delegated",
    "en",
    {
      subject: "Registered by your institution",
      says: ["Who gave us the data", "(contact: Zofia Lis)", "art. 14 GDPR", "Dane przechowujemy 5 lat."],
      link: PERSONAL,
    },
  ],
  [
    "registration.taken_over",
    "pl",
    {
      subject: "Przekazano Państwu miejsce",
      says: ["Osoba z tej samej instytucji, która miała to miejsce", "art. 14 RODO"],
      link: PERSONAL,
    },
  ],
  [
    "registration.handed_over",
    "en",
    { subject: "Place passed on to another person", says: ["is not valid any more"] },
  ],
  [
    "delegation.received",
    "en",
    {
      subject: "Registration by an institution",
      says: ["Jan Kos: reserve list, place 2 (no e-mail address)", "Please tell them"],
      link: CONTACT,
    },
  ],
  [
    "delegation.contact_changed",
    "pl",
    { subject: "Osoba kontaktowa instytucji", says: ["Poprzedni link już nie działa"], link: CONTACT },
  ],
  [
    "registration.handed_over",
    "pl",
    { subject: "Miejsce przekazane innej osobie", says: ["nie jest już ważne"] },
  ],
  [
    "delegation.received",
    "pl",
    {
      subject: "Zgłoszenie z instytucji",
      says: [
        "Anna Żak: Udział potwierdzony",
        "Jan Kos: lista rezerwowa, miejsce 2 (bez adresu e-mail)",
        "Prosimy przekazać im",
        "Osobę można wymienić na inną do: 3 lipca 2011 r.",
      ],
      link: CONTACT,
    },
  ],
  [
    "delegation.contact_changed",
    "en",
    {
      subject: "Contact of the institution",
      says: ["The former link does not work any more"],
      link: CONTACT,
    },
  ],
  [
    "registration.offer_ending",
    "pl",
    {
      subject: "Kończy się czas na odpowiedź (Anna Żak-Łącka)",
      says: ["Odpowiedź najpóźniej", "5 lipca 2011 r., godz. 9:30", "„Przyjmuję miejsce” albo „Rezygnuję”"],
      link: PERSONAL,
    },
  ],
  [
    "registration.offer_ending",
    "en",
    {
      subject: "The time to answer is nearly over (Anna Żak-Łącka)",
      says: ["Answer by", "“I decline”"],
      link: PERSONAL,
    },
  ],
  [
    "reminder.before",
    "pl",
    {
      subject: "Przypomnienie (Anna Żak-Łącka)",
      says: [
        "5–8 lipca 2011 r.",
        "OPS, ul. Polna 2, Brodnica",
        "Moduł zaawansowany",
        "https://spotkania.example/sala?id=1&pwd=2",
        "proszę jak najszybciej zrezygnować pod linkiem poniżej",
        "Wystarczy pokazać go przy wejściu",
        "Wybór można zmienić do: 3 lipca 2011 r.",
        "Organizator prosi osoby z miejscem",
      ],
      link: PERSONAL,
    },
  ],
  [
    "reminder.before",
    "en",
    {
      subject: "Reminder (Anna Żak-Łącka)",
      says: ["please withdraw as soon as possible", "QR code", "The choice can be changed until"],
      link: PERSONAL,
    },
  ],
  [
    "reminder.answers",
    "pl",
    {
      subject: "Prosimy o uzupełnienie zgłoszenia (Anna Żak-Łącka)",
      says: [
        "czegoś jeszcze brakuje",
        "plik: Zgoda przełożonego",
        "akceptacja regulaminu",
        "odpowiedzi na pytania",
        "Potrzebne do",
        "28 czerwca 2011 r.",
      ],
      link: PERSONAL,
    },
  ],
  [
    "reminder.answers",
    "en",
    {
      subject: "Please complete your application (Anna Żak-Łącka)",
      says: [
        "something is still missing",
        "file: Zgoda przełożonego",
        "acceptance of the rules",
        "Needed by",
      ],
      link: PERSONAL,
    },
  ],
  [
    "reminder.follow_up",
    "pl",
    {
      subject: "Po wydarzeniu (Anna Żak-Łącka)",
      says: ["Dziękujemy za wspólne dni.", "Materiały: https://rops.example/osl"],
      link: PERSONAL,
    },
  ],
  [
    "reminder.follow_up",
    "en",
    {
      subject: "After the event (Anna Żak-Łącka)",
      says: ["Dziękujemy za wspólne dni.", "page of the application"],
      link: PERSONAL,
    },
  ],
  [
    "registration.held",
    "pl",
    {
      subject: "Proszę potwierdzić zgłoszenie",
      says: ["Miejsce czeka do", "5 lipca 2011 r., godz. 9:30", "bez Państwa wiedzy"],
      link: PERSONAL,
    },
  ],
  [
    "registration.held",
    "en",
    {
      subject: "Please confirm your application",
      says: ["The place waits until", "without your knowledge"],
      link: PERSONAL,
    },
  ],
  [
    "registration.offered",
    "pl",
    {
      subject: "Zwolniło się miejsce, czekamy na odpowiedź",
      says: [
        "Odpowiedź najpóźniej",
        "5 lipca 2011 r., godz. 9:30",
        "„Przyjmuję miejsce” albo „Rezygnuję”",
        "Brak odpowiedzi w tym terminie oznacza rezygnację",
      ],
      link: PERSONAL,
    },
  ],
  [
    "registration.offered",
    "en",
    {
      subject: "A place is free, please answer",
      says: ["Answer by", "“I take the place” or “I decline”", "counts as declining"],
      link: PERSONAL,
    },
  ],
  [
    "registration.offer_lapsed",
    "pl",
    {
      subject: "Termin na przyjęcie miejsca minął",
      says: ["przeszło ono na następną osobę", "można wysłać nowe zgłoszenie"],
      link: EVENT,
    },
  ],
  [
    "registration.offer_lapsed",
    "en",
    {
      subject: "The time to take the place is over",
      says: ["went to the next person", "Sign-up is still open"],
      link: EVENT,
    },
  ],
  [
    "registration.confirmed",
    "pl",
    {
      subject: "Udział potwierdzony",
      says: ["jest potwierdzony", ONLINE, "W załączniku jest plik", "proszę zrezygnować"],
      link: PERSONAL,
    },
  ],
  [
    "registration.confirmed",
    "en",
    {
      subject: "Place confirmed",
      says: ["is confirmed", ONLINE, "The attached file", "please withdraw"],
      link: PERSONAL,
    },
  ],
  [
    "registration.reserve",
    "pl",
    {
      subject: "Lista rezerwowa",
      says: ["Przed tym zgłoszeniem czekają 2 osoby.", "Nie trzeba nic robić."],
      link: PERSONAL,
    },
  ],
  [
    "registration.reserve",
    "en",
    {
      subject: "Reserve list",
      says: ["There are 2 people ahead", "Nothing needs to be done."],
      link: PERSONAL,
    },
  ],
  [
    "registration.promoted",
    "pl",
    {
      subject: "Zwolniło się miejsce, udział potwierdzony",
      says: ["nie jest już na liście rezerwowej", ONLINE],
      link: PERSONAL,
    },
  ],
  [
    "registration.promoted",
    "en",
    {
      subject: "A place is free, your place is confirmed",
      says: ["no longer on the reserve list", ONLINE],
      link: PERSONAL,
    },
  ],
  [
    "registration.rejected",
    "pl",
    {
      subject: "Zgłoszenie nieprzyjęte",
      says: ["nie zostało przyjęte", "Choroba prowadzącej."],
      link: EVENT,
    },
  ],
  [
    "registration.rejected",
    "en",
    {
      subject: "Application not accepted",
      says: ["has not been accepted", "Choroba prowadzącej."],
      link: EVENT,
    },
  ],
  [
    "registration.cancelled",
    "pl",
    { subject: "Zgłoszenie wycofane", says: ["zostało wycofane", "Jeśli to pomyłka"], link: EVENT },
  ],
  [
    "registration.cancelled",
    "en",
    { subject: "Application withdrawn", says: ["has been withdrawn", "If this is a mistake"], link: EVENT },
  ],
  [
    "registration.changed",
    "pl",
    {
      subject: "Zmiana w zgłoszeniu",
      says: ["Lista rezerwowa", "To zgłoszenie jest pierwsze w kolejności."],
      link: PERSONAL,
    },
  ],
  [
    "registration.changed",
    "en",
    {
      subject: "Application changed",
      says: ["Reserve list", "This application is the next in line."],
      link: PERSONAL,
    },
  ],
  [
    "registration.link",
    "pl",
    {
      subject: "Link do zgłoszenia",
      says: ["jest już zapisane", "Nie trzeba zgłaszać się ponownie."],
      link: PERSONAL,
    },
  ],
  [
    "registration.link",
    "en",
    {
      subject: "Link to the application",
      says: ["already been saved", "no need to apply again"],
      link: PERSONAL,
    },
  ],
  [
    "registration.link_renewed",
    "pl",
    { subject: "Nowy link do zgłoszenia", says: ["Poprzedni link już nie działa."], link: PERSONAL },
  ],
  [
    "registration.link_renewed",
    "en",
    {
      subject: "New link to the application",
      says: ["The link before it does not work any more."],
      link: PERSONAL,
    },
  ],
  [
    "registration.address_left",
    "pl",
    {
      subject: "Zmiana adresu e-mail w zgłoszeniu",
      says: ["Szanowni Państwo,", "przestał działać", "prosimy napisać do organizatora"],
    },
  ],
  [
    "registration.address_left",
    "en",
    {
      subject: "E-mail address of an application changed",
      says: ["Hello,", "does not work any more", "please write to the organiser"],
    },
  ],
  [
    "circular.sent",
    "pl",
    {
      subject: "Materiały",
      says: [
        "materiały są na stronie",
        "https://rops.example/materialy",
        "Stan: Udział potwierdzony",
        "Anna Żak-Łącka",
      ],
      link: PERSONAL,
    },
  ],
  [
    "circular.sent",
    "en",
    {
      subject: "Materiały",
      says: [
        "materiały są na stronie",
        "https://rops.example/materialy",
        "Stan: Udział potwierdzony",
        "Anna Żak-Łącka",
      ],
      link: PERSONAL,
    },
  ],
  [
    "circular.test",
    "pl",
    {
      subject: "Próba: Materiały",
      says: [
        "materiały są na stronie",
        "https://rops.example/materialy",
        "Stan: Udział potwierdzony",
        "Anna Żak-Łącka",
      ],
      link: PERSONAL,
    },
  ],
  [
    "circular.test",
    "en",
    {
      subject: "Test: Materiały",
      says: [
        "materiały są na stronie",
        "https://rops.example/materialy",
        "Stan: Udział potwierdzony",
        "Anna Żak-Łącka",
      ],
      link: PERSONAL,
    },
  ],
  [
    "invitation.sent",
    "pl",
    {
      subject: "Zaproszenie",
      says: ["zapraszamy do udziału", "Anna Żak-Łącka", "Nie wezmę udziału", "działa raz"],
      link: PERSONAL,
    },
  ],
  [
    "invitation.sent",
    "en",
    {
      subject: "Invitation",
      says: ["We invite you", "Anna Żak-Łącka", "I cannot take part", "works once"],
      link: PERSONAL,
    },
  ],
  [
    "invitation.reminder",
    "pl",
    {
      subject: "Przypomnienie o zaproszeniu",
      says: ["Nie mamy jeszcze odpowiedzi.", "Anna Żak-Łącka", "Otwórz zaproszenie"],
      link: PERSONAL,
    },
  ],
  [
    "invitation.reminder",
    "en",
    {
      subject: "Reminder of an invitation",
      says: ["have no answer yet", "Anna Żak-Łącka", "Open the invitation"],
      link: PERSONAL,
    },
  ],
  [
    "subscription.confirm",
    "pl",
    {
      subject: "Prosimy o potwierdzenie adresu",
      says: ["zaznaczono, że na ten adres", "usuniemy po 30 dniach", "Potwierdź lub zrezygnuj"],
      link: NEWS,
    },
  ],
  [
    "subscription.confirm",
    "en",
    {
      subject: "Please confirm your address",
      says: ["somebody ticked", "erase the address after 30 days", "Confirm or decline"],
      link: NEWS,
    },
  ],
  [
    "interest.confirm",
    "pl",
    {
      subject: "Prosimy o potwierdzenie adresu",
      says: [
        "gdy będzie można zapisać się",
        "5–8 lipca 2011 r.",
        "usuniemy po 7 dniach",
        "Potwierdź lub zrezygnuj",
      ],
      link: INTEREST,
    },
  ],
  [
    "interest.confirm",
    "en",
    {
      subject: "Please confirm your address",
      says: ["when one can sign up", "erase the address after 7 days", "Confirm or decline"],
      link: INTEREST,
    },
  ],
  [
    "interest.told",
    "pl",
    {
      subject: "Można się już zapisać",
      says: ["o którym mieliśmy napisać", "5–8 lipca 2011 r.", "To jedyna wiadomość w tej sprawie"],
      link: EVENT,
    },
  ],
  [
    "interest.told",
    "en",
    {
      subject: "You can sign up now",
      says: ["of which you wanted to be told", "the only message about it"],
      link: EVENT,
    },
  ],
  [
    "bulletin.sent",
    "pl",
    {
      subject: "Zaproszenie na wydarzenie",
      says: ["Zostało kilka miejsc", "5–8 lipca 2011 r.", "Zrezygnuj lub wybierz wiadomości"],
      link: EVENT,
    },
  ],
  [
    "bulletin.sent",
    "en",
    {
      subject: "An event for you",
      says: ["Zostało kilka miejsc", "OPS, ul. Polna 2", "Unsubscribe or choose what you get"],
      link: EVENT,
    },
  ],
  [
    "event.moved",
    "pl",
    {
      subject: "Zmiana terminu i miejsca",
      says: [
        "Poprzedni termin",
        "1–4 lipca 2011 r.",
        "Nowy termin",
        "Dom Kultury, Toruń",
        "Zgłoszenie pozostaje ważne.",
      ],
      link: PERSONAL,
    },
  ],
  [
    "event.moved",
    "en",
    {
      subject: "Change of date and venue",
      says: ["Former date", "1–4 lipca 2011 r.", "New date", "Dom Kultury, Toruń", "remains valid"],
      link: PERSONAL,
    },
  ],
  [
    "event.cancelled",
    "pl",
    { subject: "Wydarzenie odwołane", says: ["odwołał wydarzenie", "Choroba prowadzącej."], link: EVENT },
  ],
  [
    "event.cancelled",
    "en",
    { subject: "Event cancelled", says: ["has cancelled the event", "Choroba prowadzącej."], link: EVENT },
  ],
  [
    "certificate.issued",
    "pl",
    {
      subject: "Zaświadczenie",
      says: ["w załączniku przesyłamy zaświadczenie", "ROPS/WS/2011/002", "Otwórz stronę z zaświadczeniem"],
      link: PERSONAL,
    },
  ],
  [
    "certificate.issued",
    "en",
    {
      subject: "Certificate",
      says: ["Attached is the certificate", "ROPS/WS/2011/002", "Open the page with the certificate"],
      link: PERSONAL,
    },
  ],
  [
    "certificate.annulled",
    "pl",
    {
      subject: "Zaświadczenie anulowane",
      says: ["Nie jest już ważne", "ROPS/WS/2011/001", "Błąd w nazwisku."],
      link: EVENT,
    },
  ],
  [
    "certificate.annulled",
    "en",
    {
      subject: "Certificate annulled",
      says: ["no longer valid", "ROPS/WS/2011/001", "Błąd w nazwisku."],
      link: EVENT,
    },
  ],
  [
    "staff.sign_in_code",
    "pl",
    {
      subject: "Kod do logowania",
      says: [
        "123 456",
        "Kod jest ważny 10 minut i działa tylko raz.",
        "Jan Kos",
        "Jeśli to nie Państwo się logują",
      ],
    },
  ],
  [
    "staff.sign_in_code",
    "en",
    { subject: "Sign-in code", says: ["123 456", "valid for 10 minutes", "Jan Kos", "If it is not you"] },
  ],
  [
    "staff.sign_in_guarded",
    "pl",
    {
      subject: "Ktoś zgaduje kod do logowania",
      says: ["Jan Kos", "zbyt wiele kodów", "mają 12 znaków", "gdzie jest ono otwarte"],
      link: `${ENTRANCE}/account`,
    },
  ],
  [
    "staff.sign_in_guarded",
    "en",
    {
      subject: "Somebody is guessing a sign-in code",
      says: ["Jan Kos", "Too many codes", "12 characters", "where it is open"],
      link: `${ENTRANCE}/account`,
    },
  ],
  [
    "staff.passkey_added",
    "pl",
    {
      subject: "Nowy klucz dostępu",
      says: ["Jan Kos", "dodano klucz dostępu", "usunąć ten klucz"],
      link: `${ENTRANCE}/account`,
    },
  ],
  [
    "staff.passkey_added",
    "en",
    {
      subject: "A new passkey",
      says: ["Jan Kos", "A passkey was added", "If it was not you"],
      link: `${ENTRANCE}/account`,
    },
  ],
  [
    "staff.passkeys_reset",
    "pl",
    {
      subject: "Usunięto klucze dostępu",
      says: ["Jan Kos", "usunął klucze dostępu", "kodem z wiadomości e-mail"],
      link: `${ENTRANCE}/account`,
    },
  ],
  [
    "staff.passkeys_reset",
    "en",
    {
      subject: "Passkeys removed",
      says: ["Jan Kos", "removed the passkeys", "with a code from an e-mail"],
      link: `${ENTRANCE}/account`,
    },
  ],
  [
    "staff.identity_added",
    "pl",
    {
      subject: "Pierwsze logowanie kontem organizacji",
      says: ["Jan Kos", "zalogowano się kontem organizacji", "Jeśli to nie Państwo"],
      link: `${ENTRANCE}/account`,
    },
  ],
  [
    "staff.identity_added",
    "en",
    {
      subject: "First sign-in with your organisation's account",
      says: ["Jan Kos", "with an account of your organisation", "If it was not you"],
      link: `${ENTRANCE}/account`,
    },
  ],
  [
    "staff.identity_reset",
    "pl",
    {
      subject: "Odłączono konto organizacji",
      says: ["Jan Kos", "administrator odłączył", "połączone na nowo"],
      link: `${ENTRANCE}/account`,
    },
  ],
  [
    "staff.identity_reset",
    "en",
    {
      subject: "Organisation's account disconnected",
      says: ["Jan Kos", "An administrator disconnected", "connected again"],
      link: `${ENTRANCE}/account`,
    },
  ],
  [
    "contributor.before",
    "pl",
    {
      subject: "Zbliża się wydarzenie",
      says: [
        "Wizyta w CISTOR, 6 lipca 2011 r., godz. 10:00–12:00, Toruń, 22 osoby",
        "W załączniku jest lista osób",
      ],
    },
  ],
  ["contributor.before", "en", { subject: "The event is near", says: ["22 people", "Attached is the list"] }],
  ["contributor.after", "pl", { subject: "Dziękujemy", says: ["dziękujemy za Państwa udział"] }],
  ["contributor.after", "en", { subject: "Thank you", says: ["Thank you for your part"] }],
  ["contributor.moved", "pl", { subject: "Zmiana w programie", says: ["Wizyta w CISTOR, 6 lipca 2011 r."] }],
  ["contributor.moved", "en", { subject: "Change of the programme", says: ["what holds now"] }],
  ["contributor.cancelled", "pl", { subject: "Wydarzenie odwołane", says: ["Powódź."] }],
  ["contributor.cancelled", "en", { subject: "Event cancelled", says: ["will not take place", "Powódź."] }],
  [
    "staff.invited",
    "pl",
    {
      subject: "Dostęp do systemu zapisów",
      says: [
        "mają Państwo dostęp do systemu",
        "Jan Kos",
        "Asystent",
        "Maria Zielińska",
        "wystarczy wpisać ten adres e-mail",
        "Wydarzenia widać po dodaniu do ich zespołu.",
        "31 grudnia 2016 r.",
        "na które Państwa instytucja może kierować osoby",
      ],
      link: ENTRANCE,
    },
  ],
  [
    "staff.invited",
    "en",
    {
      subject: "Access to the registration system",
      says: ["You now have access", "Maria Zielińska", "Events show once you are in their team."],
      link: ENTRANCE,
    },
  ],
  [
    "partner.people",
    "pl",
    {
      subject: "Państwa osoby na wydarzeniu",
      says: [
        "które osoby od Państwa mają miejsce",
        "Samorząd Województwa Małopolskiego",
        "Anna Żak: Udział potwierdzony",
        "Zofia Łącka: lista rezerwowa, miejsce 2",
        "i jeszcze 3 osoby",
        "Wolne miejsca Państwa puli",
      ],
      link: `${ENTRANCE}/partner/evt_1`,
    },
  ],
  [
    "partner.people",
    "en",
    {
      subject: "Your people at the event",
      says: ["which of your people have a place", "Zofia Łącka: reserve list, place 2", "and 3 people more"],
      link: `${ENTRANCE}/partner/evt_1`,
    },
  ],
  [
    "reminder.survey",
    "pl",
    {
      subject: "Prosimy o wypełnienie ankiety (Anna Żak-Łącka)",
      says: ["prosimy o kilka odpowiedzi", "Otwórz ankietę", "Żak-Łącka", PERSONAL],
      link: SURVEY,
    },
  ],
  [
    "reminder.survey",
    "en",
    {
      subject: "Please fill in the questionnaire (Anna Żak-Łącka)",
      says: ["a few answers", "Open the questionnaire"],
      link: SURVEY,
    },
  ],
  [
    "partner.moved",
    "pl",
    {
      subject: "Zmiana w wydarzeniu",
      says: [
        "zmienił się termin, miejsce albo program",
        "Samorząd Województwa Małopolskiego",
        "5–8 lipca 2011 r.",
        "OPS, ul. Polna 2, Brodnica",
        "z miejscem: 3, czeka na miejsce: 1",
        "b.zak@rops.example",
      ],
      link: `${ENTRANCE}/partner/evt_1`,
    },
  ],
  [
    "partner.moved",
    "en",
    {
      subject: "Change of the event",
      says: ["Here is what holds now", "with a place: 3, waiting: 1"],
      link: `${ENTRANCE}/partner/evt_1`,
    },
  ],
  [
    "partner.cancelled",
    "pl",
    {
      subject: "Wydarzenie odwołane",
      says: ["nie odbędzie się", "Powódź.", "z miejscem: 3, czeka na miejsce: 1"],
      link: `${ENTRANCE}/partner/evt_1`,
    },
  ],
  [
    "partner.cancelled",
    "en",
    {
      subject: "Event cancelled",
      says: ["will not take place", "Powódź."],
      link: `${ENTRANCE}/partner/evt_1`,
    },
  ],
  [
    "recruitment.reopened",
    "pl",
    {
      subject: "Znowu można się zapisać",
      says: ["Zapisy do", "3 lipca 2011 r., godz. 12:00", "Wolne miejsca Państwa puli"],
      link: `${ENTRANCE}/referrals/evt_1`,
    },
  ],
  [
    "recruitment.reopened",
    "en",
    {
      subject: "Sign-up is open again",
      says: ["had ended", "Sign-up until"],
      link: `${ENTRANCE}/referrals/evt_1`,
    },
  ],
  [
    "recruitment.ending",
    "pl",
    {
      subject: "Zbliża się koniec rekrutacji",
      says: [
        "niedługo kończy się rekrutacja",
        "Zapisy do",
        "3 lipca 2011 r., godz. 12:00",
        "Wolne miejsca Państwa puli",
        "Od 28 czerwca 2011 r., godz. 12:00 wolne miejsca z Państwa puli będą dla wszystkich",
      ],
      link: `${ENTRANCE}/partner/evt_1`,
    },
  ],
  [
    "recruitment.ending",
    "en",
    {
      subject: "Sign-up ends soon",
      says: ["Sign-up until", "free places of yours are for everybody"],
      link: `${ENTRANCE}/partner/evt_1`,
    },
  ],
  [
    "team.joined",
    "pl",
    {
      subject: "Dodanie do zespołu wydarzenia",
      says: [
        "od teraz należą Państwo do zespołu wydarzenia",
        "Metoda organizowania społeczności lokalnej",
        "5–8 lipca 2011 r.",
        "Maria Zielińska",
        ENTRANCE,
      ],
      link: `${ENTRANCE}/events/evt_1`,
    },
  ],
  [
    "team.joined",
    "en",
    {
      subject: "Added to the team of an event",
      says: ["You are now in the team", "Metoda organizowania społeczności lokalnej", "Maria Zielińska"],
      link: `${ENTRANCE}/events/evt_1`,
    },
  ],
];

describe("a letter", () => {
  it("has a case here for every kind in every language", () => {
    const wanted = Object.keys(mails).flatMap((kind) => LOCALES.map((locale) => `${kind} ${locale}`));
    expect(CASES.map(([kind, locale]) => `${kind} ${locale}`).toSorted()).toEqual(wanted.toSorted());
  });

  it.each(CASES)(
    "says in %s (%s) what has happened and what to do, in text and in HTML",
    (kind, locale, expected) => {
      const mail = render(mailOf(kind, locale));
      const isOfAccount = kind.startsWith("staff.") || kind === "subscription.confirm";
      const title = isOfAccount ? "" : ": Metoda organizowania społeczności lokalnej";
      // Several people may have one address: what staff wrote to many says in its subject to whom.
      const name = kind.startsWith("circular.") ? " (Anna Żak-Łącka)" : "";
      expect(mail.subject).toBe(expected.subject + title + name);
      for (const sentence of expected.says) {
        expect(mail.text.replace(/\n\s*/g, " ")).toContain(sentence);
        expect(words(mail.html)).toContain(sentence);
      }
      if (expected.link) {
        expect(mail.text.split("\n")).toContain(expected.link);
        expect(mail.html).toContain(`href="${expected.link}"`);
      }
      expect(mail.html).toContain(`<html lang="${locale}"`);
      expect(mail.text + words(mail.html)).not.toMatch(/!|undefined|\bnull\b|\[object/);
    },
  );

  it.each(CASES)("keeps the lines of %s (%s) short, addresses excepted", (kind, locale) => {
    const long = render(mailOf(kind, locale))
      .text.split("\n")
      .filter((line) => line.length > 72 && !line.startsWith("https://"));
    expect(long).toEqual([]);
  });

  it.each(CASES)("leaves no key in the copy of %s (%s) that staff may read", (kind, locale) => {
    const mail = render(mailOf(kind, locale));
    const copy = copyPage({ ...mail, attachments: [] }, "https://zapisy.example.org");
    for (const key of [PERSONAL, CONTACT].map((link) => link.slice(link.lastIndexOf("/") + 1)))
      expect(copy).not.toContain(key);
    if (mail.text.includes(ONLINE)) expect(copy).toContain("id=1&amp;pwd=2");
  });

  it("never shows the personal link to somebody who has nothing left to correct", () => {
    for (const kind of ["registration.rejected", "registration.cancelled", "event.cancelled"] as const) {
      const { text, html } = render(mailOf(kind, "pl"));
      expect(text + html).not.toContain(PERSONAL);
    }
  });

  it.each(LOCALES)(
    "says nothing of the person, and has no link, to an address that was left (%s)",
    (locale) => {
      const { subject, text, html } = render(mailOf("registration.address_left", locale));
      const { firstName, lastName } = participant.person;
      for (const secret of [firstName, lastName, "https:", "http:"])
        expect(subject + text + words(html)).not.toContain(secret);
      expect(html).not.toMatch(/href="(?!mailto:)/);
    },
  );

  it.each([
    ["ms", "Szanowna Pani,", "Dear Ms Żak-Łącka,"],
    ["mr", "Szanowny Panie,", "Dear Mr Żak-Łącka,"],
    ["none", "Szanowni Państwo,", "Dear Anna Żak-Łącka,"],
    [undefined, "Szanowni Państwo,", "Dear Anna Żak-Łącka,"],
  ] as const)("addresses a person who wants %s as they want", (formOfAddress, pl, en) => {
    const person = { ...participant.person, formOfAddress };
    const first = (locale: Locale) =>
      render({ kind: "registration.received", ...participant, person, locale }).text.split("\n")[0];
    expect([first("pl"), first("en")]).toEqual([pl, en]);
  });

  it.each([
    [1, "To zgłoszenie jest pierwsze w kolejności.", "This application is the next in line."],
    [2, "czeka 1 osoba.", "There is 1 person ahead of this application."],
    [3, "czekają 2 osoby.", "There are 2 people ahead of this application."],
    [5, "czekają 4 osoby.", "There are 4 people ahead of this application."],
    [6, "czeka 5 osób.", "There are 5 people ahead of this application."],
    [13, "czeka 12 osób.", "There are 12 people ahead of this application."],
    [23, "czekają 22 osoby.", "There are 22 people ahead of this application."],
  ])("counts right for place %d on the reserve list", (reservePosition, pl, en) => {
    const html = (locale: Locale) =>
      words(render({ kind: "registration.reserve", ...participant, locale, reservePosition }).html);
    expect(html("pl")).toContain(`Miejsce na liście rezerwowej: ${reservePosition}. `);
    expect(html("pl")).toContain(pl);
    expect(html("en")).toContain(en);
  });

  it.each([
    [
      { dates: "czerwiec 2011", place: participant.event.place },
      "Zmiana terminu",
      ["Nowe miejsce", "Poprzednie miejsce"],
    ],
    [
      { dates: participant.event.dates, place: "Online" },
      "Zmiana miejsca",
      ["Nowy termin", "Poprzedni termin"],
    ],
  ])("names in the subject of a moved event only what was %j", (before, heading, absent) => {
    const mail = render({ kind: "event.moved", ...participant, locale: "pl", before, programme: [] });
    expect(mail.subject).toBe(`${heading}: ${participant.event.title}`);
    for (const label of absent) expect(mail.text).not.toContain(label);
  });

  it("says what is at another hour or in another room, and what holds no more of the link", () => {
    const { subject, text, html } = render({
      kind: "event.moved",
      ...participant,
      locale: "pl",
      before: participant.event,
      onlineUrl: ONLINE,
      onlineUrlBefore: "https://spotkania.example/stara",
      programme: [
        { title: "Panel B", before: "10:00–12:00, sala 3", after: "13:00–15:00, sala 5" },
        { title: "Warsztat", before: "", after: "9:00–10:00" },
        { before: "7 lipca 2011 r., godz. 9:00–12:00" },
        { after: "9 lipca 2011 r., godz. 9:00–12:00" },
      ],
    });
    expect(subject).toBe(`Zmiana w programie: ${participant.event.title}`);
    expect(text).toContain(`Nowy link do spotkania online:\n${ONLINE}`);
    expect(text.replaceAll(/\n\s+/g, " ")).toContain(
      [
        "- Panel B: 13:00–15:00, sala 5 (poprzednio: 10:00–12:00, sala 3)",
        "- Warsztat: 9:00–10:00",
        "- 7 lipca 2011 r., godz. 9:00–12:00 – nie ma już nic w programie",
        "- 9 lipca 2011 r., godz. 9:00–12:00 – nowy dzień",
      ].join("\n"),
    );
    // What holds no more is not a link of ours.
    expect(html).toContain("https://spotkania.example/stara");
    expect(html).not.toContain('href="https://spotkania.example/stara"');
  });

  it("shortens the middle of a long title in the subject, never its end, and keeps it whole in the mail", () => {
    const beginning = "Wizyta studyjna w podmiotach ekonomii społecznej województwa kujawsko-pomorskiego";
    const titles = ["edycja II, Toruń", "edycja III, Toruń", "edycja III, Bydgoszcz"].map(
      (end) => `${beginning} oraz konferencja o współpracy samorządów w regionie – ${end}`,
    );
    for (const [kind, locale] of CASES) {
      const input = mailOf(kind, locale);
      if (!("event" in input)) continue;
      const mails = titles.map((title) =>
        render({ ...input, event: { ...input.event, title } } as MailInput),
      );
      expect(new Set(mails.map(({ subject }) => subject)).size).toBe(titles.length);
      for (const [index, mail] of mails.entries()) {
        const title = titles[index] ?? "";
        const [, shown = ""] = mail.subject
          .replace(/^(Próba|Test): /, "")
          .replace(/ \(Anna Żak-Łącka\)$/, "")
          .split(/: /);
        const [start = "", end = ""] = shown.split(" … ");
        expect(mail.subject.length).toBeLessThanOrEqual(120);
        expect(title.startsWith(`${start} `)).toBe(true);
        expect(title.endsWith(` ${end}`)).toBe(true);
        expect(words(mail.html)).toContain(title);
      }
    }
  });

  it.each(CASES)(
    "can be unsubscribed from by one click where it is a bulletin, and nowhere else: %s (%s)",
    async (kind, locale) => {
      const mail = render(mailOf(kind, locale));
      const to = { address: "anna@ops.example" };
      const mime = await composeMime({ ...mail, messageId: "msg_1", from: to, to });
      const [head = ""] = new TextDecoder().decode(mime).split("\r\n\r\n");
      const headers = head
        .replaceAll(/\r\n[ \t]+/g, " ")
        .split("\r\n")
        .filter((line) => /^list-/i.test(line));
      expect(headers).toEqual(
        kind === "bulletin.sent"
          ? [`List-Unsubscribe: <${ONE_CLICK}>`, "List-Unsubscribe-Post: List-Unsubscribe=One-Click"]
          : [],
      );
      // And whoever looks for the way out in the letter itself finds the page where one chooses.
      if (kind === "bulletin.sent") for (const part of [mail.text, mail.html]) expect(part).toContain(NEWS);
    },
  );

  it.each(["reminder.before", "registration.offer_ending", "circular.sent", "circular.test"] as const)(
    "has whose it is and which event in the subject of %s, in 120 letters, however long name and title are",
    (kind) => {
      const person = {
        firstName: "Maria Wilhelmina Kunegunda",
        lastName: "Brzęczyszczykiewicz-Chrząszczyżewska",
      };
      for (const locale of LOCALES) {
        const input = mailOf(kind, locale) as Extract<MailInput, { kind: "circular.sent" }>;
        const title = `${"Praca z rodziną w kryzysie i ".repeat(6)}edycja III, Bydgoszcz`;
        const { subject } = render({ ...input, person, event: { ...input.event, title } });
        expect(subject.length).toBeLessThanOrEqual(120);
        expect(subject).toMatch(/\(Maria \S.* … .*\)/);
        expect(subject).toMatch(/Bydgoszcz( \(|$)/);
      }
    },
  );

  it.each(["circular.sent", "circular.test"] as const)(
    "says of %s where the data came from, where a file brought them, and not otherwise",
    (kind) => {
      for (const locale of LOCALES) {
        const input = mailOf(kind, locale) as Extract<MailInput, { kind: "circular.sent" }>;
        const said = texts[locale].fromFile;
        expect(words(render({ ...input, fromFile: true }).html)).toContain(said);
        expect(words(render(input).html)).not.toContain(said);
      }
    },
  );

  it("says in which language the organiser's words after an event are, where that is not the mail's", () => {
    const lines = (locale: Locale, textLocale: Locale) => {
      const input = mailOf("reminder.follow_up", locale) as Extract<
        MailInput,
        { kind: "reminder.follow_up" }
      >;
      return render({ ...input, textLocale }).html.match(
        /<\w+[^>]*lang="(pl|en)"[^>]*>\s*(Dziękujemy|Materiały)/g,
      );
    };
    expect(lines("en", "pl")).toHaveLength(2);
    expect([lines("pl", "pl"), lines("en", "en")]).toEqual([null, null]);
  });

  it("shows what people typed as text: no markup, no lines, no links of theirs", () => {
    const mail = render({
      kind: "registration.changed",
      ...participant,
      locale: "en",
      status: "confirmed",
      person: {
        firstName: '<script>alert("1")</script>',
        lastName: "Nowak & Syn\r\nBcc: a@zle.example http://zle.example",
      },
      event: {
        ...participant.event,
        title: 'Panel <b>"A&B"</b>\r\nX-Spam: 1',
        items: ["<img src=x onerror=alert(1)>"],
      },
      reason: "<a href='https://zle.example'>kliknij</a>",
      onlineUrl: "javascript:alert(1)",
    });
    expect(mail.subject).toBe('Application changed: Panel <b>"A&B"</b> X-Spam: 1');
    expect(mail.html).not.toMatch(/<script|<img|<b>|href='|href="javascript|zle\.example http/);
    expect(mail.html).toContain("Panel &lt;b&gt;&quot;A&amp;B&quot;&lt;/b&gt; X-Spam: 1");
    expect(mail.text).toContain('Dear <script>alert("1")< script> Nowak & Syn Bcc a zle. example http');
    expect(mail.html.match(/href="[^"]*"/g)).toEqual([
      `href="${PERSONAL}"`,
      'href="mailto:b.zak@rops.example"',
      `href="${EVENT}"`,
    ]);
  });

  it("marks title and options that are in another language than the mail", () => {
    const event = { ...participant.event, contentLocale: "pl" as const };
    const lines = (locale: Locale) =>
      render({ kind: "registration.received", ...participant, event, locale }).html.match(
        /<dd[^>]*lang="pl"[^>]*>/g,
      );
    expect([lines("en")?.length, lines("pl")]).toEqual([3, null]);
  });

  it("says of a change that an earlier mail did not arrive, where it did not, in place of what changed", () => {
    const input = { kind: "registration.changed", ...participant, status: "confirmed" } as const;
    for (const [locale, heading, changed] of [
      ["pl", "Zgłoszenie – wysyłamy ponownie", "zgłoszenie zostało zmienione"],
      ["en", "Application – sent again", "has been changed"],
    ] as const) {
      const again = render({ ...input, locale, missed: true });
      expect(again.subject).toContain(heading);
      expect(again.text).not.toContain(changed);
      expect(again.text).toContain(PERSONAL);
      expect(render({ ...input, locale }).text).toContain(changed);
    }
  });

  it("says that those who have a place are asked for more, where they are", () => {
    const input = { kind: "registration.promoted", ...participant, locale: "pl" } as const;
    expect(render({ ...input, asksMore: true }).text).toContain("prosi osoby z miejscem");
    expect(render(input).text).not.toContain("prosi osoby z miejscem");
  });

  it("hands over the calendar file that the mail promises, and promises none without it", () => {
    const input = { kind: "registration.confirmed", ...participant, locale: "pl" } as const;
    expect(render({ ...input, calendar: CALENDAR }).attachments).toEqual([
      {
        filename: "metoda-osl.ics",
        contentType: "text/calendar; charset=utf-8; method=PUBLISH",
        content: CALENDAR.content,
      },
    ]);
    const without = render(input);
    expect(without.attachments).toEqual([]);
    expect(without.text).not.toContain("W załączniku");
  });

  it("says of a file that takes entries out of a calendar what it does, to whom and to mail programs", () => {
    const { attachments, text } = render({
      kind: "registration.cancelled",
      ...participant,
      locale: "pl",
      calendar: { ...CALENDAR, method: "cancel" },
    });
    expect(attachments.map(({ contentType }) => contentType)).toEqual([
      "text/calendar; charset=utf-8; method=CANCEL",
    ]);
    expect(text).toContain("W załączniku jest plik, który usuwa wydarzenie z kalendarza.");
  });

  it("brings the certificate, and says which one it replaces", () => {
    const input = mailOf("certificate.issued", "pl");
    const { attachments, text } = render(input);
    expect(attachments).toEqual([DOCUMENT]);
    expect(text).toContain("Numer zaświadczenia: ROPS/WS/2011/002");
    expect(text).toContain("zastępuje poprzednie, nr ROPS/WS/2011/001,");
  });

  it.each([
    ["pl", "Po zakończeniu rekrutacji wolne miejsca z Państwa puli mogą dostać inni.", "Wolne miejsca: 5"],
    ["en", "Once sign-up has ended, others may get the free places of yours.", "Free places: 5"],
  ] as const)(
    "says to a partner what becomes of its places when sign-up ends, and to who refers people how many are free (%s)",
    (locale, own, free) => {
      const { own: _, ...input } = mailOf("recruitment.ending", locale) as Extract<
        MailInput,
        { kind: "recruitment.ending" }
      >;
      const text = (more: Partial<typeof input> & { own?: { free: number } }) =>
        render({ ...input, ...more }).text.replaceAll(/\n\s*/g, " ");
      expect(text({ own: { free: 1 } })).toContain(own);
      const toReferrer = text({ free: 5 });
      expect(toReferrer).toContain(free);
      for (const no of ["puli", "yours"]) expect(toReferrer).not.toContain(no);
    },
  );

  it("leaves out the contact when nothing is known of it", () => {
    const { text } = render({
      kind: "registration.received",
      ...participant,
      locale: "pl",
      contact: {},
    });
    expect(text).not.toContain("Kontakt z organizatorem");
  });
});
