import { teller, type Manifest } from "../shared/manifest.ts";
import { resendHistory } from "./history.ts";
import { MISSED_STATES } from "./rules.ts";
import type { MessageStore } from "./store.ts";

/** What has to be known of messages, which follow from the stream, or from others that were given up. */
export const messageManifest = {
  entities: {
    // It is changed a few times after it was queued; something follows where it did not arrive.
    message: {
      key: "messageOf",
      formerKey: "messageId",
      followed: { isNew: true, states: MISSED_STATES },
      api: ["reads"],
    },
    messageLease: { key: "messageOf", api: [] },
    // The API asks for it; the message itself is written by what follows the stream.
    resendRequest: { key: "resendOf", followed: true },
    told: { key: "toldOf", api: ["reads"] },
  },
  history: ({ messages }: { messages: MessageStore }) => ({
    resendRequest: teller(messages.requestFromImage, resendHistory),
  }),
} as const satisfies Manifest<{ messages: MessageStore }>;
