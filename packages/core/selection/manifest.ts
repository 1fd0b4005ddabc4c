import { teller, type Manifest } from "../shared/manifest.ts";
import { decisionHistory, selectionHistory, sheetHistory } from "./history.ts";
import type { SelectionStore } from "./store.ts";

/** What has to be known of selections; what was scored is nobody's news. */
export const selectionManifest = {
  entities: {
    selection: { key: "eventId", followed: true },
    selectionSheet: { key: "eventId", followed: true },
    selectionScore: { key: "eventId" },
    selectionRanking: { key: "eventId" },
    selectionDecision: { key: "eventId", followed: true },
  },
  history: ({ selections }: { selections: SelectionStore }) => ({
    selection: teller(selections.fromImage, selectionHistory),
    selectionDecision: teller(selections.decisionFromImage, decisionHistory),
    selectionSheet: teller(selections.sheetFromImage, sheetHistory),
  }),
} as const satisfies Manifest<{ selections: SelectionStore }>;
