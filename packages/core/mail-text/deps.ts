import type { AuthorNames } from "../audit/index.ts";
import type { EventService } from "../event/index.ts";
import type { Bucket } from "../file/index.ts";
import type { ProjectStore } from "../project/index.ts";
import type { RegistrationStore } from "../registration/index.ts";
import type { SecretKey } from "../shared/secret.ts";
import type { AdaptableKind } from "./rules.ts";
import type { MailTextStore } from "./store.ts";

/** What use cases of adapted texts work with. */
export interface MailTextDeps {
  mailTexts: MailTextStore;
  projects: Pick<ProjectStore, "find">;
  eventService: Pick<EventService, "getEvent">;
  registrations: Pick<RegistrationStore, "find">;
  namesOf: AuthorNames;
  /** Asked for only when files are worked with. */
  bucket: () => Bucket;
  secretKey: SecretKey;
  /** Kinds of mail whose text staff can adapt, by name, in the order of lists. */
  loadKinds: () => Promise<Record<string, AdaptableKind>>;
}
