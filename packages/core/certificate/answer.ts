import * as v from "valibot";
import { EVENT_KINDS } from "../event/schema.ts";
import { FORMS_OF_ADDRESS } from "../registration/schema.ts";
import { count, id, Instant, page, Text, Url } from "../shared/answer.ts";
import { DaySchema as Day } from "../shared/field.ts";
import { CERTIFICATE_LANGUAGES, CERTIFICATE_STATES, CertificateTemplateInputSchema } from "./schema.ts";

/** How a project's certificates look; version 0 was never saved and holds the defaults. */
export const CertificateTemplate = v.strictObject({
  ...CertificateTemplateInputSchema.entries,
  language: v.picklist(CERTIFICATE_LANGUAGES),
  projectId: id("prj"),
  updatedAt: v.optional(Instant),
});
export type CertificateTemplate = v.InferOutput<typeof CertificateTemplate>;

/** Who holds a certificate. */
export const CertificateHolder = v.variant("type", [
  v.strictObject({
    type: v.literal("person"),
    registrationId: id("reg"),
    firstName: v.string(),
    lastName: v.string(),
    formOfAddress: v.optional(v.picklist(FORMS_OF_ADDRESS)),
  }),
  v.strictObject({ type: v.literal("institution"), name: v.string(), town: v.optional(v.string()) }),
]);
export type CertificateHolder = v.InferOutput<typeof CertificateHolder>;

/** Hours attended. */
const hours = v.optional(v.strictObject({ count: v.number(), unit: v.picklist(["clock", "didactic"]) }));

/** A certificate as staff see it in lists and the register. */
export const CertificateView = v.strictObject({
  certificateId: id("crt"),
  eventId: id("evt"),
  number: v.string(),
  year: count,
  sequence: count,
  state: v.picklist(CERTIFICATE_STATES),
  holder: CertificateHolder,
  eventTitle: Text,
  module: v.optional(Text),
  startsOn: Day,
  endsOn: Day,
  hours,
  issuedOn: Day,
  issuedAt: Instant,
  /** Why it was issued before its holder's last unit had ended, where it was. */
  earlyReason: v.optional(v.string()),
  annulment: v.optional(
    v.strictObject({ at: Instant, by: v.string(), byName: v.optional(v.string()), reason: v.string() }),
  ),
  replaces: v.optional(id("crt")),
  replacesNumber: v.optional(v.string()),
  replacedBy: v.optional(id("crt")),
  replacedByNumber: v.optional(v.string()),
  duplicates: count,
  /** Address of the public page. */
  verifyUrl: Url,
});
export type CertificateView = v.InferOutput<typeof CertificateView>;

/** A page of a register. */
export const CertificatePage = page(CertificateView);

/** Somebody who may get a certificate of an event. */
export const CertificateCandidate = v.strictObject({
  holder: CertificateHolder,
  institution: v.optional(v.string()),
  /** Attended share, whole per cent rounded down. For an institution: what its people attended together. */
  percent: count,
  entitled: v.boolean(),
  /** Why the rule does not decide: the reason of the decision against it. */
  overrideReason: v.optional(v.string()),
  /** When their last unit ends: until then a certificate needs a reason. For an institution: of any of its people. */
  endsAt: v.optional(Instant),
  /** The valid certificate, if there is one. */
  certificate: v.optional(CertificateView),
  hasEmail: v.boolean(),
});
export type CertificateCandidate = v.InferOutput<typeof CertificateCandidate>;

/** Who may get a certificate of an event and who has one: everything its page shows. */
export const EventCertificates = v.strictObject({
  thresholdPercent: count,
  /** Today in the event's zone: the usual day of issue, and the last possible one once the event is over. */
  today: Day,
  /** The event's last day: the first possible day of issue. Absent without exact dates, and before publication. */
  issuableFrom: v.optional(Day),
  /** Whether holders are mailed unless somebody says otherwise: not of what had ended before it was entered. */
  mails: v.boolean(),
  /** False while a unit's list is not closed: then issuing asks first. */
  allClosed: v.boolean(),
  template: CertificateTemplate,
  /** The number that the next certificate gets, as things stand, in the year of the day asked for. */
  nextNumber: v.string(),
  people: v.array(CertificateCandidate),
  institutions: v.array(CertificateCandidate),
  may: v.strictObject({ issue: v.boolean() }),
});
export type EventCertificates = v.InferOutput<typeof EventCertificates>;

