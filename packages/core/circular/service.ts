import { bind, type Bound } from "../shared/use-case.ts";
import type { CircularDeps } from "./deps.ts";
import * as read from "./use-cases/read.ts";
import * as write from "./use-cases/write.ts";

const useCases = { ...read, ...write };

/** Use cases of letters to many. */
export type CircularService = Bound<typeof useCases>;

/** Makes the use cases of letters to many over their stores. */
export function createCircularService(deps: CircularDeps): CircularService {
  return bind(deps, useCases);
}
