import { teller, type Manifest } from "../shared/manifest.ts";
import { peopleImportHistory } from "./history.ts";
import type { PeopleImportStore } from "./store.ts";

/** What has to be known of files that bring people. */
export const peopleImportManifest = {
  entities: { peopleImport: { key: "eventId", followed: true } },
  history: ({ peopleImports }: { peopleImports: PeopleImportStore }) => ({
    peopleImport: teller(peopleImports.fromImage, peopleImportHistory),
  }),
} as const satisfies Manifest<{ peopleImports: PeopleImportStore }>;