/** What came of issuing. */
export const IssueAnswer = v.strictObject({
  issued: v.array(CertificateView),
  /**
   * Holders left out, by the id or reference they were asked for with, and why: `certificate.not_entitled`,
   * `certificate.issued_already`, `certificate.holder_unknown`, `certificate.too_early` (a reason is needed), or
   * `certificate.unprintable` with the character that no typeface has.
   */
  skipped: v.array(
    v.strictObject({ holder: v.string(), code: v.string(), character: v.optional(v.string()) }),
  ),
});
export type IssueAnswer = v.InferOutput<typeof IssueAnswer>;

/** A certificate on its holder's page. */
export const OwnCertificate = v.strictObject({
  certificateId: id("crt"),
  number: v.string(),
  state: v.picklist(CERTIFICATE_STATES),
  issuedOn: Day,
  nameShown: v.boolean(),
  verifyUrl: Url,
});
export type OwnCertificate = v.InferOutput<typeof OwnCertificate>;

/** What anybody who has the code learns: no more than the holder allowed. Strict: nothing more may leak. */
export const CertificateVerification = v.strictObject({
  state: v.picklist(CERTIFICATE_STATES),
  number: v.string(),
  issuer: v.string(),
  eventKind: v.picklist(EVENT_KINDS),
  eventTitle: Text,
  module: v.optional(Text),
  startsOn: Day,
  endsOn: Day,
  hours,
  issuedOn: Day,
  /** "A. Ż." or the whole name, as the holder decided; an institution's name always. */
  holder: v.string(),
  holderType: v.picklist(["person", "institution"]),
  annulledOn: v.optional(Day),
  /** Number of the certificate that replaced it. */
  replacedByNumber: v.optional(v.string()),
});
export type CertificateVerification = v.InferOutput<typeof CertificateVerification>;

/** An Open Badges 3.0 credential with its proofs. */
export const CertificateCredential = v.strictObject({
  "@context": v.array(Url),
  id: Url,
  type: v.array(v.string()),
  issuer: v.strictObject({ id: Url, type: v.array(v.string()), name: v.string(), url: Url }),
  validFrom: Instant,
  awardedDate: Instant,
  name: v.string(),
  credentialSubject: v.strictObject({
    type: v.array(v.string()),
    identifier: v.array(
      v.strictObject({
        type: v.string(),
        hashed: v.boolean(),
        identityHash: v.string(),
        identityType: v.string(),
      }),
    ),
    licenseNumber: v.string(),
    activityStartDate: Instant,
    activityEndDate: Instant,
    achievement: v.strictObject({
      id: Url,
      type: v.array(v.string()),
      achievementType: v.string(),
      inLanguage: v.string(),
      name: v.string(),
      description: v.string(),
      criteria: v.strictObject({ narrative: v.string() }),
    }),
  }),
  credentialStatus: v.strictObject({ id: Url, type: v.string() }),
  proof: v.array(
    v.strictObject({
      "@context": v.optional(v.array(Url)),
      type: v.literal("DataIntegrityProof"),
      cryptosuite: v.picklist(["eddsa-rdfc-2022", "eddsa-jcs-2022"]),
      created: Instant,
      verificationMethod: Url,
      proofPurpose: v.literal("assertionMethod"),
      proofValue: v.string(),
    }),
  ),
});
export type CertificateCredential = v.InferOutput<typeof CertificateCredential>;

/** Which credentials of a list were annulled. */
export const RevocationList = v.strictObject({
  id: Url,
  issuer: Url,
  revokedCredential: v.array(v.strictObject({ id: Url, revoked: v.boolean() })),
});
export type RevocationList = v.InferOutput<typeof RevocationList>;

/** Who signs credentials, with the public key. */
export const IssuerProfile = v.strictObject({
  "@context": v.array(Url),
  id: Url,
  type: v.string(),
  name: v.string(),
  url: Url,
  verificationMethod: v.array(
    v.strictObject({
      id: Url,
      type: v.string(),
      controller: Url,
      publicKeyMultibase: v.string(),
    }),
  ),
  assertionMethod: v.array(Url),
});
export type IssuerProfile = v.InferOutput<typeof IssuerProfile>;
