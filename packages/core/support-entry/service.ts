import { bind, type Bound } from "../shared/use-case.ts";
import type { LogDeps } from "./deps.ts";
import { getForFile, getHours, getOfPerson, getOne, getStart, listEntries } from "./use-cases/read.ts";
import { addEntry, correctEntry, strikeEntry } from "./use-cases/write.ts";

const useCases = {
  addEntry,
  correctEntry,
  getForFile,
  getHours,
  getOfPerson,
  getOne,
  getStart,
  listEntries,
  strikeEntry,
};

/** Use cases of the log of support. */
export type SupportEntryService = Bound<typeof useCases>;

/** Makes the use cases of the log of support over what they work with (docs/decisions/0112). */
export function createSupportEntryService(deps: LogDeps): SupportEntryService {
  return bind(deps, useCases);
}
