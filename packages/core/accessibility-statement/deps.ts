import type { StatementStore } from "./store.ts";

/** What use cases of the statement work with. */
export interface StatementDeps {
  statements: StatementStore;
  /** Where the site is, and what it calls its organiser. */
  siteUrl: string;
  organiserName: string;
}
