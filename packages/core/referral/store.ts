import { Entity, type EntityItem } from "electrodb";
import type { EventId } from "../event/schema.ts";
import type { InstitutionId } from "../institution/schema.ts";
import type { RegistrationId } from "../registration/schema.ts";
import { happened, json, keyFields, SERVICE, type Table } from "../shared/table.ts";
import { epochSeconds, type Instant } from "../shared/time.ts";
import type { Referral } from "./schema.ts";

const referralEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "referral", version: "1", service: SERVICE },
      attributes: {
        // A key of its own, `referralOf_reg_…`: rights end at the partition key, and hardly anybody needs such numbers.
        registrationId: { type: "string", required: true, label: "referralOf" },
        eventId: { type: "string", required: true },
        institutionId: { type: "string", required: true },
        document: { type: json<Referral["document"]>(), required: true },
        referredOn: { type: "string", required: true },
        declared: { type: json<Referral["declared"]>(), required: true },
        version: { type: "number", required: true },
        createdAt: { type: "string", required: true },
        updatedAt: { type: "string", required: true },
        changedBy: { type: "string", required: true },
        /** Unix seconds after which DynamoDB erases the item. */
        ttl: { type: "number", required: true },
      },
      indexes: {
        referral: {
          pk: { ...keyFields().pk, composite: ["registrationId"] },
          sk: { ...keyFields().sk, composite: [] },
        },
        byEvent: {
          index: "gsi1",
          pk: { ...keyFields("gsi1").pk, composite: ["eventId"] },
          sk: { ...keyFields("gsi1").sk, composite: ["institutionId", "registrationId"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** Where referrals are kept. Every function names its access pattern and key. */
export type ReferralStore = ReturnType<typeof createReferralStore>;

/** Makes the store of referrals over one table. */
export function createReferralStore(table: Table) {
  const entity = referralEntity(table);

  return {
    /** The referral of a registration that is not to be erased yet. Key: registrationId, strongly consistent. */
    async find(registrationId: RegistrationId, now: Instant): Promise<Referral | undefined> {
      const { data } = await entity.get({ registrationId }).go({ consistent: true });
      // DynamoDB erases a row within days of its end: until then nobody may see it any more.
      return data && data.ttl > epochSeconds(now) ? fromRow(data) : undefined;
    },

    /** Referrals of an event, those of one institution or of all. Index gsi1 (`byEvent`): eventId, then institutionId. */
    async list(eventId: EventId, now: Instant, institutionId?: InstitutionId): Promise<Referral[]> {
      const { data } = await entity.query
        .byEvent({ eventId, ...(institutionId && { institutionId }) })
        .go({ pages: "all" });
      return data.filter(({ ttl }) => ttl > epochSeconds(now)).map(fromRow);
    },

    /** A new referral, to be written with its registration. */
    beside(referral: Referral) {
      return { entity, row: { ...referral } };
    },

    /** Corrects a referral that is as it was read; false where it is not. When it ends is not its institution's. Key: registrationId. */
    correct(
      { registrationId, document, referredOn, version: next, updatedAt, changedBy }: Referral,
      version: number,
    ): Promise<boolean> {
      return happened(
        entity
          .patch({ registrationId })
          .set({ document, referredOn, version: next, updatedAt, changedBy })
          .where((row, { eq }) => eq(row.version, version))
          .go(),
      );
    },

    /** Sets another end for a referral whose end had not come by that moment. Key: registrationId. */
    async keepUntil(registrationId: RegistrationId, ttl: number, moved: Instant): Promise<void> {
      await happened(
        entity
          .patch({ registrationId })
          .set({ ttl })
          .where((row, { gt }) => gt(row.ttl, epochSeconds(moved)))
          .go(),
      );
    },

    /** The referral in an image of the stream; undefined when the image is of something else. */
    fromImage(image: Record<string, unknown>): Referral | undefined {
      const row = entity.parse({ Item: image }).data;
      return row ? fromRow(row) : undefined;
    },
  };
}

function fromRow(row: EntityItem<ReturnType<typeof referralEntity>>): Referral {
  return {
    ...row,
    registrationId: row.registrationId as RegistrationId,
    eventId: row.eventId as EventId,
    institutionId: row.institutionId as InstitutionId,
  };
}
