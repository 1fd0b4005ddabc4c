export { createPeopleImportStore, type PeopleImportStore } from "./store.ts";
