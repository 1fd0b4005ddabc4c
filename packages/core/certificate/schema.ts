import * as v from "valibot";
import type { EventId, EventKind } from "../event/schema.ts";
import type { FileId } from "../file/schema.ts";
import type { Logo, ProjectId } from "../project/schema.ts";
import type { FormOfAddress, RegistrationId } from "../registration/schema.ts";
import {
  DaySchema,
  line,
  optionalLine,
  optionalPrintedLine,
  printedLine,
  reason,
  SearchSchema,
  VersionSchema,
} from "../shared/field.ts";
import type { Id } from "../shared/id.ts";
import {
  LocaleSchema,
  localizedPrintedLine,
  localizedPrintedText,
  type LocalizedText,
} from "../shared/localized-text.ts";
import type { Day, Instant } from "../shared/time.ts";

/** Ids of certificates. */
export type CertificateId = Id<"crt">;

/** In which languages a certificate is written. */
export const CERTIFICATE_LANGUAGES = ["pl", "en", "both"] as const;
/** In which languages a certificate is written. */
export type CertificateLanguage = (typeof CERTIFICATE_LANGUAGES)[number];

/**
 * The words after the holder's name, by form of address: "uczestniczyła w wizycie studyjnej". Absent: the
 * usual words for the kind of event (packages/words/certificate).
 */
const WordingSchema = v.strictObject({
  ms: v.optional(localizedPrintedLine(300)),
  mr: v.optional(localizedPrintedLine(300)),
  none: v.optional(localizedPrintedLine(300)),
  institution: v.optional(localizedPrintedLine(300)),
});

/** How a project's certificates look and what they say. */
export const CertificateTemplateInputSchema = v.strictObject({
  language: v.picklist(CERTIFICATE_LANGUAGES),
  /** e.g. "Certyfikat"; absent: the usual word. */
  heading: v.optional(localizedPrintedLine(80)),
  wording: WordingSchema,
  /** What holders know and can do now; one outcome a line. */
  outcomes: v.optional(localizedPrintedText(2000)),
  signatory: v.strictObject({ name: optionalPrintedLine(120), position: optionalPrintedLine(200) }),
  /** Picture of the signature, printed above the signatory's name. */
  signatureFileId: v.optional(
    v.nullable(
      v.pipe(v.string(), v.regex(/^fil_[0-9A-Z]{26}$/, "field.id")) as unknown as v.GenericSchema<FileId>,
    ),
  ),
  /** Town where certificates are issued. */
  issuedIn: optionalPrintedLine(100),
  /** What stands before year and number: `ROPS/WS` gives `ROPS/WS/2011/001`. */
  numberPrefix: v.pipe(
    printedLine(40),
    // Not a pattern: `\p{L}` in our OpenAPI document stops some who read it.
    v.check((text) => /^[\p{L}\p{N}][\p{L}\p{N}./-]*$/u.test(text), "certificate.number_prefix"),
  ),
  /** Whether topics (agenda items attended) and hours are printed. */
  showTopics: v.boolean(),
  showHours: v.boolean(),
  version: VersionSchema,
});
/** How a project's certificates look and what they say. */
export type CertificateTemplateInput = v.InferOutput<typeof CertificateTemplateInputSchema>;

/** A project's template; version 0 was never saved and holds the defaults. */
export interface CertificateTemplate extends CertificateTemplateInput {
  projectId: ProjectId;
  updatedAt?: Instant;
}

/** Who holds a certificate. */
export type CertificateHolder =
  | {
      type: "person";
      registrationId: RegistrationId;
      firstName: string;
      lastName: string;
      formOfAddress?: FormOfAddress;
    }
  | { type: "institution"; name: string; town?: string };

/** A picture that a certificate prints, by its content: kept under its SHA-256, so it never changes. */
export interface CertificatePicture {
  sha256: string;
  mime: Logo["mime"];
  alt: string;
}

/**
 * All that a certificate says, fixed when it is issued: the document is made from this alone, byte for byte
 * the same each time. Later changes of event, person or template do not touch it.
 */
