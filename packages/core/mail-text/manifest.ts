import { teller, type Manifest } from "../shared/manifest.ts";
import { mailTextHistory } from "./history.ts";
import type { MailTextStore } from "./store.ts";

/** What has to be known of adapted texts of mails: the history follows, and of a test a mail. */
export const mailTextManifest = {
  entities: {
    mailText: { key: "textsOf", followed: true },
    // A mail to whoever asks follows.
    mailTextTest: { key: "textsOf", followed: true },
  },
  history: ({ mailTexts }: { mailTexts: MailTextStore }) => ({
    mailText: teller(mailTexts.fromImage, mailTextHistory),
  }),
} as const satisfies Manifest<{ mailTexts: MailTextStore }>;
