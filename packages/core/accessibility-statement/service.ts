import { bind, type Bound } from "../shared/use-case.ts";
import type { StatementDeps } from "./deps.ts";
import * as useCases from "./use-cases.ts";

/** Use cases of the statement of accessibility. */
export type StatementService = Bound<typeof useCases>;

/** Makes the use cases of the statement over its store. */
export function createStatementService(deps: StatementDeps): StatementService {
  return bind(deps, useCases);
}
