import type { StoredCertificate } from "@zapisy/core/certificate";
import type { Delegation } from "@zapisy/core/delegation";
import type { Event, EventHead } from "@zapisy/core/event";
import type { Interest } from "@zapisy/core/interest";
import type { CountedInvitation } from "@zapisy/core/invitation";
import type { Message, NewMessage, Told } from "@zapisy/core/message";
import type { StoredRegistration } from "@zapisy/core/registration";
import type { Staff } from "@zapisy/core/staff";
import type { Subscription } from "@zapisy/core/subscription";
import type { Image } from "@zapisy/core/shared/manifest";
import type { LetterFile } from "@zapisy/core/letter-file";
import type { Letter, MailAttachment } from "@zapisy/mail";
import type { Deps } from "../deps.ts";
import type { LetterWords } from "./letter.ts";

/** A mail that a change makes: to whom, and what makes it the only one of its cause. */
export type NewMail = Omit<NewMessage, "kind" | "notBefore">;

type Stores = Deps["stores"];

/** The rows of a change as their stores read them. */
export type Rows<Read extends (image: Image) => unknown> = {
  before: ReturnType<Read> | undefined;
  after: NonNullable<ReturnType<Read>>;
};

/** Changes that mails follow from, by entity. */
export interface Changes {
  /** At an event that may be over. */
  registration: Rows<Stores["registrations"]["fromImage"]> & { isOver: boolean };
  event: Rows<Stores["events"]["headFromImage"]>;
  delegation: Rows<Stores["delegations"]["fromImage"]>;
  certificate: Rows<Stores["certificates"]["fromImage"]>;
  staff: Rows<Stores["staff"]["fromImage"]>;
  signIn: Rows<Stores["staff"]["signInFromImage"]>;
  signInDoor: Rows<Stores["staff"]["doorFromImage"]>;
  passkey: Rows<Stores["passkeys"]["fromImage"]>;
  identity: Rows<Stores["identities"]["fromImage"]>;
  invitation: Rows<Stores["invitations"]["fromImage"]>;
  circular: Rows<Stores["circulars"]["fromImage"]>;
  bulletin: Rows<Stores["bulletins"]["fromImage"]>;
  subscription: Rows<Stores["subscriptions"]["fromImage"]>;
  interest: Rows<Stores["interests"]["fromImage"]>;
  mailTextTest: Rows<Stores["mailTexts"]["testFromImage"]>;
}

/** An entity that mails follow from. */
export type ChangedEntity = keyof Changes;

/** Which change of which entity makes the mail, and to whom. The same change twice makes the same mail. */
export type Trigger = {
  [Entity in ChangedEntity]: {
    entity: Entity;
    follows(change: Changes[Entity], stores: Stores): readonly NewMail[] | Promise<readonly NewMail[]>;
  };
}[ChangedEntity];

/** What a mail says, gathered when it is sent from what is true then, and what its reader knows from then on. */
export interface Gathered<Facts> {
  facts: Facts;
  told?: Told;
}

/** A mail about a registration as it is when the mail is sent. */
export interface Subject {
  message: Message;
  registration: StoredRegistration;
  event: Event;
}

/** A mail to somebody who is invited, with the invitation as it is when the mail is sent. */
export interface InvitedSubject {
  message: Message;
  invitation: CountedInvitation;
  event: Event;
}

/** A mail to the holder of a subscription as it is when the mail is sent; with the event that it is about, if it is about one. */
export interface SubscriberSubject {
  message: Message;
  subscription: Subscription;
  event: Event | undefined;
}

/** A mail to somebody who wants to be told of an event, with the interest as it is when the mail is sent. */
export interface InterestedSubject {
  message: Message;
  interest: Interest;
  event: Event;
}

/** A mail to an account of an institution outside about an event, with the account as it is when the mail is sent. */
export interface AccountSubject {
  message: Message;
  account: Staff;
  event: Event;
}

/** A change of an event that its people are told of one by one. */
export interface News {
  /** Version of the event that brought it. */
  version: number;
  changedAt: string;
  /** What may be gone when a mail is sent. */
  facts: Record<string, string>;
}

