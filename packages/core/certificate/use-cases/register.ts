import type { Project, ProjectId } from "../../project/index.ts";
import type { StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { type Page, PAGE_SIZE } from "../../shared/page.ts";
import { searchWords } from "../../shared/text.ts";
import { assertReadsRegister } from "../access.ts";
import type { CertificateView } from "../answer.ts";
import type { CertificateDeps } from "../deps.ts";
import type { RegisterQuery } from "../schema.ts";
import type { StoredCertificate } from "../store.ts";
import { toViews } from "../view.ts";

/**
 * A page of a project's register, the newest first.
 * @throws DomainError project.not_found, certificate.forbidden
 */
export async function listRegister(
  deps: CertificateDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  query: RegisterQuery,
  cursor?: string,
): Promise<Page<CertificateView>> {
  await assertReadsRegister(deps, ctx, projectId);
  const page = await deps.certificates.listRegister(projectId, filterOf(query), cursor, PAGE_SIZE);
  return { ...page, items: await toViews(deps, page.items) };
}

/**
 * All rows of a project's register in the order of their numbers; for the workbook.
 * @throws DomainError project.not_found, certificate.forbidden
 */
export async function listWholeRegister(
  deps: CertificateDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  query: RegisterQuery,
): Promise<{ project: Project; rows: CertificateView[] }> {
  const project = await assertReadsRegister(deps, ctx, projectId);
  const rows: StoredCertificate[] = [];
  let cursor: string | undefined;
  do {
    const page = await deps.certificates.listRegister(projectId, filterOf(query), cursor, 250, "asc");
    rows.push(...page.items);
    cursor = page.cursor;
  } while (cursor);
  return { project, rows: await toViews(deps, rows) };
}

function filterOf({ year, state, q }: RegisterQuery) {
  return {
    year: year === undefined ? undefined : Number(year),
    state,
    words: searchWords(q ?? ""),
  };
}
