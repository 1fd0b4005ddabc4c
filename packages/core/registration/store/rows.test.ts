import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { storedRegistration } from "../../../../tests/support/fixture.ts";
import { shortHash } from "../../shared/secret.ts";
import { CONSENT_KINDS, type ConsentEntry } from "../schema.ts";
import { formerPersonKey, personKey } from "./claims.ts";
import {
  fromRow,
  heldClaim,
  OWN_CLAIM,
  toRow,
  type RegistrationRow,
  type StoredRegistration,
} from "./rows.ts";

const JOINED = "2026-03-01T08:00:00.000Z";
const LATER = "2026-03-02T09:30:00.000Z";
const moment = fc.constantFrom(JOINED, LATER);
const locale = fc.constantFrom("pl" as const, "en" as const);
const source = fc.constantFrom("online" as const, "staff" as const);
const ref = fc.record({ scope: fc.stringMatching(/^[A-Za-z0-9_-]{1,8}$/), block: fc.nat(9) });
const refs = fc.array(ref, { maxLength: 3 });
const entry: fc.Arbitrary<ConsentEntry> = fc
  .record({ consent: fc.constantFrom(...CONSENT_KINDS), given: fc.boolean(), at: moment, by: source })
  .chain((bare) =>
    fc.oneof(
      fc.constant(bare),
      locale.map((read) => ({ ...bare, wording: "MdQCjBkcw9hOB381cRFsO1", locale: read })),
    ),
  );
const registration: fc.Arbitrary<StoredRegistration> = fc
  .record({
    image: fc.boolean(),
    newsletter: fc.boolean(),
    needs: fc.boolean(),
    rules: fc.option(fc.boolean(), { nil: undefined }),
    log: fc.option(fc.array(entry, { maxLength: 6 }), { nil: undefined }),
  })
  .chain(({ rules, log, ...flags }) =>
    fc.record({
      consents: fc.constant({ ...flags, ...(rules !== undefined && { rules }), ...(log && { log }) }),
      locale,
      source,
      choices: fc.dictionary(fc.constantFrom("panels", "trip"), fc.constantFrom("a", "b")),
      answers: fc.dictionary(fc.constantFrom("q1", "q2"), fc.string()),
      formVersion: fc.integer({ min: 1, max: 3 }),
      linkVersion: fc.integer({ min: 1, max: 3 }),
      queuedAt: moment,
      createdAt: moment,
      updatedAt: moment,
      changedBy: fc.constantFrom("participant:reg_00000000000000000000000001", "staff:stf_1", "system:due"),
      standing: fc.record({ holds: refs, waits: refs, pends: refs }),
    }),
  )
  .map((some) => storedRegistration(some));

/** Without what is undefined: the table keeps nothing of it. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe("the row of a registration", () => {
  it("says all of it, whatever it leaves out", () => {
    fc.assert(
      fc.property(registration, (one) => {
        expect(plain(fromRow(plain(toRow(one)) as RegistrationRow))).toEqual(plain(one));
      }),
    );
  });

  it("leaves out what is said already of somebody who has just signed up", () => {
    const at = JOINED;
    const given = (consent: ConsentEntry["consent"], wording: string): ConsentEntry => {
      return { consent, given: true, at, by: "online", wording, locale: "pl" };
    };
    const one = storedRegistration({
      formVersion: 1,
      consents: {
        rules: true,
        image: false,
        newsletter: false,
        needs: false,
        log: [given("clause", "c"), given("rules", "r")],
      },
    });
    const row = plain(toRow({ ...one, claimKey: personKey(one) }));
    expect(row).toEqual({
      registrationId: one.registrationId,
      eventId: one.eventId,
      status: "confirmed",
      nameKey: "z~ak l~ucja",
      queuedAt: at,
      version: 1,
      claimKey: OWN_CLAIM,
      linkHash: one.linkHash,
      standing: { holds: ["event#0"] },
      person: {
        firstName: "Łucja",
        lastName: "Żak",
        email: "lucja@ops.example",
        locale: "pl",
        source: "online",
        consents: { rules: true, agreed: { clause: "c", rules: "r" } },
      },
    });
  });

  it("is read as well as it was written before anything was left out", () => {
    const hex = (text: string) => createHash("sha256").update(text).digest("hex");
    const one = storedRegistration({
      formVersion: 1,
      requestHash: shortHash("key"),
      linkHash: shortHash("secret"),
    });
    const { registrationId, eventId, status, queuedAt, version, standing, changedBy, ...rest } = one;
    const { requestHash: _, linkHash: __, ...person } = rest;
    const long = {
      registrationId,
      eventId,
      status,
      queuedAt,
      version,
      changedBy,
      standing,
      person,
      options: [],
      nameKey: "z~ak l~ucja",
      requestHash: hex("key"),
      linkHash: hex("secret"),
    };
    expect(plain(fromRow(long))).toEqual(plain(one));
  });

  it("keeps the claim by name where it was made in another way", () => {
    const one = storedRegistration({ lastName: "Żak-Nowak" });
    const claimOf = (claimKey: string | undefined) => {
      const row = toRow({ ...one, claimKey });
      return heldClaim(fromRow(row));
    };
    expect(claimOf(personKey(one))).toBe(personKey(one));
    expect(claimOf(formerPersonKey(one))).toBe(formerPersonKey(one));
    expect(claimOf(undefined)).toBe(formerPersonKey(one));
    expect(formerPersonKey(one)).not.toBe(personKey(one));
  });
});
