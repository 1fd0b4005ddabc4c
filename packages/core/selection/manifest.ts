import { teller, type Manifest } from "../shared/manifest.ts";
import { decisionHistory, selectionHistory, sheetHistory } from "./history.ts";
import type { SelectionStore } from "./store.ts";

/** What has to be known of selections; what was scored is nobody's news. */
export const selectionManifest = {
  entities: {
    selection: {
      key: "eventId",
      followed: true,
      holds: {
        of: "staff",
        why: "taking_part",
        until: "evidence",
        by: "none",
        read: ["selection.read"],
        fields: {
          eventId: "nothing",
          state: "nothing",
          round: "nothing",
          version: "nothing",
          selection: "words",
          changedBy: "id",
          changeReason: "words",
        },
      },
    },
    selectionSheet: {
      key: "eventId",
      followed: true,
      holds: {
        of: "staff",
        why: "taking_part",
        until: "evidence",
        by: "event",
        read: ["selection.read"],
        fields: {
          eventId: "nothing",
          staffId: "id",
          round: "nothing",
          institutionIds: "nothing",
          conflicts: "id",
          saves: "nothing",
          closedAt: "nothing",
          version: "nothing",
          updatedAt: "nothing",
          changedBy: "id",
          changeReason: "words",
        },
      },
    },
    selectionScore: {
      key: "eventId",
      holds: {
        of: "participants",
        why: "taking_part",
        until: "evidence",
        by: "event",
        // Of a committee each sees what they scored.
        read: ["selection.read", "selection.score"],
        fields: {
          eventId: "nothing",
          round: "nothing",
          staffId: "id",
          registrationId: "id",
          formal: ["facts"],
          points: ["facts"],
          note: "words",
          updatedAt: "nothing",
        },
      },
    },
    selectionRanking: {
      key: "eventId",
      holds: {
        of: "participants",
        why: "evidence",
        until: "evidence",
        by: "event",
        read: ["selection.read"],
        fields: { eventId: "nothing", freezeId: "nothing", part: "nothing", places: ["id", "facts"] },
      },
    },
    selectionDecision: {
      key: "eventId",
      followed: true,
      holds: {
        of: "participants",
        why: "evidence",
        until: "evidence",
        by: "event",
        read: ["selection.read"],
        fields: {
          eventId: "nothing",
          freezeId: "nothing",
          registrationId: "id",
          decision: ["facts"],
          outcome: ["facts"],
          version: "nothing",
          updatedAt: "nothing",
          changedBy: "id",
          changeReason: "words",
        },
      },
    },
  },
  history: ({ selections }: { selections: SelectionStore }) => ({
    selection: teller(selections.fromImage, selectionHistory),
    selectionDecision: teller(selections.decisionFromImage, decisionHistory),
    selectionSheet: teller(selections.sheetFromImage, sheetHistory),
  }),
} as const satisfies Manifest<{ selections: SelectionStore }>;
