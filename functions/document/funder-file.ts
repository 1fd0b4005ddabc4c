import type { FunderFile } from "@zapisy/core/export-profile";
import { leadAndPartners } from "@zapisy/core/project";
import type { Context } from "@zapisy/core/shared/context";
import { inLocale, type Locale } from "@zapisy/core/shared/localized-text";
import { dayAt, HOME_ZONE } from "@zapisy/core/shared/time";
import { fileName } from "@zapisy/documents/file-name";
import { tableWorkbook } from "@zapisy/documents/workbook";
import { loadExportProfile } from "@zapisy/words/export-profile";

/** Column of a workbook: as wide as its title, within reason. */
const [NARROW, WIDE] = [12, 40];

/** A name for the file, which says by which text of which profile it was made, and that this one is unofficial. */
export async function funderFileName(
  { profile, revision, isUnofficial, project }: FunderFile,
  { now }: Pick<Context, "now">,
  locale: Locale,
  kind: "csv" | "xlsx",
): Promise<string> {
  const t = await loadExportProfile(locale);
  const ends = [t.file.version(revision), isUnofficial ? t.unofficial : undefined, dayAt(now, HOME_ZONE)];
  return fileName(`${profile.name} ${project.title.pl}`, ends, kind);
}

/** Makes the workbook: the rows of the file, and above them by what they were made. */
export async function funderFileXlsx(
  { profile, revision, isUnofficial, project, head, rows }: FunderFile,
  { now }: Pick<Context, "now">,
  locale: Locale,
): Promise<Uint8Array> {
  const t = await loadExportProfile(locale);
  const [lead] = leadAndPartners(project.organisations);
  const title = inLocale(project.title, locale).text;
  return tableWorkbook(
    [
      {
        name: t.file.sheet,
        lines: [profile.name, title, t.file.version(revision), ...(isUnofficial ? [t.unofficialText] : [])],
        columns: head.map((name) => ({
          title: name,
          width: Math.min(Math.max(name.length, NARROW), WIDE),
          kind: "text",
        })),
        leadColumns: 1,
        rows: rows.map((row) => row.map((text) => text || undefined)),
      },
    ],
    { locale, title: `${profile.name}: ${title}`, organiser: lead?.name ?? "", at: now },
  );
}
