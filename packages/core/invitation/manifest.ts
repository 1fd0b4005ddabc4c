import type { Manifest } from "../shared/manifest.ts";

/** What has to be known of invitations: mails follow from them. The list of them is their history, for as long as it is kept. */
export const invitationManifest = {
  entities: { invitation: { key: "eventId", followed: true } },
} as const satisfies Manifest<unknown>;
