export { createWordingStore, wordingId, type WordingStore } from "./store.ts";
