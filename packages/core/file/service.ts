import { bind, type Bound } from "../shared/use-case.ts";
import {
  listEventFiles,
  announceEventFile,
  receiveEventFile,
  linkEventFile,
  deleteEventFile,
} from "./use-cases/event-files.ts";
import { announceSignature, receiveSignature } from "./use-cases/signature.ts";
import { requestEvidence, findEvidence } from "./use-cases/evidence.ts";
import type { FileDeps } from "./deps.ts";

const useCases = {
  listEventFiles,
  announceEventFile,
  receiveEventFile,
  linkEventFile,
  deleteEventFile,
  announceSignature,
  receiveSignature,
  requestEvidence,
  findEvidence,
};

/** Use cases of files. */
export type FileService = Bound<typeof useCases>;

/** Makes the use cases of files over their store and the bucket. */
export function createFileService(deps: FileDeps): FileService {
  return bind(deps, useCases);
}
