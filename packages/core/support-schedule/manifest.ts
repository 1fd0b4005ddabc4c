import { teller, type Manifest } from "../shared/manifest.ts";
import { publicationHistory } from "./history.ts";
import type { SupportScheduleStore } from "./store.ts";

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
  history: ({ supportSchedules }: { supportSchedules: SupportScheduleStore }) => ({
    supportSchedule: teller(supportSchedules.fromImage, publicationHistory),
  }),
} as const satisfies Manifest<{ supportSchedules: SupportScheduleStore }>;
