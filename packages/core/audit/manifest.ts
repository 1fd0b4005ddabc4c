import { teller, type Manifest } from "../shared/manifest.ts";
import { accessHistory } from "./history.ts";
import type { AuditStore } from "./store.ts";

/** What has to be known of the history itself: who writes it may do nothing else to it. */
export const auditManifest = {
  entities: {
    auditEntry: { key: "subjectId", api: ["reads"] },
    access: { key: "accessId", followed: true, api: ["adds"] },
  },
  history: ({ audit }: { audit: AuditStore }) => ({ access: teller(audit.accessFromImage, accessHistory) }),
} as const satisfies Manifest<{ audit: AuditStore }>;
