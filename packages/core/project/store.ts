import { Entity, createWriteTransaction, type EntityItem } from "electrodb";
import type { Page } from "../shared/page.ts";
import {
  SERVICE,
  commit,
  json,
  keyFields,
  readPage,
  type Table,
  type TransactionResult,
} from "../shared/table.ts";
import type { Logo, Project } from "./answer.ts";
import type { ProjectId } from "./schema.ts";

const projectEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "project", version: "1", service: SERVICE },
      attributes: {
        projectId: { type: "string", required: true },
        project: { type: json<Omit<Project, "projectId" | "version">>(), required: true },
        startsOn: { type: "string", required: true },
        version: { type: "number", required: true },
        changedBy: { type: "string", required: true },
        changeReason: { type: "string" },
      },
      indexes: {
        project: {
          pk: { ...keyFields().pk, composite: ["projectId"] },
          sk: { ...keyFields().sk, composite: [] },
        },
        byStart: {
          index: "gsi1",
          pk: { ...keyFields("gsi1").pk, composite: [] },
          sk: { ...keyFields("gsi1").sk, composite: ["startsOn", "projectId"] },
        },
      },
    },
    { client: documents, table: name },
  );

const logoEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "projectLogo", version: "1", service: SERVICE },
      attributes: {
        projectId: { type: "string", required: true },
        logoId: { type: "string", required: true },
        mime: { type: json<Logo["mime"]>(), required: true },
        /** Base64 of the picture. */
        data: { type: "string", required: true },
      },
      indexes: {
        logo: {
          pk: { ...keyFields().pk, composite: ["projectId"] },
          sk: { ...keyFields().sk, composite: ["logoId"] },
        },
      },
    },
    { client: documents, table: name },
  );

type ProjectRow = EntityItem<ReturnType<typeof projectEntity>>;

/** Where projects and their logos are kept. Every function names its access pattern and key. */
export type ProjectStore = ReturnType<typeof createProjectStore>;

/** Makes the store of projects over one table. */
export function createProjectStore(table: Table) {
  const projects = projectEntity(table);
  const logos = logoEntity(table);
  const entities = { projects, logos };

  return {
    /** One project. Key: projectId, strongly consistent. */
    async find(projectId: ProjectId): Promise<Project | undefined> {
      const { data } = await projects.get({ projectId }).go({ consistent: true });
      return data ? fromRow(data) : undefined;
    },

    /** Projects, the latest beginning first. Index gsi1 (`byStart`). */
    async list(cursor: string | undefined, limit: number): Promise<Page<Project>> {
      return readPage(projects.query.byStart({}), { cursor, limit, order: "desc" }, fromRow);
    },

    /** Writes a new project; refused when the id exists. */
    create(project: Project, changedBy: string): Promise<TransactionResult> {
      return commit(
        createWriteTransaction(entities, (write) => [
          write.projects.create(toRow(project, changedBy)).commit(),
        ]),
      );
    },

    /** Replaces a project that still has the version it was read with, and adds or removes one logo's picture. */
    save(
      project: Project,
      expectedVersion: number,
      changedBy: string,
      picture?: { add: Pick<Logo, "logoId" | "mime"> & { data: string } } | { remove: Logo["logoId"] },
    ): Promise<TransactionResult> {
      const { projectId } = project;
      return commit(
        createWriteTransaction(entities, (write) => [
          write.projects
            .put(toRow(project, changedBy))
            .where(({ version }, { eq }) => eq(version, expectedVersion))
            .commit(),
          ...(picture && "add" in picture
            ? [write.logos.create({ projectId, ...picture.add }).commit()]
            : []),
          ...(picture && "remove" in picture
            ? [write.logos.delete({ projectId, logoId: picture.remove }).commit()]
            : []),
        ]),
      );
    },

    /** One picture. Key: projectId, logoId. */
    async findPicture(
      projectId: ProjectId,
      logoId: string,
    ): Promise<{ mime: Logo["mime"]; bytes: Uint8Array } | undefined> {
      const { data } = await logos.get({ projectId, logoId }).go();
      return data ? { mime: data.mime, bytes: Buffer.from(data.data, "base64") } : undefined;
    },

    /** The project in an image of the stream; undefined when the image is of something else. */
    fromImage(
      image: Record<string, unknown>,
    ): (Project & { changedBy: string; changeReason?: string }) | undefined {
      const row = projects.parse({ Item: image }).data;
      return row ? { ...fromRow(row), changedBy: row.changedBy, changeReason: row.changeReason } : undefined;
    },
  };
}

function toRow({ projectId, version, ...project }: Project, changedBy: string): ProjectRow {
  return { projectId, version, project, startsOn: project.startsOn, changedBy };
}

function fromRow(row: ProjectRow): Project {
  return { ...row.project, projectId: row.projectId as ProjectId, version: row.version };
}
