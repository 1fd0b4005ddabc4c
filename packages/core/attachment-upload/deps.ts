import type { DelegationStore } from "../delegation/index.ts";
import type { EventService, EventStore } from "../event/index.ts";
import type { Bucket } from "../file/index.ts";
import type { InvitationStore } from "../invitation/index.ts";
import type { Limits } from "../limit/index.ts";
import type { Definitions, RegistrationStore } from "../registration/index.ts";
import type { SecretKey } from "../shared/secret.ts";

/** What use cases of files that answer questions work with. */
export interface AttachmentUploadDeps {
  /** Asked for only when files are worked with. */
  bucket: () => Bucket;
  registrations: Pick<RegistrationStore, "find" | "findMany">;
  delegations: DelegationStore;
  events: Pick<EventStore, "findEvent">;
  eventService: Pick<EventService, "getEvent">;
  /** Events as sign-ups go by them. */
  definitions: Definitions;
  invitations: Pick<InvitationStore, "open">;
  limits: Limits;
  secretKey: SecretKey;
}
