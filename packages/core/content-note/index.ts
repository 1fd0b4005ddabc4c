export { createContentNoteStore, type ContentNoteStore } from "./store.ts";
export type { ContentNoteService } from "./service.ts";
