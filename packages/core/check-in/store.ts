import { Entity, type EntityItem } from "electrodb";
import type { EventId } from "../event/schema.ts";
import { SERVICE, happened, keyFields, type Table } from "../shared/table.ts";
import { addSeconds, type Instant } from "../shared/time.ts";
import type { CheckInLink, CheckInLinkId } from "./schema.ts";

const linkEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "checkInLink", version: "1", service: SERVICE },
      attributes: {
        linkId: { type: "string", required: true },
        eventId: { type: "string", required: true },
        /** Whose desk: the author of its marks. Kept as long as the marks are, so there is no time to live. */
        name: { type: "string", required: true },
        /** SHA-256 of the link's secret. */
        linkHash: { type: "string", required: true },
        createdBy: { type: "string", required: true },
        createdAt: { type: "string", required: true },
        /** Absent: it ends with the event. */
        expiresAt: { type: "string" },
        revokedAt: { type: "string" },
        /** When its desk was last heard of, to the minute. No change of the link: the version stays. */
        lastSyncAt: { type: "string" },
        version: { type: "number", required: true },
        changedBy: { type: "string", required: true },
      },
      indexes: {
        link: {
          pk: { ...keyFields().pk, composite: ["linkId"] },
          sk: { ...keyFields().sk, composite: [] },
        },
        byEvent: {
          index: "gsi1",
          pk: { ...keyFields("gsi1").pk, composite: ["eventId"] },
          sk: { ...keyFields("gsi1").sk, composite: ["linkId"] },
        },
      },
    },
    { client: documents, table: name },
  );

type LinkRow = EntityItem<ReturnType<typeof linkEntity>>;

/** A link with what only the table knows of it. */
export interface StoredCheckInLink extends Omit<CheckInLink, "expiresAt"> {
  /** Absent: it ends with the event. */
  expiresAt?: Instant;
  linkHash: string;
  lastSyncAt?: Instant;
  version: number;
  changedBy: string;
}

/** Where check-in links are kept. Every function names its access pattern and key. */
export type CheckInStore = ReturnType<typeof createCheckInStore>;

/** Makes the store of check-in links over one table. */
export function createCheckInStore(table: Table) {
  const links = linkEntity(table);

  return {
    /** One link. Key: linkId, strongly consistent: a revoked link opens nothing from the next request on. */
    async find(linkId: CheckInLinkId): Promise<StoredCheckInLink | undefined> {
      const { data } = await links.get({ linkId }).go({ consistent: true });
      return data ? fromRow(data) : undefined;
    },

    /** Writes a new link. */
    async create(link: StoredCheckInLink): Promise<void> {
      await links.create(link).go();
    },

    /** Revokes a link. @returns false when somebody had done so before */
    revoke(linkId: CheckInLinkId, revokedAt: Instant, changedBy: string): Promise<boolean> {
      return happened(
        links
          .patch({ linkId })
          .set({ revokedAt, changedBy })
          .add({ version: 1 })
          .where(({ revokedAt: before }, { notExists }) => notExists(before))
          .go(),
      );
    },

    /** All links of an event, the oldest first. Index gsi1 (`byEvent`). */
    async listByEvent(eventId: EventId): Promise<StoredCheckInLink[]> {
      const { data } = await links.query.byEvent({ eventId }).go({ pages: "all" });
      return data.map(fromRow);
    },

    /** Notes that a desk was heard of, at most once a minute: desks ask every half minute. Key: linkId. */
    async noteSync({ linkId, lastSyncAt }: StoredCheckInLink, now: Instant): Promise<void> {
      if (lastSyncAt !== undefined && now < addSeconds(lastSyncAt, 60)) return;
      await links.patch({ linkId }).set({ lastSyncAt: now }).go();
    },

    /** The link in an image of the stream; undefined when the image is of something else. */
    fromImage(image: Record<string, unknown>): StoredCheckInLink | undefined {
      const row = links.parse({ Item: image }).data;
      return row ? fromRow(row) : undefined;
    },
  };
}

function fromRow(row: LinkRow): StoredCheckInLink {
  return { ...row, linkId: row.linkId as CheckInLinkId, eventId: row.eventId as EventId };
}
