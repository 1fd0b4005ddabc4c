import { createFigureStore } from "@zapisy/core/figure";
import type { Participant, ParticipantId } from "@zapisy/core/participant/schema";
import type { ProjectId } from "@zapisy/core/project";
import type { Image } from "@zapisy/core/shared/manifest";
import type { Deps } from "../deps.ts";
import {
  changeOf,
  entityOf,
  isImported,
  logFailure,
  type EntityHandler,
  type StreamHandler,
} from "./follow-stream.ts";

/** Of a project, who changed in a batch, and who of them were erased. */
interface Changed {
  people: Set<ParticipantId>;
  erased: Set<ParticipantId>;
}

/**
 * Notes who changed in a project, and who was given support, so that figures read them anew (docs/decisions/0113); everybody once for all
 * their changes in a batch. Who was erased, or is
 * nobody's name any more, is taken out of the sheet that may have them, all of a batch at once.
 */
export function noteFigures(deps: Deps): EntityHandler {
  const figures = createFigureStore(deps.table);
  const handle: StreamHandler = async ({ Records }) => {
    const projects = new Map<ProjectId, Changed>();
    for (const record of Records) {
      const entity = entityOf(record);
      if (entity !== "participant" && entity !== "supportEntry") continue;
      const change = changeOf(record);
      if (isImported(change)) continue;
      const { before, after } = change;
      for (const image of [before, after]) {
        const participantId = image && personIn(entity, image);
        if (!participantId) continue;
        const projectId = image.projectId as ProjectId;
        const own = projects.get(projectId) ?? { people: new Set(), erased: new Set() };
        own.people.add(participantId);
        if (entity === "participant" && (!after || isEnded(after))) own.erased.add(participantId);
        projects.set(projectId, own);
      }
    }
    try {
      for (const [projectId, { people, erased }] of projects) {
        for (const participantId of people) await figures.note(projectId, participantId, deps.clock());
        if (erased.size > 0) await figures.takeOut(projectId, [...erased], deps.clock());
      }
    } catch (cause) {
      logFailure(deps, "note-figures", Records[0], cause);
      // From the beginning: notes may be made twice.
      return { batchItemFailures: [{ itemIdentifier: Records[0]?.dynamodb?.SequenceNumber ?? "" }] };
    }
    return { batchItemFailures: [] };
  };
  return Object.assign(handle, { entities: ["participant", "supportEntry"] as const });
}

/** Whose term is over is counted as before, and no sheet has who that was. */
function isEnded({ person }: Image): boolean {
  return (person as Participant).ended !== undefined;
}

function personIn(entity: "participant" | "supportEntry", image: Image): ParticipantId | undefined {
  const { participantId } = entity === "participant" ? image : (image.entry as Image);
  return participantId as ParticipantId | undefined;
}
