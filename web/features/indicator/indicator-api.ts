import type {
  IndicatorCell,
  IndicatorChange,
  IndicatorInput,
  ResultInput,
} from "@zapisy/core/indicator/schema";
import type { ProofInput } from "@zapisy/core/file/schema";
import type { ResultView } from "@zapisy/core/indicator/answer";
import { ApiError } from "../../data/client.ts";
import { announcedName, mediaTypeOf, sendFile, type UploadOptions } from "../../data/file-sending.ts";
import { staffRequest } from "../../data/session.ts";
import { refusalBeforeSending } from "../file/file.state.ts";

const RESULTS = "/api/staff/projects/{projectId}/participants/{participantId}/results";

/** The indicators of a project with how far they are. */
export function getIndicators(projectId: string) {
  return staffRequest("GET", "/api/staff/projects/{projectId}/indicators", { params: { projectId } });
}

/** Adds an indicator; the same key twice adds one. */
export function addIndicator(projectId: string, body: IndicatorInput, idempotencyKey: string) {
  return staffRequest("POST", "/api/staff/projects/{projectId}/indicators", {
    params: { projectId },
    body,
    idempotencyKey,
  });
}

/** Changes an indicator over the version that was shown. */
export function changeIndicator(projectId: string, indicatorId: string, body: IndicatorChange) {
  return staffRequest("PUT", "/api/staff/projects/{projectId}/indicators/{indicatorId}", {
    params: { projectId, indicatorId },
    body,
  });
}

/** Takes an indicator off the list, or puts it back. */
export function setRemoved(projectId: string, indicatorId: string, removed: boolean, version: number) {
  return staffRequest("PUT", "/api/staff/projects/{projectId}/indicators/{indicatorId}/removal", {
    params: { projectId, indicatorId },
    body: { removed, version },
  });
}

/** A page of the list behind a figure of an indicator. */
export function listPeople(projectId: string, indicatorId: string, cell: IndicatorCell, cursor?: string) {
  return staffRequest("GET", "/api/staff/projects/{projectId}/indicators/{indicatorId}/list", {
    params: { projectId, indicatorId },
    query: { ...cell, cursor },
  });
}

/** Results of somebody, and the indicators for which one can be entered. */
export function getResults(projectId: string, participantId: string) {
  return staffRequest("GET", RESULTS, { params: { projectId, participantId } });
}

/** Enters a result of somebody; the same key twice enters one. */
export function enterResult(
  projectId: string,
  participantId: string,
  body: ResultInput,
  idempotencyKey: string,
) {
  return staffRequest("POST", RESULTS, { params: { projectId, participantId }, body, idempotencyKey });
}

/** Strikes a result out. */
export function strikeResult(projectId: string, result: ResultView, reason: string) {
  return staffRequest("POST", `${RESULTS}/{resultId}/strike`, {
    params: placeOf(projectId, result),
    body: { reason, version: result.version },
  });
}

/** An address that shows the proof of a result for five minutes. */
export async function linkProof(projectId: string, result: ResultView): Promise<string> {
  const params = placeOf(projectId, result);
  return (await staffRequest("GET", `${RESULTS}/{resultId}/proof/link`, { params })).url;
}

/**
 * Sends the file that proves a result, and has it checked; where it replaces another one, with the reason.
 * @throws ApiError with the code of a refusal: `file.too_large`, `file.not_what_it_says` …
 */
export async function sendProof(
  projectId: string,
  result: ResultView,
  file: File,
  { reason, ...options }: UploadOptions & { reason?: string } = {},
): Promise<ResultView> {
  const refused = refusalBeforeSending(file, "proof");
  const mediaType = mediaTypeOf(file);
  if (refused || !mediaType) throw new ApiError(422, refused ?? "file.type");
  const params = placeOf(projectId, result);
  const body: ProofInput = { name: announcedName(file.name), mediaType, bytes: file.size };
  const announced = await staffRequest("POST", `${RESULTS}/{resultId}/proof`, { params, body });
  await sendFile(announced.upload, file, options);
  const { fileId } = announced.file;
  const arrived = await staffRequest("POST", `${RESULTS}/{resultId}/proof/{fileId}/arrived`, {
    params: { ...params, fileId },
    body: { reason: reason ?? null },
  });
  if (arrived.refusal) throw new ApiError(422, arrived.refusal);
  return arrived.result;
}

function placeOf(projectId: string, { participantId, resultId }: ResultView) {
  return { projectId, participantId, resultId };
}
