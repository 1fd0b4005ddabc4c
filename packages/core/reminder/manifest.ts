import type { Manifest } from "../shared/manifest.ts";

/** What has to be known of reminders: their mails follow once they went. The API shows them. */
export const reminderManifest = {
  entities: {
    reminder: {
      key: "remindersOf",
      followed: true,
      api: ["reads"],
      holds: {
        of: "nobody",
        why: "running",
        until: "event",
        by: "none",
        read: ["event.read"],
        fields: {
          eventId: "nothing",
          key: "nothing",
          version: "nothing",
          state: "nothing",
          day: "nothing",
          at: "nothing",
          wentAt: "nothing",
          dueHour: "nothing",
          dueAt: "nothing",
        },
      },
    },
  },
} as const satisfies Manifest<unknown>;
