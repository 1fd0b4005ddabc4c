import { createWriteTransaction, Entity, type EntityItem } from "electrodb";
import type { ProjectId } from "../project/schema.ts";
import { commit, happened, json, keyFields, SERVICE, type Table } from "../shared/table.ts";
import type { Instant } from "../shared/time.ts";
import type { ExportProfile, ExportProfileId, Profile } from "./schema.ts";

const projectId = { type: "string", required: true, label: "profilesOf" } as const;

/** A profile of a project as it is now. */
const profileEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "exportProfile", version: "1", service: SERVICE },
      attributes: {
        projectId,
        profileId: { type: "string", required: true },
        /** What it is called and of what its rows are, so that a list reads no text. */
        head: { type: json<ProfileHead>(), required: true },
        revision: { type: "number", required: true },
        checked: { type: json<NonNullable<ExportProfile["checked"]>>() },
        createdAt: { type: "string", required: true },
        updatedAt: { type: "string", required: true },
        version: { type: "number", required: true },
        doing: { type: json<ProfileDoing>(), required: true },
        changedBy: { type: "string", required: true },
      },
      indexes: {
        profile: {
          pk: { ...keyFields().pk, composite: ["projectId"] },
          sk: { ...keyFields().sk, composite: ["profileId"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** A text that a profile has or had: written once, never changed, because files say by which they were made. */
const revisionEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "exportProfileRevision", version: "1", service: SERVICE },
      attributes: {
        projectId,
        profileId: { type: "string", required: true },
        revision: { type: "number", required: true, padding: { length: 6, char: "0" } },
        /** JSON, because a map of the table keeps no order of its keys. */
        profile: { type: "string", required: true },
        at: { type: "string", required: true },
        by: { type: "string", required: true },
      },
      indexes: {
        revision: {
          pk: { ...keyFields().pk, composite: ["projectId"] },
          sk: { ...keyFields().sk, composite: ["profileId", "revision"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** What a list says of a profile. */
export type ProfileHead = Pick<Profile, "name" | "rows">;
/** What was done to a profile last, as the history calls it. */
export type ProfileDoing = "added" | "changed" | "checked" | "unchecked";

/** A profile without its text, with what only the table knows of it. */
export interface StoredProfile extends Omit<ExportProfile, "profile"> {
  head: ProfileHead;
  doing: ProfileDoing;
  changedBy: string;
}

/** A text that a profile has or had. */
export interface Revision {
  revision: number;
  profile: Profile;
  at: Instant;
  by: string;
}

/** A row of a profile. */
export type ProfileRow = EntityItem<ReturnType<typeof profileEntity>>;

/** Where profiles of exports are kept. Every function names its access pattern and key. */
export type ExportProfileStore = ReturnType<typeof createExportProfileStore>;

/** Makes the store of profiles of exports over one table. */
export function createExportProfileStore(table: Table) {
  const profiles = profileEntity(table);
  const revisions = revisionEntity(table);
  const entities = { profiles, revisions };

  return {
    /** All profiles of a project without their texts. Key: profilesOf, strongly consistent. */
    async list(of: ProjectId): Promise<StoredProfile[]> {
      const { data } = await profiles.query.profile({ projectId: of }).go({ pages: "all", consistent: true });
      return data.map(fromRow);
    },

    /** One profile without its text. Key: profilesOf, profileId; strongly consistent. */
    async find(of: ProjectId, profileId: ExportProfileId): Promise<StoredProfile | undefined> {
      const { data } = await profiles.get({ projectId: of, profileId }).go({ consistent: true });
      return data ? fromRow(data) : undefined;
    },

    /** A text that a profile has or had. Key: profilesOf, profileId, revision; strongly consistent. */
    async findRevision(
      of: ProjectId,
      profileId: ExportProfileId,
      revision: number,
    ): Promise<Revision | undefined> {
      const { data } = await revisions.get({ projectId: of, profileId, revision }).go({ consistent: true });
      return data ? { ...data, profile: JSON.parse(data.profile) as Profile } : undefined;
    },

    /** When each text of a profile was written, and by whom, the latest first: fifty. Key: profilesOf, profileId. */
    async listRevisions(of: ProjectId, profileId: ExportProfileId): Promise<Omit<Revision, "profile">[]> {
      const { data } = await revisions.query
        .revision({ projectId: of, profileId })
        .go({ order: "desc", count: 50, attributes: ["revision", "at", "by"] });
      return data;
    },

    /**
     * Writes a profile that is new (version 1), or still has the version before, in one transaction with its text where that is new.
     * @returns false when it was changed meanwhile
     */
    async save(after: StoredProfile, profile?: Profile): Promise<boolean> {
      const row = toRow(after);
      const { projectId: of, profileId, revision } = after;
      if (!profile)
        return happened(
          profiles
            .put(row)
            .where(({ version }, { eq }) => eq(version, after.version - 1))
            .go(),
        );
      const text = {
        projectId: of,
        profileId,
        revision,
        profile: JSON.stringify(profile),
        at: after.updatedAt,
        by: after.changedBy,
      };
      const result = await commit(
        createWriteTransaction(entities, (write) => [
          write.profiles
            .put(row)
            .where(({ version }, { eq, notExists }) =>
              after.version === 1 ? notExists(version) : eq(version, after.version - 1),
            )
            .commit(),
          write.revisions.create(text).commit(),
        ]),
      );
      return result.done;
    },
  };
}

function toRow({ head, checked, ...stored }: StoredProfile): ProfileRow {
  return { ...stored, head, ...(checked && { checked }) };
}

/** The profile in a row, or in an image of one. */
export function fromRow(row: ProfileRow): StoredProfile {
  return { ...row, projectId: row.projectId as ProjectId, profileId: row.profileId as ExportProfileId };
}
