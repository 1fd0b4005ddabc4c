import type { Event, EventId, EventService, EventStore } from "../event/index.ts";
import type { Limits } from "../limit/index.ts";
import type { PersonalView } from "../personal-page/answer.ts";
import type { Context } from "../shared/context.ts";
import type { LocalizedText } from "../shared/localized-text.ts";
import type { SecretKey } from "../shared/secret.ts";
import type { WordingStore } from "../wording/index.ts";
import type { Definitions } from "./definitions.ts";
import type { Registration, RegistrationId } from "./schema.ts";
import type { RegistrationStore } from "./store.ts";

/** What nobody has to agree to. */
export const VOLUNTARY = ["image", "newsletter", "needs"] as const;

/** What the registration service works with. */
export interface RegistrationDeps {
  registrations: RegistrationStore;
  events: EventStore;
  eventService: Pick<EventService, "getEvent" | "toPublicView">;
  secretKey: SecretKey;
  limits: Limits;
  /** Spreads simultaneous sign-ups over seat blocks: numbers from 0 to below 1. */
  random: () => number;
  /** What other nouns say on a personal page: ticket, check-in, certificates. */
  personalParts: (
    ctx: Context,
    registration: Registration,
    event: Event,
  ) => Promise<Pick<PersonalView, "ticketCode" | "checkIn" | "certificates">>;
  /** Who was there at one unit of an event at least, whatever became of their registration. */
  attended: (eventId: EventId) => Promise<ReadonlySet<RegistrationId>>;
  wordings: Pick<WordingStore, "keep">;
  /** The sentences by which people give what they need not give, as the form shows them now. */
  consentWords: () => Promise<Record<(typeof VOLUNTARY)[number], LocalizedText>>;
  /** Events as sign-ups go by them. */
  definitions: Definitions;
}
