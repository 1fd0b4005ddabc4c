import { SUPPRESSION_REASONS } from "@zapisy/core/address/schema";
import { ATTACHMENT_TYPES } from "@zapisy/core/attachment/schema";
import { ATTENDANCE_STATES } from "@zapisy/core/attendance/schema";
import { CERTIFICATE_STATES } from "@zapisy/core/certificate/schema";
import { EVENT_KINDS, HOUR_UNITS } from "@zapisy/core/event/schema";
import { entities } from "@zapisy/core/manifests";
import { PARTICIPANT_STATES, SECTORS } from "@zapisy/core/participant/schema";
import type { CopiedValue } from "@zapisy/core/person-copy/answer";
import { WITHHELD } from "@zapisy/core/person-copy/rules";
import {
  ACCESS_NEEDS,
  CONSENT_KINDS,
  DIETS,
  FORMS_OF_ADDRESS,
  INSTITUTION_TYPES,
  REGISTRATION_STATUSES,
} from "@zapisy/core/registration/schema";
import { DECISIONS } from "@zapisy/core/selection/schema";
import { LOCALES } from "@zapisy/core/shared/localized-text";
import { SUBSCRIPTION_STATES } from "@zapisy/core/subscription/schema";
import { SUPPORT_WAYS } from "@zapisy/core/support-entry/schema";
import { describe, expect, it } from "vitest";
import { COPIED, toldPaths } from "../../../tests/support/copied-rows.ts";
import { copyWords } from "../../../tests/support/copy-words.ts";
import { codeInWords } from "./codes.ts";
import { pl } from "./pl.ts";
import { copyInWords } from "./index.ts";

/** Is what somebody wrote, a number, a day, or told by a name that staff gave it. */
const FREE = "free";
const SOURCES = ["online", "staff"];
const MARKS = [...ATTENDANCE_STATES, "none"];

