import { teller, type Manifest } from "../shared/manifest.ts";
import { peopleImportHistory } from "./history.ts";
import type { PeopleImportStore } from "./store.ts";

/** What has to be known of files that bring people. */
export const peopleImportManifest = {
  entities: {
    peopleImport: {
      key: "eventId",
      followed: true,
      holds: {
        of: "staff",
        why: "taking_part",
        until: "event",
        by: "reading",
        read: ["registrations.read"],
        fields: {
          eventId: "nothing",
          importId: "nothing",
          fileName: "words",
          people: "nothing",
          tells: "nothing",
          reason: "words",
          entered: "nothing",
          version: "nothing",
          createdAt: "nothing",
          updatedAt: "nothing",
          changedBy: "id",
        },
      },
    },
  },
  history: ({ peopleImports }: { peopleImports: PeopleImportStore }) => ({
    peopleImport: teller(peopleImports.fromImage, peopleImportHistory),
  }),
} as const satisfies Manifest<{ peopleImports: PeopleImportStore }>;
