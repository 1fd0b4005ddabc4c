import * as v from "valibot";
import pefsInstitutions from "./built-in/pefs-2007-institutions.json" with { type: "json" };
import pefsPeople from "./built-in/pefs-2007-people.json" with { type: "json" };
import smEfs from "./built-in/sm-efs.json" with { type: "json" };
import { type Profile, ProfileSchema } from "./schema.ts";

/** A profile that comes with the product: a sample to be copied, which nobody of the funder has confirmed. */
export interface BuiltIn {
  id: string;
  version: number;
  isOfficial: boolean;
  profile: Profile;
}

let read: readonly BuiltIn[] | undefined;

/** All profiles that come with the product, read when they are first asked for. */
export function builtIns(): readonly BuiltIn[] {
  read ??= [smEfs, pefsPeople, pefsInstitutions].map((file) => ({
    id: file.id,
    version: file.version,
    isOfficial: file.isOfficial,
    profile: v.parse(ProfileSchema, file.profile),
  }));
  return read;
}
