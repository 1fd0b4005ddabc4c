import { bind, type Bound } from "../shared/use-case.ts";
import * as announce from "./use-cases/announce.ts";
import * as check from "./use-cases/check.ts";
import * as open from "./use-cases/open.ts";
import type { AttachmentUploadDeps } from "./deps.ts";

const useCases = { ...announce, ...check, ...open };

/** Use cases of files that answer questions. */
export type AttachmentUploadService = Bound<typeof useCases>;

/** Makes the use cases of files that answer questions over the bucket. */
export function createAttachmentUploadService(deps: AttachmentUploadDeps): AttachmentUploadService {
  return bind(deps, useCases);
}
