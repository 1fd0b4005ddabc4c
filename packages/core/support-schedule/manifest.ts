import { teller, type Manifest } from "../shared/manifest.ts";
import { publicationHistory } from "./history.ts";
import type { SupportScheduleStore } from "./store.ts";

/** What has to be known of schedules of support. What changed since is a history itself. */
export const supportScheduleManifest = {
  entities: {
    supportSchedule: { key: "scheduleOf", followed: true },
    supportScheduleVersion: { key: "scheduleOf" },
    supportScheduleChange: { key: "scheduleOf" },
  },
  history: ({ supportSchedules }: { supportSchedules: SupportScheduleStore }) => ({
    supportSchedule: teller(supportSchedules.fromImage, publicationHistory),
  }),
} as const satisfies Manifest<{ supportSchedules: SupportScheduleStore }>;
