import type { EventHead } from "@zapisy/core/event";
import { inLocale, type Locale } from "@zapisy/core/shared/localized-text";
import { oneLine, type Funding } from "@zapisy/mail";
import type { MailMessages } from "@zapisy/words/mail";
import type { Deps } from "../deps.ts";

/** Who pays for an event, as its mails say it; undefined where no funder asks for that. Reads the project, once for what is sent within two seconds. */
export async function fundingOf(
  { recent, config: { PUBLIC_URL } }: Pick<Deps, "recent" | "config">,
  { projectId }: Pick<EventHead, "projectId">,
  locale: Locale,
  words: Pick<MailMessages, "funding">,
): Promise<Funding | undefined> {
  const project = await recent.project(projectId);
  if (!project) return undefined;
  const { number, funder, fundingClause, logos } = project;
  if (!number && !funder && !fundingClause && logos.length === 0) return undefined;
  const title = inLocale(project.title, locale);
  const clause = fundingClause && inLocale(fundingClause, locale);
  const lines = [
    { text: words.funding.project(title.text, number) },
    funder && { text: words.funding.funder(funder) },
    clause && { text: clause.text, ...(clause.locale !== locale && { lang: clause.locale }) },
  ];
  return {
    logos: logos.map(({ logoId, alt }) => ({
      url: `${PUBLIC_URL}/api/projects/${projectId}/logos/${logoId}`,
      alt: oneLine(alt),
    })),
    lines: lines
      .filter((line) => line !== undefined && line !== "")
      .map((line) => ({ ...line, text: oneLine(line.text) })),
  };
}