/** What can stand in each field of which a copy tells: its codes, all of them. A list has 0 for its numbers, a record `x` for ids of staff's. */
const LEAVES: Record<string, Record<string, typeof FREE | readonly string[]>> = {
  attendanceMark: { at: FREE, minutes: FREE, reason: FREE, state: MARKS },
  auditEntry: {
    action: [
      ...REGISTRATION_STATUSES.map((status) => `registration.${status}`),
      "registration.erased",
      "certificate.issued",
      "participant.merged",
      "log.struck",
    ],
    at: FREE,
    "changes.0.field": ["firstName", "sector"],
    "changes.0.from": FREE,
    "changes.0.of": FREE,
    "changes.0.to": FREE,
    "fields.0": [
      "room",
      "certificate.ROPS/2026/001",
      "phone",
      "answers",
      "attendance.itm_1",
      "sector",
      "entry",
    ],
    from: [...REGISTRATION_STATUSES, ...MARKS, ...CERTIFICATE_STATES, ...PARTICIPANT_STATES],
    reason: FREE,
    to: [
      "granted",
      "refused",
      "withdrawn",
      ...REGISTRATION_STATUSES,
      ...MARKS,
      ...CERTIFICATE_STATES,
      ...PARTICIPANT_STATES,
    ],
  },
  certificate: {
    "certificate.annulment.at": FREE,
    "certificate.annulment.reason": FREE,
    "certificate.earlyReason": FREE,
    "certificate.facts.holder.firstName": FREE,
    "certificate.facts.holder.formOfAddress": FORMS_OF_ADDRESS,
    "certificate.facts.holder.lastName": FREE,
    "certificate.facts.holder.name": FREE,
    "certificate.facts.holder.town": FREE,
    "certificate.facts.holder.type": ["person", "institution"],
    "certificate.facts.hours.count": FREE,
    "certificate.facts.hours.unit": HOUR_UNITS,
    "certificate.facts.issuedOn": FREE,
    "certificate.facts.signatory.name": FREE,
    "certificate.facts.signatory.position": FREE,
    "certificate.facts.topics.0.en": FREE,
    "certificate.facts.topics.0.pl": FREE,
    "certificate.facts.wording.en": FREE,
    "certificate.facts.wording.pl": FREE,
    "certificate.nameShown": FREE,
    changeReason: FREE,
  },
  delegation: {
    "contact.email": FREE,
    "contact.name": FREE,
    "contact.phone": FREE,
    changeReason: FREE,
    "institution.name": FREE,
    "institution.town": FREE,
    "institution.type": INSTITUTION_TYPES,
  },
  entitlement: { entitled: FREE, reason: FREE },
  indicatorResult: {
    changeReason: FREE,
    "result.day": FREE,
    "result.kindId": FREE,
    "result.note": FREE,
    "result.proof.name": FREE,
    "result.struck": FREE,
  },
  interest: { "kept.askedAt": FREE, "kept.confirmedAt": FREE, "kept.email": FREE },
  invitation: { declinedAt: FREE, email: FREE, firstName: FREE, lastName: FREE },
  message: {
    "message.facts.reason": FREE,
    "message.failure": [...Object.keys(pl.failure), "Throttling", "mail.subject_gone"],
    "message.kind": ["registration.confirmed", "certificate.issued", "subscription.confirm"],
    "message.sentAt": FREE,
    "message.to": FREE,
  },
  participant: {
    changeReason: FREE,
    "person.categories.0": FREE,
    "person.email": FREE,
    "person.endsOn": FREE,
    "person.entry.x": FREE,
    "person.firstName": FREE,
    "person.formerLastNames.0": FREE,
    "person.given.email": FREE,
    "person.given.entry.x": FREE,
    "person.given.formerLastNames.0": FREE,
    "person.given.phone": FREE,
    "person.lastName": FREE,
    "person.phone": FREE,
    "person.sector": SECTORS,
    "person.startsOn": FREE,
    "person.territory.0": FREE,
    state: PARTICIPANT_STATES,
  },
  referral: { "document.date": FREE, "document.number": FREE, referredOn: FREE },
  registration: {
    changeReason: FREE,
    "person.alternatives.x.0": FREE,
    "person.answers.x": FREE,
    "person.attachments.x.bytes": FREE,
    "person.attachments.x.mediaType": ATTACHMENT_TYPES,
    "person.choices.x": FREE,
    "person.consents.givenAt": FREE,
    "person.consents.image": FREE,
    "person.consents.log.0.at": FREE,
    "person.consents.log.0.by": SOURCES,
    "person.consents.log.0.consent": CONSENT_KINDS,
    "person.consents.log.0.given": FREE,
    "person.consents.log.0.locale": LOCALES,
    "person.consents.needs": FREE,
    "person.consents.newsletter": FREE,
    "person.consents.rules": FREE,
    "person.countyCode": FREE,
    "person.createdAt": FREE,
    "person.email": FREE,
    "person.firstName": FREE,
    "person.formOfAddress": FORMS_OF_ADDRESS,
    "person.institution.name": FREE,
    "person.institution.town": FREE,
    "person.institution.type": INSTITUTION_TYPES,
    "person.lastName": FREE,
    "person.leftAt": FREE,
    "person.movedFrom.title.en": FREE,
    "person.movedFrom.title.pl": FREE,
    "person.movedTo.title.en": FREE,
    "person.movedTo.title.pl": FREE,
    "person.namesakes.reason": FREE,
    "person.phone": FREE,
    "person.pickUpPoint": FREE,
    "person.position": FREE,
    "person.referredBy.name": FREE,
    "person.referredBy.town": FREE,
    "person.room": FREE,
    "person.source": SOURCES,
    "person.statusReason": FREE,
    "person.unproven.0": FREE,
    "person.updatedAt": FREE,
    status: REGISTRATION_STATUSES,
  },
  registrationNeeds: { "needs.access.0": ACCESS_NEEDS, "needs.diet": DIETS, "needs.note": FREE },
  selectionDecision: { changeReason: FREE, decision: DECISIONS, outcome: REGISTRATION_STATUSES },
  selectionRanking: {
    "places.0.disputed.0": FREE,
    "places.0.failed.0": FREE,
    "places.0.judges": FREE,
    "places.0.points.x.of": FREE,
    "places.0.points.x.sum": FREE,
    "places.0.rank": FREE,
    "places.0.total.of": FREE,
    "places.0.total.sum": FREE,
  },
  selectionScore: { "formal.x": FREE, note: FREE, "points.x": FREE },
  subscription: {
    "kept.askedAt": FREE,
    "kept.counties.0": FREE,
    "kept.email": FREE,
    "kept.kinds.0": EVENT_KINDS,
    "kept.log.0.at": FREE,
    "kept.log.0.counties.0": FREE,
    "kept.log.0.kinds.0": EVENT_KINDS,
    "kept.log.0.state": SUBSCRIPTION_STATES,
    "kept.log.0.way": Object.keys(pl.way),
  },
  contentNote: { changedAt: FREE, text: [WITHHELD] },
  supportEntry: {
    changeReason: FREE,
    day: FREE,
    "entry.counsellor.name": FREE,
    "entry.lateReason": FREE,
    "entry.mode": SUPPORT_WAYS,
    "entry.overlapReason": FREE,
    "entry.place": FREE,
    "entry.struck": FREE,
    "entry.to": FREE,
    "entry.topic": FREE,
    from: FREE,
    supportId: FREE,
  },
  suppressedAddress: { liftReason: FREE, reason: SUPPRESSION_REASONS, since: FREE },
};

