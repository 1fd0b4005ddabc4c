import type { Profile } from "@zapisy/core/export-profile/schema";
import type { ExportProfileView } from "@zapisy/core/export-profile/answer";
import { staffRequest } from "../../data/session.ts";

const PROFILE = "/api/staff/projects/{projectId}/export-profiles/{profileId}";

/** A profile with its text as it can be sent again. */
export type ShownProfile = Omit<ExportProfileView, "profile"> & { profile: Profile };

/** What the API took in it gives back, in a type that documents it with less. */
function shown(view: ExportProfileView): ShownProfile {
  return view as ShownProfile;
}

/** Profiles by which a project can make a funder's file. */
export function listProfiles(projectId: string) {
  return staffRequest("GET", "/api/staff/projects/{projectId}/export-profiles", { params: { projectId } });
}

/** A profile with its columns, or with those that it had. */
export async function getProfile(
  projectId: string,
  profileId: string,
  revision?: number,
): Promise<ShownProfile> {
  const query = { revision: revision === undefined ? undefined : `${revision}` };
  return shown(await staffRequest("GET", PROFILE, { params: { projectId, profileId }, query }));
}

/** Gives a project a profile of its own; the same key twice gives one. */
export async function addProfile(
  projectId: string,
  profile: Profile,
  idempotencyKey: string,
): Promise<ShownProfile> {
  const body = { profile };
  const params = { projectId };
  return shown(
    await staffRequest("POST", "/api/staff/projects/{projectId}/export-profiles", {
      params,
      body,
      idempotencyKey,
    }),
  );
}

/** Changes a profile over the version that was shown. */
export async function changeProfile(
  projectId: string,
  { profileId, version }: ShownProfile,
  profile: Profile,
): Promise<ShownProfile> {
  const body = { profile, version };
  return shown(await staffRequest("PUT", PROFILE, { params: { projectId, profileId }, body }));
}

/** Says that a profile is as the funder wants it, or takes that back. */
export async function setChecked(
  projectId: string,
  { profileId, version }: ShownProfile,
  checked: boolean,
): Promise<ShownProfile> {
  const body = { checked, version };
  return shown(await staffRequest("PUT", `${PROFILE}/check`, { params: { projectId, profileId }, body }));
}

/** Whose data are not ready for the file, a page at a time, and how many are. */
export function findFaults(projectId: string, profileId: string, cursor?: string) {
  return staffRequest("GET", `${PROFILE}/faults`, { params: { projectId, profileId }, query: { cursor } });
}
