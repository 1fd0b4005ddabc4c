import type { AuthorNames } from "../audit/index.ts";
import type { EventStore } from "../event/index.ts";
import type { ParticipantStore } from "../participant/index.ts";
import type { ProjectStore } from "../project/index.ts";
import type { RegistrationStore } from "../registration/index.ts";
import type { RetentionStore } from "./store.ts";

/** What it is decided with whether something is over. */
export interface DecidingDeps {
  retentions: RetentionStore;
  projects: Pick<ProjectStore, "find">;
  events: Pick<EventStore, "findHead">;
}

/** What use cases of retention work with. */
export interface RetentionDeps {
  retentions: RetentionStore;
  projects: Pick<ProjectStore, "find" | "list">;
  events: Pick<EventStore, "findHead" | "listByProject" | "isStillOf">;
  registrations: Pick<RegistrationStore, "eachByName" | "findMany" | "listByName">;
  participants: Pick<ParticipantStore, "list" | "find" | "findLinks" | "linksOf">;
  namesOf: AuthorNames;
}
