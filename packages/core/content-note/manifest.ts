import { teller, type Manifest } from "../shared/manifest.ts";
import { contentNoteHistory, noteDeputyHistory } from "./history.ts";
import type { ContentNote, NoteDeputy } from "./schema.ts";

/** What has to be known of notes and who stands in. */
export const contentNoteManifest = {
  entities: {
    contentNote: {
      key: "noteOf",
      followed: true,
      holds: {
        of: "participants",
        why: "counselling",
        until: "participants",
        by: "participant",
        // Only the counsellor's own, and of whom somebody stands in for.
        read: ["log.write"],
        fields: {
          entryId: "nothing",
          counsellor: "id",
          projectId: "nothing",
          participantId: "id",
          text: ["words", "special"],
          version: "nothing",
          changedAt: "facts",
          changedBy: "id",
        },
      },
    },
    noteDeputy: {
      key: "deputiesOf",
      followed: true,
      holds: {
        of: "staff",
        why: "accounts",
        until: "evidence",
        by: "project",
        read: ["log.write", "staff.manage"],
        fields: {
          projectId: "nothing",
          counsellor: "id",
          deputyId: "id",
          until: "nothing",
          reason: "words",
          version: "nothing",
          changedAt: "nothing",
          changedBy: "id",
        },
      },
    },
  },
  history: () => ({
    contentNote: teller((image) => image as unknown as ContentNote, contentNoteHistory),
    noteDeputy: teller((image) => image as unknown as NoteDeputy, noteDeputyHistory),
  }),
} as const satisfies Manifest<never>;
