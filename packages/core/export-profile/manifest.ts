import { teller, type Manifest } from "../shared/manifest.ts";
import { profileHistory } from "./history.ts";
import { fromRow, type ProfileRow } from "./store.ts";

/** What has to be known of profiles of exports: they say how data are written, and hold nobody's. */
export const exportProfileManifest = {
  entities: {
    exportProfile: {
      key: "profilesOf",
      followed: true,
      holds: {
        of: "nobody",
        why: "running",
        until: "installation",
        by: "none",
        read: ["participants.read"],
        fields: {
          projectId: "nothing",
          profileId: "nothing",
          head: "nothing",
          revision: "nothing",
          checked: "id",
          createdAt: "nothing",
          updatedAt: "nothing",
          version: "nothing",
          doing: "nothing",
          changedBy: "id",
        },
      },
    },
    exportProfileRevision: {
      key: "profilesOf",
      holds: {
        of: "nobody",
        why: "running",
        until: "installation",
        by: "none",
        read: ["participants.read"],
        fields: {
          projectId: "nothing",
          profileId: "nothing",
          revision: "nothing",
          profile: "nothing",
          at: "nothing",
          by: "id",
        },
      },
    },
  },
  // Read without the store, which the API makes when profiles are first asked for.
  history: () => ({
    exportProfile: teller((image) => fromRow(image as unknown as ProfileRow), profileHistory),
  }),
} as const satisfies Manifest<never>;
