import type { ProjectId } from "../project/index.ts";
import { DomainError } from "../shared/error.ts";
import { builtIns } from "./built-in.ts";
import type { ExportProfileDeps } from "./deps.ts";
import type { ExportProfileId, Profile } from "./schema.ts";
import type { StoredProfile } from "./store.ts";

/** A profile of that project, without its text. @throws DomainError profile.not_found */
export async function getOwn(
  { profiles }: Pick<ExportProfileDeps, "profiles">,
  projectId: ProjectId,
  profileId: string,
): Promise<StoredProfile> {
  const found = profileId.startsWith("xpr_")
    ? await profiles.find(projectId, profileId as ExportProfileId)
    : undefined;
  if (!found) throw notFound();
  return found;
}

/** A profile with one of its texts, whoever's it is. */
export interface Named {
  profile: Profile;
  revision: number;
  /** Absent: it comes with the product. */
  stored?: StoredProfile;
}

/** A profile by its name: one that comes with the product, or one of the project's own as it is now. @throws DomainError profile.not_found */
export async function getNamed(
  deps: Pick<ExportProfileDeps, "profiles">,
  projectId: ProjectId,
  profileId: string,
  wanted?: number,
): Promise<Named> {
  const builtIn = builtIns().find(({ id }) => id === profileId);
  if (builtIn) return { profile: builtIn.profile, revision: builtIn.version };
  const stored = await getOwn(deps, projectId, profileId);
  const found = await deps.profiles.findRevision(projectId, stored.profileId, wanted ?? stored.revision);
  if (!found) throw notFound();
  return { profile: found.profile, revision: found.revision, stored };
}

function notFound(): DomainError {
  return new DomainError("not_found", "profile.not_found");
}
