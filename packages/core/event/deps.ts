import type { InvitationStore } from "../invitation/index.ts";
import type { AccessCodeStore } from "../access-code/index.ts";
import type { RecordedService } from "../attendance/index.ts";
import type { MailTextStore } from "../mail-text/index.ts";
import type { ProjectStore } from "../project/index.ts";
import type { RegistrationStore } from "../registration/index.ts";
import type { SelectionStore } from "../selection/index.ts";
import type { WordingStore } from "../wording/index.ts";
import type { Condition } from "../shared/table.ts";
import type { Instant } from "../shared/time.ts";
import type { SecretKey } from "../shared/secret.ts";
import type { Catalogue } from "./catalogue.ts";
import type { EventHead, EventId } from "./schema.ts";
import type { EventStore } from "./store.ts";

/** What use cases of events work with. */
export interface EventDeps {
  /** Of the secret addresses of closed events. */
  secretKey: SecretKey;
  events: EventStore;
  projects: Pick<ProjectStore, "find">;
  /** Whether anybody ever registered, and what all have chosen and answered, whatever became of them. */
  registrations: Pick<RegistrationStore, "hasAny" | "findHeld">;
  /** What is recorded of an event, and what an edit makes of it. */
  recorded: Pick<RecordedService, "amend" | "findRecorded">;
  wordings: Pick<WordingStore, "keep">;
  /** Codes by which people come: the end of an event ends them. */
  invitations: Pick<InvitationStore, "open">;
  accessCodes: Pick<AccessCodeStore, "counters" | "removeAll">;
  /** What there is of a selection ends with the event. */
  selections: Pick<SelectionStore, "removeAll">;
  /** A copy of an event says in its mails what the former said. */
  copyMailTexts: (
    from: EventId,
    to: EventId,
    changed: { updatedAt: Instant; changedBy: string },
  ) => Promise<void>;
  /**
   * Whether an event may leave its project, which it may not while a hold keeps its people's data: with what has to be so still.
   * @throws DomainError event.held
   */
  leave: (event: EventHead, now: Instant) => Promise<Condition>;
  /** What it says in its mails ends with the event. */
  mailTexts: Pick<MailTextStore, "removeAll">;
  /** The public events as this process last read them. */
  catalogue: Catalogue;
}
