import type { Said } from "../shared/holding.ts";
import { teller, type Manifest } from "../shared/manifest.ts";
import { accessHistory } from "./history.ts";
import type { Access } from "./schema.ts";
import type { AuditStore } from "./store.ts";

/** What has to be known of the history itself: who writes it may do nothing else to it. */
export const auditManifest = {
  entities: {
    auditEntry: {
      key: "subjectId",
      api: ["reads"],
      holds: {
        of: "others",
        why: "accountability",
        until: "evidence",
        by: "target",
        read: ["event.read", "history.read"],
        fields: {
          subjectId: "nothing",
          auditId: "nothing",
          at: "facts",
          actor: "id",
          action: "facts",
          target: "id",
          fields: "facts",
          changes: "words",
          changesLeft: "nothing",
          from: "facts",
          to: "facts",
          reason: "words",
        },
      },
    },
    access: {
      key: "accessId",
      followed: true,
      api: ["adds"],
      holds: {
        of: "staff",
        why: "accountability",
        until: "month",
        by: "none",
        read: [],
        fields: {
          accessId: "nothing",
          access: {
            at: "nothing",
            actor: "id",
            kind: "facts",
            target: "id",
            document: "facts",
            profile: "facts",
          } satisfies Said<Omit<Access, "accessId">>,
          ttl: "nothing",
        },
      },
    },
  },
  history: ({ audit }: { audit: AuditStore }) => ({ access: teller(audit.accessFromImage, accessHistory) }),
} as const satisfies Manifest<{ audit: AuditStore }>;
