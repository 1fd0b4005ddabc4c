import { teller, type Manifest } from "../shared/manifest.ts";
import { selectionHistory, sheetHistory } from "./history.ts";
import type { SelectionStore } from "./store.ts";

/** What has to be known of selections; what was scored is nobody's news. */
export const selectionManifest = {
  entities: {
    selection: { key: "eventId", followed: true },
    selectionSheet: { key: "eventId", followed: true },
    selectionScore: { key: "eventId" },
  },
  history: ({ selections }: { selections: SelectionStore }) => ({
    selection: teller(selections.fromImage, selectionHistory),
    selectionSheet: teller(selections.sheetFromImage, sheetHistory),
  }),
} as const satisfies Manifest<{ selections: SelectionStore }>;