describe("codes in a copy", () => {
  it.each(COPIED)("are told for every field of %s of which a copy tells", (entity) => {
    const facts = entities[entity];
    const leaves = Object.keys(LEAVES[entity] ?? {});
    expect(
      toldPaths(facts ?? expect.fail()).filter(
        (field) => !leaves.some((leaf) => leaf === field || leaf.startsWith(`${field}.`)),
      ),
    ).toEqual([]);
  });

  it.each(LOCALES)("have words in %s, each of them", async (locale) => {
    const words = await copyWords(locale);
    const general = [words.history.otherAction, words.history.otherField];
    const without = Object.entries(LEAVES).flatMap(([entity, leaves]) =>
      Object.entries(leaves).flatMap(([path, codes]) =>
        (codes === FREE ? [] : codes)
          .filter((code) => {
            const word = codeInWords(words, entity, path, code);
            return word === undefined || general.includes(word) || (entity === "message" && word === code);
          })
          .map((code) => `${entity}.${path}: ${code}`),
      ),
    );
    expect(without).toEqual([]);
  });

  it.each(LOCALES)("of fields are no part of what these are called in %s", async (locale) => {
    const words = await copyWords(locale);
    const rows = Object.entries(LEAVES).map(([entity, leaves]) => {
      const facts = entities[entity] ?? expect.fail();
      const values = Object.keys(leaves).map((path): CopiedValue => {
        const field = toldPaths(facts).find((one) => path === one || path.startsWith(`${one}.`)) ?? "";
        return { path, field, says: ["facts"], value: 1 };
      });
      const about = { why: "evidence", until: "evidence", readers: [] } as const;
      return { entity, ...about, readers: [], values };
    });
    const copy = { madeAt: "2026-05-04T09:00:00.000Z", registrations: 1, rows };
    const [section] = copyInWords(copy, words, locale).sections;
    const raw = (section?.rows ?? []).flatMap(({ values }, row) =>
      values.flatMap(({ label }, index) => {
        const names = (rows[row]?.values[index]?.path ?? "").split(".");
        const isRaw = label.split(" – ").some((part) => names.includes(part));
        return isRaw ? [`${rows[row]?.entity ?? ""}.${names.join(".")}: ${label}`] : [];
      }),
    );
    expect(raw).toEqual([]);
  });
});
