import type { ProjectId } from "../../project/schema.ts";
import { happened } from "../../shared/table.ts";
import type { CertificateTemplate } from "../answer.ts";
import type { CertificateEntities, TemplateRow } from "./rows.ts";

/** A project's template, if one was saved. Key: projectId. */
export async function findTemplate(
  entities: CertificateEntities,
  projectId: ProjectId,
): Promise<CertificateTemplate | undefined> {
  const { data } = await entities.templates.get({ projectId }).go({ consistent: true });
  return data ? templateOf(data) : undefined;
}

/** Replaces the template that has the version before this one's; false when it does not. */
export function saveTemplate(
  entities: CertificateEntities,
  { projectId, version, ...template }: CertificateTemplate,
  changedBy: string,
): Promise<boolean> {
  return happened(
    entities.templates
      .put({ projectId, template, version, changedBy })
      .where((row, { eq, notExists }) =>
        version === 1 ? notExists(row.version) : eq(row.version, version - 1),
      )
      .go(),
  );
}

/** The template in an image of the stream; undefined when the image is of something else. */
export function templateFromImage(
  entities: CertificateEntities,
  image: Record<string, unknown>,
): (CertificateTemplate & { changedBy: string }) | undefined {
  const row = entities.templates.parse({ Item: image }).data;
  return row ? { ...templateOf(row), changedBy: row.changedBy } : undefined;
}

function templateOf(row: TemplateRow): CertificateTemplate {
  return { ...row.template, projectId: row.projectId as ProjectId, version: row.version };
}
