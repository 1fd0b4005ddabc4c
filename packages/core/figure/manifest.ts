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
        until: "evidence",
        by: "project",
        read: ["participants.read"],
        fields: {
          projectId: "nothing",
          part: "nothing",
          parts: "nothing",
          asOf: "nothing",
          people: {
            person: ["id", "name", "facts", "special"],
            nameKey: "name",
            registrationIds: "id",
            given: "facts",
          } satisfies Said<SheetPerson>,
        },
      },
    },
    figureNote: {
      key: "figureNotesOf",
      holds: {
        of: "participants",
        why: "running",
        until: "month",
        by: "project",
        read: [],
        fields: { projectId: "nothing", noted: "nothing", participantId: "id", ttl: "nothing" },
      },
    },
  },
} as const satisfies Manifest<never>;
