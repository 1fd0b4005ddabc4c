import { teller, type Manifest } from "../shared/manifest.ts";
import { evidenceHistory, fileHistory } from "./history.ts";
import type { FileStore } from "./store.ts";

/** What has to be known of files and evidence. */
export const fileManifest = {
  entities: {
    file: { key: "ownerId", followed: true },
    // How far it has come is written every second, and nothing follows from that.
    evidence: { key: "evidenceOf", followed: { states: ["waiting"] } },
  },
  history: ({ files }: { files: FileStore }) => ({
    file: teller(files.fromImage, fileHistory),
    evidence: teller(files.evidenceFromImage, evidenceHistory),
  }),
} as const satisfies Manifest<{ files: FileStore }>;