export interface CertificateFacts {
  language: CertificateLanguage;
  heading?: LocalizedText;
  holder: CertificateHolder;
  /** Words between holder and title, already chosen by form of address. */
  wording?: LocalizedText;
  event: {
    kind: EventKind;
    title: LocalizedText;
    startsOn: Day;
    endsOn: Day;
    /** Module, level or panel that the holder chose. */
    module?: LocalizedText;
    place?: LocalizedText;
  };
  /** Titles of items attended, in their order. */
  topics: LocalizedText[];
  /** Organisations visited, with their town. */
  hosts: string[];
  /** Hours attended. */
  hours?: { count: number; unit: "clock" | "didactic" };
  outcomes?: LocalizedText;
  /** `funder` is missing from certificates that were issued before it was printed. */
  project: { title: LocalizedText; number?: string; funder?: string; fundingClause?: LocalizedText };
  /** Lead organisation: the issuer. */
  issuer: string;
  partners: string[];
  logos: CertificatePicture[];
  signatory: { name?: string; position?: string; signature?: CertificatePicture };
  issuedIn?: string;
  issuedOn: Day;
}

/** What stands in the register. */
export const CERTIFICATE_STATES = ["issued", "annulled"] as const;
/** What stands in the register. */
export type CertificateState = (typeof CERTIFICATE_STATES)[number];

/** A numbered document for a person or an institution. */
export interface Certificate {
  certificateId: CertificateId;
  projectId: ProjectId;
  eventId: EventId;
  /** `ROPS/WS/2011/001`. */
  number: string;
  year: number;
  /** Place in the register of the project and year: 1, 2, 3 … without gaps. */
  sequence: number;
  state: CertificateState;
  facts: CertificateFacts;
  /** Layout of the document: old certificates keep theirs. */
  layout: number;
  /** Whether the public page shows the whole name; the holder decides, initials by default. */
  nameShown: boolean;
  /** Why it was issued before its holder's last unit had ended, where it was. */
  earlyReason?: string;
  annulment?: { at: Instant; by: string; reason: string };
  /** The certificate that this one replaces, and the one that replaces this. */
  replaces?: CertificateId;
  replacedBy?: CertificateId;
  /** Copies made after the first: each is marked as such. */
  duplicates: { at: Instant; by: string; on: Day }[];
  issuedBy: string;
  issuedAt: Instant;
  version: number;
}

/** A certificate as staff see it in lists and the register. */
export interface CertificateView {
  certificateId: CertificateId;
  eventId: EventId;
  number: string;
  year: number;
  sequence: number;
  state: CertificateState;
  holder: CertificateHolder;
  eventTitle: LocalizedText;
  module?: LocalizedText;
  startsOn: Day;
  endsOn: Day;
  hours?: { count: number; unit: "clock" | "didactic" };
  issuedOn: Day;
  issuedAt: Instant;
  /** Why it was issued before its holder's last unit had ended, where it was. */
  earlyReason?: string;
  annulment?: { at: Instant; by: string; byName?: string; reason: string };
  replaces?: CertificateId;
  replacesNumber?: string;
  replacedBy?: CertificateId;
  replacedByNumber?: string;
  duplicates: number;
  /** Address of the public page. */
  verifyUrl: string;
}

/** Somebody who may get a certificate of an event. */
export interface CertificateCandidate {
  holder: CertificateHolder;
  institution?: string;
  /** Attended share, whole per cent rounded down. For an institution: what its people attended together. */
  percent: number;
  entitled: boolean;
  /** Why the rule does not decide: the reason of the decision against it. */
  overrideReason?: string;
  /** When their last unit ends: until then a certificate needs a reason. For an institution: of any of its people. */
  endsAt?: Instant;
  /** The valid certificate, if there is one. */
  certificate?: CertificateView;
  hasEmail: boolean;
}

/** Everything the certificates page of an event shows. */
export interface EventCertificates {
  thresholdPercent: number;
  /** Today in the event's zone: the usual day of issue, and the last possible one once the event is over. */
  today: Day;
  /** The event's last day: the first possible day of issue. Absent without exact dates, and before publication. */
  issuableFrom?: Day;
  /** False while a unit's list is not closed: then issuing asks first. */
  allClosed: boolean;
  template: CertificateTemplate;
  /** The number that the next certificate gets, as things stand, in the year of the day asked for. */
  nextNumber: string;
  people: CertificateCandidate[];
  institutions: CertificateCandidate[];
  may: { issue: boolean };
}