/** A mail to the people of an event who count and have an address. */
export interface Audience {
  /** What has to be kept of the change; undefined when it is nobody's news. Absent: it has another beginning. */
  startsWith?(before: EventHead, after: EventHead): Record<string, string> | undefined;
  /** Whether there is nothing left to say to anybody, as the event is now. */
  isOver(event: EventHead, news: News): boolean;
  /** Whether it is news to that person, as the event is now. */
  includes(
    person: StoredRegistration,
    event: EventHead,
    news: News,
    deps: Pick<Deps, "stores" | "recent">,
  ): boolean | Promise<boolean>;
}

/** What draws or fetches the documents that go with mails. It is the mailer's alone: kinds are loaded by the stream, too. */
export interface Documents {
  certificate(certificate: StoredCertificate): Promise<MailAttachment>;
  /** A file that goes along, of what holds it: fetched once for all mails that come soon after each other. @throws Error where it is nowhere */
  file(holder: string, file: LetterFile): Promise<MailAttachment>;
}

interface Kind<From, Facts> {
  /** Somebody sits in front of the page and waits: it never stands behind the thousands of a moved event. */
  urgent?: true;
  /** It waits until what it tells of has settled: staff save several times in a row, and put a slip right. */
  settles?: true;
  /** It goes to many and is about nothing that its reader asked for: an address gets none from which mail came back for good (docs/decisions/0085). */
  toMany?: true;
  /** It tells of what may be otherwise by now: without facts it is not so any more, and that is no failure. */
  supersedable?: true;
  /** Bytes of what it brings along itself, at most; absent: of a calendar. Files that staff add have what is left. */
  brings?: number;
  /** Undefined when what it is about is gone, or nobody is left to read it. Secrets are computed here: the table never holds them. */
  facts(deps: Deps, from: From, documents: Documents): Promise<Gathered<Facts> | undefined>;
  /** Pure. Texts that people typed in are put on one line by the parts of a letter, and escaped when it is rendered. */
  letter(facts: Facts, words: LetterWords): Letter;
}

/**
 * By a change, to the people of an event when it changes, to those whom staff write to (functions/mails/circular.ts), to those who host or lead
 * something (functions/mails/contributors.ts), to institutions whose people come or may (functions/mails/outside.ts), or to those who wait for an
 * event (functions/mails/interest.ts).
 */
type Sent =
  | { trigger: Trigger }
  | { audience: Audience }
  | { written: true }
  | { contributors: true }
  | { outside: true }
  | { awaited: true };

/** A mail about a registration, to the address that it has when the mail is sent. */
export type ParticipantMail<Facts> = Kind<Subject, Facts> & Sent & { whose: "participant" };

/** A mail about a registration to an address that is not its own any more. */
export type FormerAddressMail<Facts> = Kind<Subject, Facts> & Sent & { whose: "former_address" };

/** A mail to somebody who works here. */
export type StaffMail<Facts> = Kind<Message, Facts> & Sent & { whose: "staff" };

/** A mail to somebody who is invited. */
export type InvitedMail<Facts> = Kind<InvitedSubject, Facts> & Sent & { whose: "invited" };

/** A mail to whoever registered people of an institution, at the address that they have when it is sent. */
export type ContactMail<Facts> = Kind<{ message: Message; delegation: Delegation; event: Event }, Facts> &
  Sent & { whose: "contact" };

/** A mail to somebody who wants news of events, or is asked whether they do. */
export type SubscriberMail<Facts> = Kind<SubscriberSubject, Facts> & Sent & { whose: "subscriber" };

/** A mail to somebody who wants to be told of an event. */
export type InterestedMail<Facts> = Kind<InterestedSubject, Facts> & Sent & { whose: "interested" };

/** A mail to somebody who hosts or leads something of an event, at an address that stands in its programme when it is sent. */
export type ContributorMail<Facts> = Kind<{ message: Message; event: Event }, Facts> &
  Sent & { whose: "contributor" };

/** A mail about an event to an account of an institution outside, at the address that it has when it is sent. */
export type AccountMail<Facts> = Kind<AccountSubject, Facts> & Sent & { whose: "account" };

/** A kind of mail. Facts and letter agree within it, so nobody outside has to know them. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Mail = MailOf<any>;

type MailOf<Facts> =
  | ParticipantMail<Facts>
  | FormerAddressMail<Facts>
  | StaffMail<Facts>
  | InvitedMail<Facts>
  | ContactMail<Facts>
  | SubscriberMail<Facts>
  | InterestedMail<Facts>
  | ContributorMail<Facts>
  | AccountMail<Facts>;
