import type { Said } from "../shared/holding.ts";
import { teller, type Manifest } from "../shared/manifest.ts";
import { snapshotHistory } from "./history.ts";
import { fromRow, type KeptSnapshot, type SnapshotRow } from "./store.ts";

/** What has to be known of periods that were closed: the rows say which, the files have who was counted, by ids alone. */
export const snapshotManifest = {
  entities: {
    snapshot: {
      key: "snapshotsOf",
      followed: true,
      holds: {
        of: "staff",
        why: "funding",
        until: "installation",
        by: "reading",
        read: ["participants.read"],
        fields: {
          projectId: "nothing",
          number: "nothing",
          snapshotId: "nothing",
          snapshot: {
            name: "nothing",
            from: "nothing",
            to: "nothing",
            note: "words",
            sha256: "nothing",
            bytes: "nothing",
            closedAt: "nothing",
            closedBy: "id",
            withdrawn: ["id", "words"],
          } satisfies Said<KeptSnapshot>,
          version: "nothing",
        },
      },
    },
  },
  bucket: {
    snapshots: {
      what: "what a project had come to at the end of a closed period: figures, and who was counted, by ids and without a name",
      until: "no end of its own",
      by: "project and period in the key",
    },
  },
  // Read without the store, which the API makes when periods are first asked for.
  history: () => ({
    snapshot: teller((image) => fromRow(image as unknown as SnapshotRow), snapshotHistory),
  }),
} as const satisfies Manifest<never>;
