import type { AuthorNames } from "../audit/index.ts";
import type { FigureService } from "../figure/index.ts";
import type { IndicatorService } from "../indicator/index.ts";
import type { InstitutionService } from "../institution/index.ts";
import type { ParticipantStore } from "../participant/index.ts";
import type { ProjectStore } from "../project/index.ts";
import type { ExportProfileStore } from "./store.ts";

/** What use cases of profiles of exports, and of files made by them, work with. */
export interface ExportProfileDeps {
  profiles: ExportProfileStore;
  projects: Pick<ProjectStore, "find">;
  participants: Pick<ParticipantStore, "list">;
  figures: Pick<FigureService, "countFigures">;
  indicators: Pick<IndicatorService, "countProject">;
  institutions: Pick<InstitutionService, "findAllEntries">;
  namesOf: AuthorNames;
}
