import { bind, type Bound } from "../shared/use-case.ts";
import * as eventFiles from "./use-cases/event-files.ts";
import * as signature from "./use-cases/signature.ts";
import * as proof from "./use-cases/proof.ts";
import * as evidence from "./use-cases/evidence.ts";
import type { FileDeps } from "./deps.ts";

const useCases = { ...eventFiles, ...signature, ...proof, ...evidence };

/** Use cases of files. */
export type FileService = Bound<typeof useCases>;

/** Makes the use cases of files over their store and the bucket. */
export function createFileService(deps: FileDeps): FileService {
  return bind(deps, useCases);
}
