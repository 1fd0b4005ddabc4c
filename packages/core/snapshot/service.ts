import { bind, type Bound } from "../shared/use-case.ts";
import type { SnapshotDeps } from "./deps.ts";
import { closeSnapshot, withdrawSnapshot } from "./use-cases/close.ts";
import {
  compareSnapshot,
  linkSnapshot,
  listSnapshots,
  loadSnapshot,
  openSnapshot,
} from "./use-cases/read.ts";

const useCases = {
  closeSnapshot,
  compareSnapshot,
  linkSnapshot,
  listSnapshots,
  loadSnapshot,
  openSnapshot,
  withdrawSnapshot,
};

/** Use cases of closed periods of projects. */
export type SnapshotService = Bound<typeof useCases>;

/** Makes the use cases of closed periods over what they work with (docs/decisions/0122). */
export function createSnapshotService(deps: SnapshotDeps): SnapshotService {
  return bind(deps, useCases);
}
