import type { Manifest } from "../shared/manifest.ts";

/** What has to be known of wordings, which nobody changes. */
export const wordingManifest = {
  entities: {
    wording: {
      key: "wordingId",
      api: ["reads", "adds"],
      holds: {
        of: "nobody",
        why: "accountability",
        until: "installation",
        by: "none",
        read: ["registrations.read"],
        fields: { wordingId: "nothing", text: "nothing" },
      },
    },
  },
} as const satisfies Manifest<unknown>;
