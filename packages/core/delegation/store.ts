import { Entity, type EntityItem } from "electrodb";
import type { EventId } from "../event/schema.ts";
import type { RegistrationId } from "../registration/schema.ts";
import type { Locale } from "../shared/localized-text.ts";
import { happened, json, keyFields, SERVICE, type Table } from "../shared/table.ts";
import { epochSeconds, type Instant } from "../shared/time.ts";
import type { Contact, Delegation, DelegationId } from "./schema.ts";

const delegationEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "delegation", version: "1", service: SERVICE },
      attributes: {
        delegationId: { type: "string", required: true },
        eventId: { type: "string", required: true },
        institution: { type: json<Delegation["institution"]>(), required: true },
        contact: { type: json<Contact>(), required: true },
        locale: { type: json<Locale>(), required: true },
        people: { type: json<RegistrationId[]>(), required: true },
        declared: { type: json<Delegation["declared"]>(), required: true },
        linkVersion: { type: "number", required: true },
        linkHash: { type: "string", required: true },
        version: { type: "number", required: true },
        createdAt: { type: "string", required: true },
        updatedAt: { type: "string", required: true },
        changedBy: { type: "string", required: true },
        changeReason: { type: "string" },
        /** Unix seconds after which DynamoDB erases the item. */
        ttl: { type: "number", required: true },
      },
      indexes: {
        delegation: {
          pk: { ...keyFields().pk, composite: ["delegationId"] },
          sk: { ...keyFields().sk, composite: [] },
        },
        byEvent: {
          index: "gsi1",
          pk: { ...keyFields("gsi1").pk, composite: ["eventId"] },
          sk: { ...keyFields("gsi1").sk, composite: ["delegationId"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** Where delegations are kept. Every function names its access pattern and key. */
export type DelegationStore = ReturnType<typeof createDelegationStore>;

/** Makes the store of delegations over one table. */
export function createDelegationStore(table: Table) {
  const entity = delegationEntity(table);

  return {
    /** One delegation that is not to be erased yet. Key: delegationId, strongly consistent. */
    async find(delegationId: DelegationId, now: Instant): Promise<Delegation | undefined> {
      const { data } = await entity.get({ delegationId }).go({ consistent: true });
      // DynamoDB erases a row within days of its end: until then nobody may see it any more.
      return data && data.ttl > epochSeconds(now) ? fromRow(data) : undefined;
    },

    /** A new delegation, to be written with its people. */
    beside(delegation: Delegation) {
      return { entity, row: { ...delegation } };
    },

    /** Replaces a delegation that is as it was read; false where it is not. Key: delegationId. */
    replace(after: Delegation, version: number): Promise<boolean> {
      return happened(
        entity
          .put(after)
          .where((row, { eq }) => eq(row.version, version))
          .go(),
      );
    },

    /** The delegations of an event that are not to be erased yet. Index gsi1 (`byEvent`): eventId. */
    async listOfEvent(eventId: EventId, now: Instant): Promise<Delegation[]> {
      const { data } = await entity.query.byEvent({ eventId }).go({ pages: "all" });
      return data.filter(({ ttl }) => ttl > epochSeconds(now)).map(fromRow);
    },

    /** When the delegations of an event are erased. Index gsi1 (`byEvent`): eventId. */
    async listEnds(eventId: EventId): Promise<Pick<Delegation, "delegationId" | "ttl">[]> {
      const { data } = await entity.query
        .byEvent({ eventId })
        .go({ pages: "all", attributes: ["delegationId", "ttl"] });
      return data.map(({ delegationId, ttl }) => ({ delegationId: delegationId as DelegationId, ttl }));
    },

    /** Sets another end for a delegation whose end had not come by that moment. Key: delegationId. */
    async keepUntil(delegationId: DelegationId, ttl: number, moved: Instant): Promise<void> {
      await happened(
        entity
          .patch({ delegationId })
          .set({ ttl })
          .where((row, { gt }) => gt(row.ttl, epochSeconds(moved)))
          .go(),
      );
    },

    /** The delegation in an image of the stream; undefined when the image is of something else. */
    fromImage(image: Record<string, unknown>): Delegation | undefined {
      const row = entity.parse({ Item: image }).data;
      return row ? fromRow(row) : undefined;
    },
  };
}

function fromRow(row: EntityItem<ReturnType<typeof delegationEntity>>): Delegation {
  return { ...row, delegationId: row.delegationId as DelegationId, eventId: row.eventId as EventId };
}
