import type { Locale } from "@zapisy/core/shared/localized-text";
import { renderLetter, type Funding, type Letter, type RenderedMail } from "@zapisy/mail";
import { loadMail, type MailKind, type MailMessages } from "@zapisy/words/mail";
import { mails } from "./index.ts";

/** A kind of mail with what its letter is made of. */
export type MailInput = {
  [Kind in MailKind]: { kind: Kind } & Parameters<(typeof mails)[Kind]["letter"]>[0];
}[MailKind];

export const texts = { pl: await loadMail("pl"), en: await loadMail("en") };

/** A mail as it is sent; `funding`: of a funded project. */
export function render(input: MailInput, funding?: Funding): RenderedMail {
  const letter = mails[input.kind].letter as (facts: MailInput, words: MailMessages) => Letter;
  return renderLetter({ ...letter(input, texts[input.locale]), funding });
}

/** Who pays, with all that a project can say. */
export const FUNDING: Funding = {
  logos: [
    {
      url: "https://zapisy.example.org/api/projects/prj_1/logos/log_1",
      alt: "Fundusze Europejskie dla Podlaskiego, Rzeczpospolita Polska, Unia Europejska",
    },
    { url: "https://zapisy.example.org/api/projects/prj_1/logos/log_2", alt: "Województwo Podlaskie" },
  ],
  lines: [
    {
      text: "Projekt: Koordynacja działań w zakresie polityki społecznej (umowa nr FEPD.08.04-IZ.00-0001/24)",
    },
    { text: "Źródło finansowania: Fundusze Europejskie dla Podlaskiego 2021–2027, Działanie 8.4" },
    { text: "Projekt współfinansowany ze środków Europejskiego Funduszu Społecznego Plus." },
  ],
};

export const PERSONAL = "https://zapisy.example.org/zgloszenie/4fQ3c1pVtK9sYdX0mZr7LwB2nEa8uHiJ5gTqRkNvCxo";
export const CONTACT = "https://zapisy.example.org/delegations/4fQ3c1pVtK9sYdX0mZr7LwB2nEa8uHiJ5gTqRkNvCxo";
export const EVENT = "https://zapisy.example.org/wydarzenia/metoda-osl";
export const ONLINE = "https://spotkania.example/sala?id=1&pwd=2";
export const CALENDAR = { content: "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", method: "publish" } as const;
export const DOCUMENT = {
  filename: "zaswiadczenie-rops-ws-2011-002-zak-lacka.pdf",
  contentType: "application/pdf",
  content: "%PDF-2.0",
};

export const participant = {
  person: { firstName: "Anna", lastName: "Żak-Łącka", formOfAddress: "ms" as const },
  event: {
    title: "Metoda organizowania społeczności lokalnej",
    dates: "5–8 lipca 2011 r.",
    place: "OPS, ul. Polna 2, Brodnica",
    items: ["Moduł zaawansowany", "Panel B"],
    slug: "metoda-osl",
  },
  links: { personal: PERSONAL, event: EVENT },
  contact: { name: "Barbara Żak", email: "b.zak@rops.example", phone: "56 123 45 67" },
  organiserName: "ROPS w Toruniu",
};

export const NEWS = "https://zapisy.example.org/news/4fQ3c1pVtK9sYdX0mZr7LwB2nEa8uHiJ5gTqRkNvCxo";
export const INTEREST = "https://zapisy.example.org/news/own/4fQ3c1pVtK9sYdX0mZr7LwB2nEa8uHiJ5gTqRkNvCxo";
export const ONE_CLICK = "https://zapisy.example.org/api/subscriptions/4fQ3c1pVtK9sYdX0mZr7/one-click";
export const SURVEY = "https://ankiety.example/osl?id=7";
export const ENTRANCE = "https://zapisy.example.org/staff";
const colleague = {
  name: "Jan Kos",
  role: "Asystent",
  by: "Maria Zielińska",
  organiserName: "ROPS w Toruniu",
};

const outside = {
  name: "Jan Kos",
  organiserName: "ROPS w Toruniu",
  institution: "Samorząd Województwa Małopolskiego",
  event: participant.event,
  contact: participant.contact,
  links: { open: `${ENTRANCE}/partner/evt_1` },
};

