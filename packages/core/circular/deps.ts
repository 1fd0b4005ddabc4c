import type { EventService, EventStore } from "../event/index.ts";
import type { Bucket } from "../file/index.ts";
import type { MailingStore } from "../mailing/index.ts";
import type { MessageStore } from "../message/index.ts";
import type { RegistrationStore } from "../registration/index.ts";
import type { SecretKey } from "../shared/secret.ts";
import type { RecipientDeps } from "./recipients.ts";
import type { CircularStore } from "./store.ts";

/** What use cases of letters to many work with. */
export interface CircularDeps extends RecipientDeps {
  circulars: CircularStore;
  mailings: Pick<MailingStore, "find">;
  messages: Pick<MessageStore, "findMany">;
  registrations: Pick<RegistrationStore, "eachByName" | "find" | "findMany">;
  events: Pick<EventStore, "findHead">;
  eventService: Pick<EventService, "getEvent">;
  /** Asked for only when files are worked with. */
  bucket: () => Bucket;
  secretKey: SecretKey;
}
