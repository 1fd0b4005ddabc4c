import { teller, type Manifest } from "../shared/manifest.ts";
import { mailTextHistory } from "./history.ts";
import type { MailTextStore } from "./store.ts";

/** What has to be known of adapted texts of mails: the history follows, and of a test a mail. */
export const mailTextManifest = {
  entities: {
    mailText: {
      key: "textsOf",
      followed: true,
      // Its files go with it.
      followedToItsEnd: true,
      holds: {
        of: "nobody",
        why: "running",
        until: "installation",
        by: "none",
        read: ["texts.edit_event"],
        fields: {
          owner: "nothing",
          kind: "nothing",
          text: "words",
          version: "nothing",
          updatedAt: "nothing",
          changedBy: "id",
        },
      },
    },
    // A mail to whoever asks follows.
    mailTextTest: {
      key: "textsOf",
      followed: true,
      holds: {
        of: "staff",
        why: "accounts",
        until: "soon",
        by: "staff",
        read: [],
        fields: {
          staffId: "id",
          kind: "nothing",
          locale: "nothing",
          test: "nothing",
          day: "nothing",
          count: "nothing",
          ttl: "nothing",
        },
      },
    },
  },
  history: ({ mailTexts }: { mailTexts: MailTextStore }) => ({
    mailText: teller(mailTexts.fromImage, mailTextHistory),
  }),
} as const satisfies Manifest<{ mailTexts: MailTextStore }>;
