import type { Manifest } from "../shared/manifest.ts";

/** What has to be known of reminders: their mails follow once they went. The API shows them. */
export const reminderManifest = {
  entities: { reminder: { key: "remindersOf", followed: true, api: ["reads"] } },
} as const satisfies Manifest<unknown>;
