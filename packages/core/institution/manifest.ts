import { teller, type Manifest } from "../shared/manifest.ts";
import { institutionHistory } from "./history.ts";
import type { InstitutionStore } from "./store.ts";

/** What has to be known of institutions: an entry and what it is called; how it is found, and at which events, follows. */
export const institutionManifest = {
  entities: {
    institution: {
      key: "institutionId",
      followed: true,
      holds: {
        of: "others",
        why: "taking_part",
        until: "installation",
        by: "reading",
        read: ["institutions.read"],
        fields: {
          institutionId: "nothing",
          list: "nothing",
          nameKey: "words",
          entry: "words",
          version: "nothing",
          changedBy: "id",
          changeReason: "words",
        },
      },
    },
    institutionName: {
      key: "institutionKey",
      holds: {
        of: "others",
        why: "taking_part",
        until: "installation",
        by: "reading",
        read: [],
        fields: { institutionKey: "words", institutionId: "nothing" },
      },
    },
    institutionWord: {
      key: "wordHead",
      api: ["reads"],
      holds: {
        of: "others",
        why: "taking_part",
        until: "installation",
        by: "reading",
        read: ["institutions.read"],
        fields: { wordHead: "words", tail: "words", institutionId: "nothing", shown: "words" },
      },
    },
    institutionEvent: {
      key: "eventsOf",
      api: ["reads"],
      holds: {
        of: "nobody",
        why: "taking_part",
        until: "installation",
        by: "none",
        read: ["institutions.read"],
        fields: { institutionId: "nothing", eventId: "nothing" },
      },
    },
  },
  history: ({ institutions }: { institutions: InstitutionStore }) => ({
    institution: teller(institutions.fromImage, institutionHistory),
  }),
} as const satisfies Manifest<{ institutions: InstitutionStore }>;
