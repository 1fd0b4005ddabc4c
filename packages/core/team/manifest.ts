import type { EventStore } from "../event/index.ts";
import { teller, type Manifest } from "../shared/manifest.ts";
import { teamHistory } from "./history.ts";

/** What has to be known of teams, which are part of the events that they work on. */
export const teamManifest = {
  entities: {},
  history: ({ events }: { events: EventStore }) => ({ event: teller(events.headFromImage, teamHistory) }),
} as const satisfies Manifest<{ events: EventStore }>;
