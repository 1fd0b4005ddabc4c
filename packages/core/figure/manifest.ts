import type { Said } from "../shared/holding.ts";
import type { Manifest } from "../shared/manifest.ts";
import type { SheetPerson } from "./sheet.ts";

/** What has to be known of figures: they are counted, so nothing follows from their rows and no history tells of them. */
export const figureManifest = {
  entities: {
    figureSheet: {
      key: "figuresOf",
      holds: {
        of: "participants",
        why: "funding",
        until: "soon",
        by: "project",
        read: ["participants.read"],
        fields: {
          projectId: "nothing",
          part: "nothing",
          parts: "nothing",
          asOf: "nothing",
          readAt: "nothing",
          erasures: "nothing",
          ttl: "nothing",
          people: {
            person: ["id", "name", "facts", "special"],
            nameKey: "name",
            registrationIds: "id",
            given: "facts",
          } satisfies Said<SheetPerson>,
        },
      },
    },
    figureErasures: {
      key: "figuresOf",
      holds: {
        of: "nobody",
        why: "running",
        until: "soon",
        by: "none",
        read: [],
        fields: { projectId: "nothing", count: "nothing", ttl: "nothing" },
      },
    },
    figureNote: {
      key: "figureNotesOf",
      holds: {
        of: "participants",
        why: "running",
        until: "soon",
        by: "project",
        read: [],
        fields: { projectId: "nothing", noted: "nothing", participantId: "id", ttl: "nothing" },
      },
    },
  },
} as const satisfies Manifest<never>;
