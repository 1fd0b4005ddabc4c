import type { IndicatorInput, ResultId } from "@zapisy/core/indicator/schema";
import type { ParticipantId } from "@zapisy/core/participant/schema";
import type { ProjectId } from "@zapisy/core/project";
import { asStaff } from "./actions.ts";
import { postFile, SCAN } from "./files.ts";
import type { World } from "./world.ts";

/** An indicator as staff say it: 60 % of 12 by the contract, by results. */
export function indicatorInput(overrides: Partial<IndicatorInput> = {}): IndicatorInput {
  return {
    name: { pl: "Osoby, u których nastąpił efekt społeczny" },
    unit: { pl: "osoby" },
    base: { from: "number", number: 12 },
    target: { as: "percent", value: 60 },
    rule: {
      by: "result",
      kinds: [
        { kindId: "study", name: { pl: "Rozpoczęcie nauki" } },
        { kindId: "work", name: { pl: "Podjęcie zatrudnienia" } },
      ],
    },
    splits: [],
    source: "Zaświadczenia i oświadczenia",
    measured: { when: "project_end" },
    ...overrides,
  };
}

/** Where a result is: as routes ask for it. */
export interface ResultPlace {
  projectId: ProjectId;
  participantId: ParticipantId;
  resultId: ResultId;
}

/** Sends the file that proves a result, and has it checked. */
export async function prove(
  world: World,
  place: ResultPlace,
  name = "zaświadczenie.pdf",
  bytes = SCAN,
  reason?: string,
) {
  const { indicator } = world.deps.services;
  const input = { name, mediaType: "application/pdf" as const, bytes: bytes.byteLength };
  const announced = await indicator.announceProofOf(asStaff(world), place, input);
  await postFile(announced, bytes);
  return indicator.receiveProofOf(asStaff(world), place, announced.file.fileId, { reason: reason ?? null });
}
