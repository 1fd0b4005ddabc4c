import { teller, type Manifest } from "../shared/manifest.ts";
import { publicationHistory } from "./history.ts";
import type { Publication } from "./store.ts";

/** What has to be known of schedules of support. What changed since is a history itself. */
export const supportScheduleManifest = {
  entities: {
    supportSchedule: {
      key: "scheduleOf",
      followed: true,
      holds: {
        of: "staff",
        why: "funding",
        until: "evidence",
        by: "none",
        read: ["support.read"],
        fields: {
          projectId: "nothing",
          month: "nothing",
          version: "nothing",
          entries: "nothing",
          publishedAt: "nothing",
          changedBy: "id",
        },
      },
    },
    supportScheduleVersion: {
      key: "scheduleOf",
      holds: {
        of: "others",
        why: "funding",
        until: "evidence",
        by: "reading",
        read: ["support.read"],
        fields: { projectId: "nothing", month: "nothing", version: "nothing", bytes: ["name", "words"] },
      },
    },
    supportScheduleChange: {
      key: "scheduleOf",
      holds: {
        of: "others",
        why: "funding",
        until: "evidence",
        by: "reading",
        read: ["support.read"],
        fields: {
          projectId: "nothing",
          month: "nothing",
          version: "nothing",
          at: "nothing",
          eventId: "nothing",
          changes: "words",
        },
      },
    },
  },
  // Read without the store, which the API makes when a schedule is first asked for.
  history: () => ({
    supportSchedule: teller((image) => image as unknown as Publication, publicationHistory),
  }),
} as const satisfies Manifest<never>;
