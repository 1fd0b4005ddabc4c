import { teller, type Manifest } from "../shared/manifest.ts";
import { participantHistory } from "./history.ts";
import type { ParticipantStore } from "./store.ts";

/** What has to be known of participants: who is one, what they are found by, and whose registrations are. */
export const participantManifest = {
  entities: {
    participant: { key: "participantId", followed: true },
    participantTrait: { key: "traitsOf" },
    participantLink: { key: "linksOf" },
  },
  history: ({ participants }: { participants: ParticipantStore }) => ({
    participant: teller(participants.fromImage, participantHistory),
  }),
} as const satisfies Manifest<{ participants: ParticipantStore }>;
