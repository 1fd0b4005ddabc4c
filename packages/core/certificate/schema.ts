import * as v from "valibot";
import type { EventId, EventKind } from "../event/schema.ts";
import type { FileId } from "../file/schema.ts";
import type { Logo } from "../project/answer.ts";
import type { ProjectId } from "../project/schema.ts";
import type { RegistrationId } from "../registration/schema.ts";
import type { CertificateHolder } from "./answer.ts";
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
  /** Whoever issued it wanted no mail of it: it is handed over, or found on the personal page. */
  untold?: true;
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
  /** Whether holders are mailed; absent: unless the event was entered after it had ended. */
  mail: v.optional(v.boolean()),
});
/** Whom to issue certificates to. */
export type IssueInput = v.InferOutput<typeof IssueInputSchema>;

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

/** The holder decides what the public page shows of their name. */
export const NameShownInputSchema = v.strictObject({ nameShown: v.boolean() });
