import type { MessageKind } from "@zapisy/core/message/schema";
import type { FormOfAddress, RegistrationStatus } from "@zapisy/core/registration/schema";
import type { Locale } from "@zapisy/core/shared/localized-text";

/** The person whose registration a mail is about; not always the one who reads it. */
export interface MailPerson {
  firstName: string;
  lastName: string;
  formOfAddress?: FormOfAddress;
}

/** When and where an event is, in words of the mail's language. */
export interface MailOccasion {
  /** e.g. "5–8 lipca 2011 r., od godz. 9:00". */
  dates: string;
  /** e.g. "Online" or "Ośrodek Pomocy Społecznej, ul. Polna 2, Brodnica". */
  place: string;
}

/** A thing of the programme, or without a title a day of it, at another hour or in another room; before or after may be none. */
export interface MailProgrammeChange {
  title?: string;
  before?: string;
  after?: string;
}

/** What a mail tells about an event. */
export interface MailEvent extends MailOccasion {
  title: string;
  /** Titles of the options that the person chose; empty where there is nothing to choose. */
  items: string[];
  /** Language of title and items where it is not that of the mail. */
  contentLocale?: Locale;
  slug: string;
}

/** Whom to ask; lines that are not known are left out. */
export interface MailContact {
  name?: string;
  email?: string;
  phone?: string;
}

/** What every mail to a participant is made of. */
interface ParticipantMail {
  locale: Locale;
  person: MailPerson;
  event: MailEvent;
  links: {
    /** The person's own page: see, correct, withdraw. */
    personal: string;
    /** The public page of the event; absent where it has none. */
    event?: string;
  };
  contact: MailContact;
  organiserName: string;
  /** To attach; left out where the person's calendar has nothing of the event and is to have nothing. */
  calendar?: MailCalendar;
}

/** What a mail can add for somebody who takes part, or may. */
interface ParticipationFacts {
  /** Link of an online event; for confirmed people only. */
  onlineUrl?: string;
  /** Until when choices may be changed, in words. */
  changesUntil?: string;
}

/** An iCalendar file: what puts a person's entries into their calendar, or takes them out of it. */
export interface MailCalendar {
  content: string;
  method: "publish" | "cancel";
}

/** What every mail about somebody's work here is made of, but for codes. */
interface StaffMail {
  locale: Locale;
  /** Whose account it is. */
  name: string;
  /** The role in words. */
  role: string;
  /** Who made the change. */
  by?: string;
  links: {
    /** Where staff sign in. */
    entrance: string;
    /** Where to go on: the entrance itself, or a page behind it. */
    open: string;
  };
  organiserName: string;
}

/** What a mail about somebody's own account is made of. */
interface AccountMail {
  locale: Locale;
  name: string;
  links: {
    /** Their own page: how they sign in, and where they are signed in. */
    account: string;
  };
  organiserName: string;
}

type Kind<K extends MessageKind, Facts> = { kind: K } & Facts;

/** All that one mail says, as plain data: its kind decides what else is needed. */
export type MailInput =
  | Kind<"registration.received", ParticipantMail & Pick<ParticipationFacts, "changesUntil">>
  /** `heldUntil`: the moment in words. */
  | Kind<"registration.held", ParticipantMail & { heldUntil: string }>
  | Kind<"registration.confirmed" | "registration.promoted", ParticipantMail & ParticipationFacts>
  | Kind<
      "registration.reserve",
      /** `reservePosition`: place on the reserve list, 1 = next. */
      ParticipantMail & Pick<ParticipationFacts, "changesUntil"> & { reservePosition?: number }
    >
  | Kind<"registration.rejected" | "registration.cancelled", ParticipantMail & { reason?: string }>
  | Kind<"registration.link_renewed", ParticipantMail>
  /** To an address that may be a stranger's: nothing of the person, and no link. */
  | Kind<
      "registration.address_left",
      {
        locale: Locale;
        event: Pick<MailEvent, "title" | "contentLocale">;
        contact: MailContact;
        organiserName: string;
      }
    >
  | Kind<
      "registration.changed" | "registration.link",
      ParticipantMail &
        ParticipationFacts & { status: RegistrationStatus; reservePosition?: number; reason?: string }
    >
  /** The event itself carries what is true now. */
  | Kind<
      "event.moved",
      ParticipantMail &
        ParticipationFacts & {
          before: MailOccasion;
          /** The link that holds no more, where it is another. */
          onlineUrlBefore?: string;
          programme: MailProgrammeChange[];
        }
    >
  | Kind<"event.cancelled", ParticipantMail & { reason: string }>
  | Kind<
      "certificate.issued",
      /** `replacesNumber`: of the certificate that this one stands in for. */
      ParticipantMail & { number: string; replacesNumber?: string; document: MailAttachment }
    >
  | Kind<"certificate.annulled", ParticipantMail & { number: string; reason: string }>
  | Kind<
      "staff.sign_in_code",
      { locale: Locale; name: string; code: string; minutes: number; organiserName: string }
    >
  | Kind<
      | "staff.sign_in_guarded"
      | "staff.passkey_added"
      | "staff.passkeys_reset"
      | "staff.identity_added"
      | "staff.identity_reset",
      AccountMail
    >
  /** `needsTeam`: the role shows only events in whose team one is. */
  | Kind<"staff.invited", StaffMail & { needsTeam: boolean }>
  | Kind<"team.joined", StaffMail & { event: Pick<MailEvent, "title" | "dates" | "contentLocale"> }>;

/** A file that goes with a mail. */
export interface MailAttachment {
  filename: string;
  contentType: string;
  content: string | Uint8Array;
}

/** A mail in words, before it becomes MIME. */
export interface RenderedMail {
  /** At most 120 characters, no cut words, no line breaks. */
  subject: string;
  text: string;
  /** A whole HTML document. */
  html: string;
  /** What the mail promises to bring: the calendar file of the event, a certificate. */
  attachments: MailAttachment[];
}
