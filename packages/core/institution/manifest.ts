import { teller, type Manifest } from "../shared/manifest.ts";
import { institutionHistory } from "./history.ts";
import type { InstitutionStore } from "./store.ts";

/** What has to be known of institutions: an entry and what it is called; how it is found, and at which events, follows. */
export const institutionManifest = {
  entities: {
    institution: { key: "institutionId", followed: true },
    institutionName: { key: "institutionKey" },
    institutionWord: { key: "wordHead", api: ["reads"] },
    institutionEvent: { key: "eventsOf", api: ["reads"] },
  },
  history: ({ institutions }: { institutions: InstitutionStore }) => ({
    institution: teller(institutions.fromImage, institutionHistory),
  }),
} as const satisfies Manifest<{ institutions: InstitutionStore }>;
