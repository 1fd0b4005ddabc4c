import { createFigureStore } from "@zapisy/core/figure";
import type { ParticipantId } from "@zapisy/core/participant/schema";
import type { ProjectId } from "@zapisy/core/project";
import type { Image } from "@zapisy/core/shared/manifest";
import type { Deps } from "../deps.ts";
import { streamHandler } from "./follow-stream.ts";

/**
 * Notes who changed in a project, and who was given support, so that figures read them anew (docs/decisions/0113). Where somebody was
 * erased, the sheet that may have them is taken away.
 */
export function noteFigures(deps: Deps) {
  const figures = createFigureStore(deps.table);
  return streamHandler(
    deps,
    "note-figures",
    ["participant", "supportEntry"],
    async ({ entity, before, after }) => {
      const image = after ?? before;
      if (!image) return;
      const projectId = image.projectId as ProjectId;
      const people = new Set([before, after].flatMap((one) => (one ? (personIn(entity, one) ?? []) : [])));
      for (const participantId of people) await figures.note(projectId, participantId, deps.clock());
      if (entity === "participant" && !after) await figures.dropSheet(projectId);
    },
  );
}

function personIn(entity: string, image: Image): ParticipantId | undefined {
  const { participantId } = entity === "participant" ? image : (image.entry as Image);
  return participantId as ParticipantId | undefined;
}
