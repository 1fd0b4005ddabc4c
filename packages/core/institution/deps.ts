import type { WordRow } from "./rules.ts";
import type { InstitutionId } from "./schema.ts";
import type { InstitutionStore, ShownInstitution } from "./store.ts";

/** What use cases of institutions work with. */
export interface InstitutionDeps {
  institutions: InstitutionStore;
  /** Entries under the first letters of a word: one page of one query, which many who type the same share. */
  readWords(row: WordRow): Promise<readonly (ShownInstitution & { institutionId: InstitutionId })[]>;
}
