import { teller, type Manifest } from "../shared/manifest.ts";
import { eventHistory, eventPartHistory } from "./history.ts";
import type { EventStore } from "./store.ts";

/** What has to be known of events. */
export const eventManifest = {
  entities: {
    event: { key: "eventId", followed: true },
    eventPart: { key: "eventId", followed: true },
    eventAmendment: { key: "eventId" },
    formVersion: { key: "eventId" },
    eventContent: { key: "eventId" },
    eventSlug: { key: "slug" },
    seatBlock: { key: "eventId" },
    groupsEnd: { key: "eventId" },
  },
  history: ({ events }: { events: EventStore }) => ({
    event: teller(events.headFromImage, eventHistory),
    eventPart: teller(events.documentFromImage, eventPartHistory),
  }),
} as const satisfies Manifest<{ events: EventStore }>;
