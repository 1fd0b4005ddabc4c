export { eraseAgain } from "./again.ts";
export type { FoundPerson, ErasureView } from "./answer.ts";
export type { Around } from "./around.ts";
export { idsOf, participantOf } from "./evidence.ts";
export type { Found } from "./find.ts";
export { workPart } from "./run.ts";
export type { Erasure, ErasureId } from "./schema.ts";
export { createErasureService, type ErasureService } from "./service.ts";
export { createErasureStore, type ErasureStore } from "./store.ts";
