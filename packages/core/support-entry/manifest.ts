import type { Said } from "../shared/holding.ts";
import { teller, type Manifest } from "../shared/manifest.ts";
import type { DutyBrief, RecordedBrief } from "./books.ts";
import { supportEntryHistory } from "./history.ts";
import { type EntryRow, fromRow, type Kept } from "./rows.ts";

/** What the log has of whoever was given support. */
const HELD = { of: "participants", why: "funding", until: "participants", by: "participant" } as const;

const TIMES = { entryId: "nothing", day: "facts", from: "facts", to: "facts", struck: "facts" } as const;
/** Each of the entries of a record, and of a day. */
const BRIEFS = { ...TIMES, supportId: "facts" } as const satisfies Said<RecordedBrief>;
const DUTIES = { ...TIMES, projectId: "nothing" } as const satisfies Said<DutyBrief>;

/** What has to be known of the log of support. */
export const supportEntryManifest = {
  entities: {
    supportEntry: {
      key: "entryId",
      followed: true,
      holds: {
        ...HELD,
        read: ["log.read"],
        fields: {
          entryId: "nothing",
          projectId: "nothing",
          month: "nothing",
          day: "facts",
          from: "facts",
          supportId: "facts",
          entry: {
            participantId: "id",
            to: "facts",
            topic: "words",
            place: "words",
            mode: "facts",
            counsellor: ["id", "name"],
            overlapReason: "words",
            lateReason: "words",
            struck: "words",
            createdAt: "nothing",
            updatedAt: "nothing",
          } satisfies Said<Kept>,
          version: "nothing",
          doing: "nothing",
          changedBy: "id",
          changeReason: "words",
        },
      },
    },
    supportRecord: {
      key: "recordOf",
      holds: {
        ...HELD,
        read: ["log.read"],
        fields: {
          participantId: "id",
          projectId: "nothing",
          entries: BRIEFS,
          version: "nothing",
        },
      },
    },
    supportDuty: {
      key: "dutyOf",
      holds: {
        of: "staff",
        why: "funding",
        until: "evidence",
        by: "staff",
        read: ["log.read"],
        fields: { counsellor: ["id", "name"], day: "nothing", entries: DUTIES, version: "nothing" },
      },
    },
    supportSum: {
      key: "sumsOf",
      holds: {
        of: "staff",
        why: "funding",
        until: "evidence",
        by: "project",
        read: ["log.read", "support.read"],
        fields: {
          projectId: "nothing",
          month: "nothing",
          supportId: "nothing",
          counsellor: ["id", "name"],
          name: "name",
          visits: "facts",
          minutes: "facts",
        },
      },
    },
  },
  // Read without the store, which the API makes when the log is first asked for.
  history: () => ({
    supportEntry: teller((image) => fromRow(image as unknown as EntryRow), supportEntryHistory),
  }),
} as const satisfies Manifest<never>;