/** How many certificates one request issues; the page sends more in turns and shows progress. */
export const ISSUE_PER_REQUEST = 20;

/** Whom to issue certificates to. Who holds a valid one already is skipped, so that sending it twice issues once. */
export const IssueInputSchema = v.strictObject({
  registrationIds: v.pipe(
    v.array(
      v.pipe(
        v.string(),
        v.regex(/^reg_[0-9A-Z]{26}$/, "field.id"),
      ) as unknown as v.GenericSchema<RegistrationId>,
    ),
    v.maxLength(ISSUE_PER_REQUEST, "field.too_many"),
  ),
  /** References of institutions: `institutionRef` in rules.ts. */
  institutions: v.pipe(v.array(line(310)), v.maxLength(ISSUE_PER_REQUEST, "field.too_many")),
  /** Day of issue, which decides the year of the number; absent: today. For programmes entered afterwards. */
  issuedOn: v.optional(DaySchema),
  /** Why they are issued before their holders' last unit has ended, where they are. */
  reason: optionalLine(300),
});
/** Whom to issue certificates to. */
export type IssueInput = v.InferOutput<typeof IssueInputSchema>;

/** What came of issuing. */
export interface IssueAnswer {
  issued: CertificateView[];
  /**
   * Holders left out, by the id or reference they were asked for with, and why: `certificate.not_entitled`,
   * `certificate.issued_already`, `certificate.holder_unknown`, `certificate.too_early` (a reason is needed), or
   * `certificate.unprintable` with the character that no typeface has.
   */
  skipped: { holder: string; code: string; character?: string }[];
}

/** Why a certificate is annulled, or annulled and issued anew. */
export const AnnulInputSchema = v.strictObject({
  reason: reason(300),
  version: v.optional(VersionSchema),
});

/** Why a certificate is annulled. */
export type AnnulInput = v.InferOutput<typeof AnnulInputSchema>;

/** Why a certificate is issued anew, and on which day; absent: today. */
export const ReissueInputSchema = v.strictObject({
  ...AnnulInputSchema.entries,
  issuedOn: v.optional(DaySchema),
});
/** Why a certificate is issued anew. */
export type ReissueInput = v.InferOutput<typeof ReissueInputSchema>;

/** The register: which rows are wanted. */
export const RegisterQuerySchema = v.strictObject({
  year: v.optional(v.pipe(v.string(), v.regex(/^\d{4}$/))),
  state: v.optional(v.picklist(CERTIFICATE_STATES)),
  /** Part of a name or of a number. */
  q: SearchSchema,
  lang: v.optional(LocaleSchema, "pl"),
});
/** The register: which rows are wanted. */
export type RegisterQuery = Partial<Omit<v.InferOutput<typeof RegisterQuerySchema>, "lang">>;

/** What anybody who has the code learns: no more than the holder allowed. */
export interface CertificateVerification {
  state: CertificateState;
  number: string;
  issuer: string;
  eventKind: EventKind;
  eventTitle: LocalizedText;
  module?: LocalizedText;
  startsOn: Day;
  endsOn: Day;
  hours?: { count: number; unit: "clock" | "didactic" };
  issuedOn: Day;
  /** "A. Ż." or the whole name, as the holder decided; an institution's name always. */
  holder: string;
  holderType: CertificateHolder["type"];
  annulledOn?: Day;
  /** Number of the certificate that replaced it. */
  replacedByNumber?: string;
}

/** A certificate on the holder's own page. */
export interface OwnCertificate {
  certificateId: CertificateId;
  number: string;
  state: CertificateState;
  issuedOn: Day;
  nameShown: boolean;
  verifyUrl: string;
}

/** The holder decides what the public page shows of their name. */
export const NameShownInputSchema = v.strictObject({ nameShown: v.boolean() });