/** A mail of every kind with all that the kind can say. */
export function mailOf(kind: MailKind, locale: Locale): MailInput {
  const base = { ...participant, locale };
  switch (kind) {
    case "registration.received":
      return { kind, ...base, changesUntil: "3 lipca 2011 r., godz. 12:00" };
    case "registration.held":
      return { kind, ...base, heldUntil: "5 lipca 2011 r., godz. 9:30" };
    case "registration.offered":
      return { kind, ...base, offeredUntil: "5 lipca 2011 r., godz. 9:30" };
    case "registration.offer_ending":
      return { kind, ...base, offeredUntil: "5 lipca 2011 r., godz. 9:30" };
    case "registration.offer_lapsed":
      return { kind, ...base, mayComeAgain: true };
    case "reminder.before":
      return {
        kind,
        ...base,
        onlineUrl: ONLINE,
        changesUntil: "3 lipca 2011 r., godz. 12:00",
        asksMore: true,
        isOnSite: true,
      };
    case "reminder.answers":
      return {
        kind,
        ...base,
        asksMore: true,
        missing: { files: ["Zgoda przełożonego"], rules: true },
        answersUntil: "28 czerwca 2011 r.",
      };
    case "reminder.follow_up":
      return {
        kind,
        ...base,
        text: ["Dziękujemy za wspólne dni.", "Materiały: https://rops.example/osl"],
        textLocale: "pl",
      };
    case "reminder.survey":
      return { kind, ...base, surveyUrl: SURVEY };
    case "registration.confirmed":
    case "registration.promoted":
      return {
        kind,
        ...base,
        onlineUrl: ONLINE,
        changesUntil: "3 lipca 2011 r., godz. 12:00",
        calendar: CALENDAR,
      };
    case "registration.reserve":
      return { kind, ...base, reservePosition: 3 };
    case "registration.rejected":
    case "registration.cancelled":
    case "event.cancelled":
      return { kind, ...base, reason: "Choroba prowadzącej." };
    case "registration.changed":
    case "registration.link":
      return { kind, ...base, status: "reserve", reservePosition: 1 };
    case "registration.link_renewed":
    case "registration.handed_over":
      return { kind, ...base };
    case "invitation.sent":
    case "invitation.reminder": {
      const { event, contact, organiserName } = base;
      return { kind, locale, name: "Anna Żak-Łącka", event, link: PERSONAL, contact, organiserName };
    }
    case "interest.confirm":
    case "interest.told": {
      const { event, contact, organiserName } = base;
      const about = { locale, event, contact, organiserName, links: { event: EVENT } };
      return kind === "interest.told"
        ? { kind, ...about, state: "open" }
        : { kind, ...about, link: INTEREST };
    }
    case "subscription.confirm":
      return { kind, locale, link: NEWS, organiserName: base.organiserName };
    case "bulletin.sent": {
      const { event, contact, organiserName } = base;
      return {
        kind,
        locale,
        event,
        links: { event: EVENT },
        contact,
        organiserName,
        text: ["Zostało kilka miejsc: https://rops.example/osl"],
        textLocale: "pl",
        unsubscribe: { page: NEWS, oneClick: ONE_CLICK },
      };
    }
    case "registration.delegated":
      return {
        kind,
        ...base,
        status: "reserve",
        reservePosition: 1,
        origin: {
          institution: "Ośrodek Pomocy Społecznej, Mońki",
          contact: "Zofia Lis",
          clause: ["Administratorem jest ROPS.", "Dane przechowujemy 5 lat."],
          authorityClause: [
            "Administratorem danych w systemie CST2021 jest minister właściwy do spraw rozwoju regionalnego.",
          ],
          isReferral: false,
        },
      };
    case "registration.referred":
      return {
        kind,
        ...base,
        status: "reserve",
        reservePosition: 1,
        origin: {
          institution: "Gminny Ośrodek Pomocy Społecznej, Żmudź",
          clause: ["Administratorem jest ROPS."],
          authorityClause: [],
          isReferral: true,
        },
      };
    case "registration.taken_over":
      return {
        kind,
        ...base,
        status: "confirmed",
        origin: { clause: ["Administratorem jest ROPS."], authorityClause: [], isReferral: false },
      };
    case "delegation.received":
    case "delegation.contact_changed": {
      const { event, contact, organiserName } = base;
      return {
        kind,
        locale,
        event,
        contact,
        organiserName,
        contactName: "Zofia Lis",
        institution: "Ośrodek Pomocy Społecznej, Mońki",
        people: [
          { name: "Anna Żak", status: "confirmed", hasEmail: true },
          { name: "Jan Kos", status: "reserve", position: 2, hasEmail: false },
        ],
        exchangesUntil: "3 lipca 2011 r., godz. 12:00",
        links: { contact: CONTACT, event: EVENT },
      };
    }
    case "circular.sent":
    case "circular.test":
      return {
        kind,
        ...base,
        subject: "Materiały: {wydarzenie}",
        body: "materiały są na stronie https://rops.example/materialy.\n\nStan: {stan zgłoszenia}, {link}",
        status: "Udział potwierdzony",
        fileNames: [],
      };
    case "mail_text.test":
      return { kind, locale, letter: mails["registration.link_renewed"].letter(base, texts[locale]) };
    case "registration.address_left": {
      const { event, contact, organiserName } = base;
      return { kind, locale, event: { title: event.title }, contact, organiserName };
    }
    case "certificate.issued":
      return {
        kind,
        ...base,
        number: "ROPS/WS/2011/002",
        replacesNumber: "ROPS/WS/2011/001",
        document: DOCUMENT,
      };
    case "certificate.annulled":
      return { kind, ...base, number: "ROPS/WS/2011/001", reason: "Błąd w nazwisku." };
    case "event.moved":
      return {
        kind,
        ...base,
        before: { dates: "1–4 lipca 2011 r.", place: "Dom Kultury, Toruń" },
        programme: [],
      };
    case "contributor.before":
    case "contributor.after":
    case "contributor.moved":
    case "contributor.cancelled": {
      const { event, contact, organiserName } = base;
      return {
        kind,
        locale,
        event,
        contact,
        organiserName,
        items: [{ title: "Wizyta w CISTOR", when: "6 lipca 2011 r., godz. 10:00–12:00, Toruń", people: 22 }],
        ...(kind === "contributor.before" && {
          people: { filename: "uczestnicy.csv", contentType: "text/csv; charset=utf-8", content: "Nazwisko" },
        }),
        ...(kind === "contributor.cancelled" && { reason: "Powódź." }),
      };
    }
    case "staff.invited":
      return {
        kind,
        locale,
        ...colleague,
        links: { entrance: ENTRANCE, open: ENTRANCE },
        until: "31 grudnia 2016 r.",
        needsTeam: true,
        outside: "referrer",
      };
    case "partner.people":
      return {
        kind,
        ...outside,
        locale,
        people: [
          { name: "Anna Żak", status: "confirmed" },
          { name: "Zofia Łącka", status: "reserve", position: 2 },
        ],
        more: 3,
        free: 2,
      };
    case "partner.moved":
    case "partner.cancelled":
      return {
        kind,
        ...outside,
        locale,
        people: { placed: 3, waiting: 1 },
        ...(kind === "partner.cancelled" && { reason: "Powódź." }),
      };
    case "recruitment.reopened":
      return {
        kind,
        ...outside,
        locale,
        until: "3 lipca 2011 r., godz. 12:00",
        free: 2,
        isReferrer: true,
        links: { open: `${ENTRANCE}/referrals/evt_1` },
      };
    case "recruitment.ending":
      return {
        kind,
        ...outside,
        locale,
        until: "3 lipca 2011 r., godz. 12:00",
        own: { free: 2, until: "28 czerwca 2011 r., godz. 12:00" },
      };
    case "team.joined":
      return {
        kind,
        locale,
        ...colleague,
        links: { entrance: ENTRANCE, open: `${ENTRANCE}/events/evt_1` },
        event: participant.event,
      };
    case "staff.sign_in_code":
      return { kind, locale, name: "Jan Kos", code: "123456", minutes: 10, organiserName: "ROPS w Toruniu" };
    case "staff.sign_in_guarded":
    case "staff.passkey_added":
    case "staff.passkeys_reset":
    case "staff.identity_added":
    case "staff.identity_reset":
      return {
        kind,
        locale,
        name: "Jan Kos",
        links: { account: `${ENTRANCE}/account` },
        organiserName: "ROPS w Toruniu",
      };
  }
}
