import type { Manifest } from "../shared/manifest.ts";

/** What has to be known of invitations: mails follow from them. The list of them is their history, for as long as it is kept. */
export const invitationManifest = {
  entities: {
    invitation: {
      key: "eventId",
      followed: true,
      holds: {
        of: "others",
        why: "taking_part",
        until: "guests",
        by: "mailbox",
        read: ["registrations.manage"],
        fields: {
          eventId: "nothing",
          invitationId: "id",
          email: "contact",
          firstName: "name",
          lastName: "name",
          locale: "nothing",
          linkVersion: "nothing",
          linkHash: "id",
          reminded: "nothing",
          declinedAt: "facts",
          withdrawnAt: "nothing",
          version: "nothing",
          createdAt: "nothing",
          updatedAt: "nothing",
          changedBy: "id",
          ttl: "nothing",
        },
      },
    },
  },
} as const satisfies Manifest<unknown>;
