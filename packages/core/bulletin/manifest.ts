import { teller, type Manifest } from "../shared/manifest.ts";
import { bulletinHistory } from "./history.ts";
import type { BulletinStore } from "./store.ts";

/** What has to be known of bulletins: one that was sent begins a mailing. */
export const bulletinManifest = {
  entities: {
    bulletin: {
      key: "eventId",
      followed: true,
      holds: {
        of: "staff",
        why: "news",
        until: "event",
        by: "reading",
        read: ["bulletins.send"],
        fields: {
          eventId: "nothing",
          bulletinId: "nothing",
          bulletin: "words",
          version: "nothing",
          dueHour: "nothing",
          dueAt: "nothing",
        },
      },
    },
    bulletinCount: {
      key: "eventId",
      holds: {
        of: "nobody",
        why: "running",
        until: "event",
        by: "none",
        read: [],
        fields: { eventId: "nothing", sent: "nothing" },
      },
    },
  },
  history: ({ bulletins }: { bulletins: BulletinStore }) => ({
    bulletin: teller(bulletins.fromImage, bulletinHistory),
  }),
} as const satisfies Manifest<{ bulletins: BulletinStore }>;
