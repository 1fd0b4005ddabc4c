export { createAccessCodeService, type AccessCodeService } from "./service.ts";
export { createAccessCodeStore, type AccessCodeStore } from "./store.ts";
export { codeFault, codeScope, normaliseCode } from "./rules.ts";
export type { AccessCode, UsedCode } from "./schema.ts";
