import { bind, type Bound } from "../shared/use-case.ts";
import type { ExportProfileDeps } from "./deps.ts";
import { addProfile, changeProfile, setChecked } from "./use-cases/define.ts";
import { findFaults, makeFile } from "./use-cases/make.ts";
import { getProfile, listProfiles } from "./use-cases/read.ts";

const useCases = {
  addProfile,
  changeProfile,
  findFaults,
  getProfile,
  listProfiles,
  makeFile,
  setChecked,
};

/** Use cases of profiles of exports, and of files made by them. */
export type ExportProfileService = Bound<typeof useCases>;

/** Makes the use cases of profiles of exports over what they work with (docs/decisions/0125). */
export function createExportProfileService(deps: ExportProfileDeps): ExportProfileService {
  return bind(deps, useCases);
}
