import type { Said } from "../shared/holding.ts";
import { teller, type Manifest } from "../shared/manifest.ts";
import { resendHistory } from "./history.ts";
import { MISSED_STATES } from "./rules.ts";
import type { Message } from "./schema.ts";
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
      holds: {
        of: "others",
        why: "taking_part",
        until: "message",
        by: "owner",
        read: ["registrations.read"],
        fields: {
          messageId: "nothing",
          state: "nothing",
          message: {
            kind: "facts",
            to: "contact",
            locale: "nothing",
            registrationId: "id",
            eventId: "nothing",
            signInId: "id",
            staffId: "id",
            accountId: "id",
            invitationId: "id",
            delegationId: "id",
            subscriptionId: "id",
            interestId: "id",
            facts: "words",
            notBefore: "nothing",
            takenUntil: "nothing",
            failure: "facts",
            sesMessageId: "id",
            sentAt: "facts",
            againOf: "nothing",
          } satisfies Said<
            Omit<Message, "messageId" | "state" | "queuedAt" | "attempts" | "told" | "isFormer">
          >,
          queuedAt: "nothing",
          attempts: "nothing",
          ttl: "nothing",
          ownerId: "id",
          told: "nothing",
        },
      },
    },
    messageLease: {
      key: "messageOf",
      api: [],
      holds: {
        of: "others",
        why: "taking_part",
        until: "soon",
        by: "owner",
        read: [],
        fields: { ownerId: "id", messageId: "nothing", takenUntil: "nothing", ttl: "nothing" },
      },
    },
    // The API asks for it; the message itself is written by what follows the stream.
    resendRequest: {
      key: "resendOf",
      followed: true,
      holds: {
        of: "others",
        why: "taking_part",
        until: "person",
        by: "owner",
        read: ["registrations.read"],
        fields: {
          ownerId: "id",
          messageId: "nothing",
          eventId: "nothing",
          to: "contact",
          requestedBy: "id",
          requestedAt: "nothing",
        },
      },
    },
    told: {
      key: "toldOf",
      api: ["reads"],
      holds: {
        of: "participants",
        why: "taking_part",
        until: "person",
        by: "registration",
        read: [],
        fields: { registrationId: "id", told: "nothing" },
      },
    },
  },
  bucket: {
    mails: {
      what: "copies of mails about registrations, to contacts, to who is invited, to who hosts or leads",
      until: "two years, of contacts and who is invited one, by itself",
      by: "registration, invitation, delegation or event in the key",
    },
  },
  history: ({ messages }: { messages: MessageStore }) => ({
    resendRequest: teller(messages.requestFromImage, resendHistory),
  }),
} as const satisfies Manifest<{ messages: MessageStore }>;
