import { createHash } from "node:crypto";
import type { Event } from "../event/index.ts";
import { pictureKey, signatureOf } from "../file/rules.ts";
import type { FileId } from "../file/schema.ts";
import type { Project, ProjectId } from "../project/index.ts";
import type { Day } from "../shared/time.ts";
import { getProject } from "./access.ts";
import type { CertificateTemplate } from "./answer.ts";
import type { Book, CertificateDeps } from "./deps.ts";
import { defaultTemplate, type FactsSource } from "./rules.ts";
import type { CertificatePicture, CertificateTemplateInput } from "./schema.ts";

/** The template of a project; the usual one while nobody saved another. */
export async function templateOf(deps: CertificateDeps, project: Project): Promise<CertificateTemplate> {
  return (await deps.certificates.findTemplate(project.projectId)) ?? defaultTemplate(project);
}

/**
 * The pictures that certificates of a project print now. Logos are kept by their content, where certificates find
 * them when the project has others long since; one that is kept already is not sent again.
 */
export async function picturesOf(
  deps: CertificateDeps,
  project: Project,
  template: CertificateTemplateInput,
): Promise<FactsSource["pictures"]> {
  const [logos, signature] = await Promise.all([
    Promise.all(
      project.logos.map(async ({ logoId, alt }) => {
        const file = await deps.projects.findPicture(project.projectId, logoId);
        return file && { sha256: await keepPicture(deps, file), mime: file.mime, alt };
      }),
    ),
    template.signatureFileId ? findSignature(deps, project.projectId, template.signatureFileId) : undefined,
  ]);
  return {
    logos: logos.filter((logo) => logo !== undefined),
    signature: signature && { ...signature, alt: template.signatory.name ?? "" },
  };
}

async function keepPicture(
  deps: CertificateDeps,
  { mime, bytes }: { mime: string; bytes: Uint8Array },
): Promise<string> {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const key = pictureKey(sha256);
  const bucket = deps.bucket();
  if (!(await bucket.head(key))) await bucket.put(key, bytes, mime);
  return sha256;
}

/** What the facts of all certificates of an event are made of. */
export async function sourceOf(
  deps: CertificateDeps,
  event: Event,
  book: Book,
  issuedOn: Day,
): Promise<FactsSource> {
  const project = await getProject(deps, event.projectId);
  const template = await templateOf(deps, project);
  const pictures = await picturesOf(deps, project, template);
  return { event, project, template, words: deps.words, units: book.units, pictures, issuedOn };
}

/** The facsimile of a signature that belongs to a project; undefined when it is gone. */
export async function findSignature(
  deps: CertificateDeps,
  projectId: ProjectId,
  fileId: FileId,
): Promise<Pick<CertificatePicture, "sha256" | "mime"> | undefined> {
  return signatureOf(await deps.files.find(projectId, fileId));
}
