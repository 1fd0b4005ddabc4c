import { teller, type Manifest } from "../shared/manifest.ts";
import { circularHistory } from "./history.ts";
import type { CircularStore } from "./store.ts";

/** What has to be known of letters to many: one that was sent begins a mailing, and who gets it is noted by that. */
export const circularManifest = {
  entities: {
    circular: {
      key: "eventId",
      followed: true,
      holds: {
        of: "staff",
        why: "taking_part",
        until: "event",
        by: "reading",
        read: ["registrations.read"],
        fields: {
          eventId: "nothing",
          circularId: "nothing",
          state: "nothing",
          letter: "words",
          version: "nothing",
          createdAt: "nothing",
          updatedAt: "nothing",
          changedBy: "id",
          dueHour: "nothing",
          dueAt: "nothing",
        },
      },
    },
    circularPart: {
      key: "eventId",
      holds: {
        of: "participants",
        why: "taking_part",
        until: "event",
        by: "event",
        read: ["registrations.read"],
        fields: { eventId: "nothing", circularId: "nothing", part: "nothing", people: "id" },
      },
    },
  },
  history: ({ circulars }: { circulars: CircularStore }) => ({
    circular: teller(circulars.fromImage, circularHistory),
  }),
} as const satisfies Manifest<{ circulars: CircularStore }>;
