import { teller, type Manifest } from "../shared/manifest.ts";
import type { Said } from "../shared/holding.ts";
import { lookHistory, personHoldHistory, retentionHistory, switchHistory } from "./history.ts";
import {
  fromLookRow,
  fromPersonHoldRow,
  fromRow,
  fromSwitchRow,
  type KeptHold,
  type LookRow,
  type PersonHoldRow,
  type RetentionRow,
  type SwitchRow,
} from "./store/rows.ts";

/** What has to be known of retention: the history follows, of what was removed the numbers alone. */
export const retentionManifest = {
  entities: {
    projectRetention: {
      key: "retentionOf",
      followed: true,
      holds: {
        of: "staff",
        why: "accountability",
        until: "installation",
        by: "reading",
        read: ["privacy.retention"],
        fields: {
          retentionOf: "nothing",
          terms: "nothing",
          lastPaymentOn: "nothing",
          holds: ["id", "words"],
          version: "nothing",
          updatedAt: "nothing",
          changedBy: "id",
          changeReason: "words",
        },
      },
    },
    retentionSwitch: {
      key: "switchOf",
      followed: true,
      holds: {
        of: "staff",
        why: "accountability",
        until: "installation",
        by: "reading",
        read: ["privacy.retention"],
        fields: {
          switchOf: "nothing",
          isOn: "nothing",
          version: "nothing",
          updatedAt: "nothing",
          changedBy: "id",
          dueHour: "nothing",
          dueAt: "nothing",
        },
      },
    },
    retentionLook: {
      key: "lookOf",
      followed: true,
      holds: {
        of: "nobody",
        why: "accountability",
        until: "installation",
        by: "none",
        read: ["privacy.retention"],
        fields: {
          lookOf: "nothing",
          kind: "nothing",
          after: "id",
          lookedOn: "nothing",
          removed: "nothing",
          named: "nothing",
          version: "nothing",
          updatedAt: "nothing",
        },
      },
    },
    personHold: {
      key: "heldOf",
      followed: true,
      // Ids, why, and who of staff; of the person it says that somebody held them, which their history has as well.
      holds: {
        of: "staff",
        why: "accountability",
        until: "event",
        by: "reading",
        read: ["privacy.retention"],
        fields: {
          heldOf: "id",
          hold: {
            subjectId: "nothing",
            holdId: "nothing",
            cause: "nothing",
            reason: "words",
            until: "nothing",
            heldBy: "id",
            heldAt: "nothing",
            together: "id",
            endedAt: "nothing",
          } satisfies Said<KeptHold>,
          version: "nothing",
          changedBy: "id",
          changeReason: "words",
        },
      },
    },
  },
  history: () => ({
    personHold: teller((image) => fromPersonHoldRow(image as unknown as PersonHoldRow), personHoldHistory),
    projectRetention: teller((image) => fromRow(image as unknown as RetentionRow), retentionHistory),
    retentionSwitch: teller((image) => fromSwitchRow(image as unknown as SwitchRow), switchHistory),
    retentionLook: teller((image) => fromLookRow(image as unknown as LookRow), lookHistory),
  }),
} as const satisfies Manifest<never>;
