import type { EventStore } from "../event/index.ts";
import type { InstitutionService } from "../institution/index.ts";
import type { ParticipantStore } from "../participant/index.ts";
import type { ProjectStore } from "../project/index.ts";
import type { RegistrationStore } from "../registration/index.ts";
import type { StaffStore } from "../staff/index.ts";
import type { SupportEntryStore } from "../support-entry/index.ts";
import type { SupportService } from "../support/index.ts";
import type { FigureStore } from "./store.ts";

/** What the figures of a project are counted with. */
export interface FigureDeps {
  figures: FigureStore;
  projects: Pick<ProjectStore, "find">;
  events: Pick<EventStore, "listByProject">;
  participants: Pick<ParticipantStore, "list" | "findMany" | "listLinks" | "linksOf">;
  supportEntries: Pick<SupportEntryStore, "findRecords">;
  support: Pick<SupportService, "loadPresences">;
  registrations: Pick<RegistrationStore, "findMany">;
  institutions: Pick<InstitutionService, "findFamily">;
  staff: Pick<StaffStore, "listAll">;
}
