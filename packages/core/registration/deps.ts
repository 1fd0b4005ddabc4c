import type { AccessCodeStore } from "../access-code/index.ts";
import type { RecordedService } from "../attendance/index.ts";
import type { EventHead, EventId, EventService, EventStore, SeatBlock } from "../event/index.ts";
import type { InstitutionService } from "../institution/index.ts";
import type { InvitationStore } from "../invitation/index.ts";
import type { Limits } from "../limit/index.ts";
import type { LocalizedText } from "../shared/localized-text.ts";
import type { SecretKey } from "../shared/secret.ts";
import type { WordingStore } from "../wording/index.ts";
import type { Definitions } from "./definitions.ts";
import type { Registration } from "./schema.ts";
import type { RegistrationStore } from "./store.ts";

/** What nobody has to agree to. */
export const VOLUNTARY = ["image", "newsletter", "needs"] as const;

/** What use cases of registrations work with. */
export interface RegistrationDeps {
  registrations: RegistrationStore;
  events: EventStore;
  eventService: Pick<EventService, "getEvent">;
  secretKey: SecretKey;
  limits: Limits;
  /** What people say of their institution, as the register knows it. */
  institutions: Pick<InstitutionService, "nameInstitution" | "familyOf" | "findAllMeant">;
  /** Spreads simultaneous sign-ups over seat blocks: numbers from 0 to below 1. */
  random: () => number;
  /** Who was there, whatever became of their registration, and who completed an event. */
  recorded: Pick<RecordedService, "listAttended" | "listCompleted" | "haveCompleted">;
  /** Codes by which people come. */
  accessCodes: Pick<AccessCodeStore, "find">;
  /** Invitations by which people come. */
  invitations: Pick<InvitationStore, "find" | "open">;
  wordings: Pick<WordingStore, "keep">;
  /** The sentences by which people give what they need not give, as the form shows them now. */
  consentWords: () => Promise<Record<(typeof VOLUNTARY)[number], LocalizedText>>;
  /** Events as sign-ups go by them. */
  definitions: Definitions;
  /** The seats of an event as they are now, read once for many who ask at once. */
  seats(event: EventHead): Promise<readonly SeatBlock[]>;
  /** Everybody who registered for an event, and of which institution; read once for many who ask at once. */
  peopleOf(eventId: EventId): Promise<readonly Pick<Registration, "registrationId" | "institution">[]>;
}
