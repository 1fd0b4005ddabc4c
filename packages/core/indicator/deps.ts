import type { CertificateStore } from "../certificate/index.ts";
import type { EventStore } from "../event/index.ts";
import type { FigureService } from "../figure/index.ts";
import type { FileService } from "../file/index.ts";
import type { ParticipantService, ParticipantStore } from "../participant/index.ts";
import type { ProjectStore } from "../project/index.ts";
import type { IndicatorStore } from "./store.ts";

/** What use cases of indicators work with. */
export interface IndicatorDeps {
  indicators: IndicatorStore;
  projects: Pick<ProjectStore, "find">;
  events: Pick<EventStore, "findHead">;
  figures: Pick<FigureService, "countFigures">;
  certificates: Pick<CertificateStore, "eachOfEvent">;
  participants: Pick<ParticipantService, "findMeant">;
  people: Pick<ParticipantStore, "isThere">;
  files: Pick<FileService, "announceProof" | "receiveProof" | "linkProof" | "dropProofs">;
}
