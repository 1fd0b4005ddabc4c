export { contentDisposition, createBucket, type Bucket } from "./bucket.ts";
export { inspect } from "./inspect.ts";
export { EVIDENCE_ATTEMPTS, evidenceKey, fileKey, pictureKey, signatureOf, uploadKey } from "./rules.ts";
export { createFileService, type FileService } from "./service.ts";
export { createFileStore, type FileStore, type KeptEvidence, type KeptFile } from "./store.ts";
export type { EvidenceId, FileId } from "./schema.ts";
export type { Evidence, FileUpload, StoredFile } from "./answer.ts";
