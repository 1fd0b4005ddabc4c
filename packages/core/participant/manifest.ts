import type { Said } from "../shared/holding.ts";
import { teller, type Manifest } from "../shared/manifest.ts";
import { participantHistory } from "./history.ts";
import type { Participant } from "./schema.ts";
import { fromRow, type ParticipantRow } from "./store.ts";

/** What has to be known of participants: who is one, what they are found by, and whose registrations are. */
export const participantManifest = {
  entities: {
    participant: {
      key: "participantId",
      followed: true,
      // Who is erased is taken out of the sheet of figures.
      followedToItsEnd: true,
      holds: {
        of: "participants",
        why: "funding",
        until: "participants",
        by: "participant",
        read: ["participants.read"],
        fields: {
          participantId: "nothing",
          projectId: "nothing",
          nameKey: "name",
          person: {
            firstName: "name",
            lastName: "name",
            formerLastNames: "name",
            email: "contact",
            phone: "contact",
            categories: "facts",
            sector: "facts",
            territory: "facts",
            startsOn: "facts",
            endsOn: "facts",
            entry: ["facts", "special"],
            entryVersion: "nothing",
            apartFrom: "id",
            given: ["contact", "name", "facts"],
            merged: "id",
            ended: "nothing",
            createdAt: "nothing",
            updatedAt: "nothing",
          } satisfies Said<
            Omit<Participant, "participantId" | "projectId" | "state" | "mergedInto" | "version">
          >,
          state: "facts",
          traits: ["name", "id"],
          lacks: "nothing",
          mergedInto: "id",
          version: "nothing",
          doing: "nothing",
          changedBy: "id",
          changeReason: "words",
        },
      },
    },
    participantTrait: {
      key: "traitsOf",
      holds: {
        of: "participants",
        why: "funding",
        until: "participants",
        by: "participant",
        read: [],
        fields: { projectId: "nothing", kind: "nothing", value: "name", participantId: "id" },
      },
    },
    participantLink: {
      key: "linksOf",
      holds: {
        of: "participants",
        why: "funding",
        until: "participants",
        by: "participant",
        read: ["participants.read"],
        fields: { projectId: "nothing", eventId: "nothing", registrationId: "id", participantId: "id" },
      },
    },
  },
  // Read without the store, which the API makes when participants are first asked for.
  history: () => ({
    participant: teller((image) => fromRow(image as unknown as ParticipantRow), participantHistory),
  }),
} as const satisfies Manifest<never>;
