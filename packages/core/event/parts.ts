import type { Project } from "../project/answer.ts";
import { textFingerprint } from "../shared/secret.ts";
import { wordingId, type WordingStore } from "../wording/index.ts";
import { beginsAt, hasRules, scheduledDays } from "./rules.ts";
import type { Event, EventInput, EventWordings } from "./schema.ts";

type AgreedTexts = Pick<EventInput, "informationClause" | "rules">;
type AuthorityText = Pick<Project, "authorityClause">;

/** What follows from what staff write. */
export function derived(
  input: EventInput,
): Pick<Event, "beginsAt" | "schedule" | "textVersion" | "asksRules"> {
  return {
    beginsAt: beginsAt(input),
    schedule: scheduledDays(input.agenda),
    asksRules: hasRules(input),
    textVersion: textFingerprint(
      input.informationClause?.pl ?? "",
      input.informationClause?.en ?? "",
      input.rules?.pl ?? "",
      input.rules?.en ?? "",
    ),
  };
}

/** Which words people agree to when they sign up. */
export function wordingsOf({ informationClause, rules }: AgreedTexts): EventWordings {
  return {
    clause: informationClause && wordingId(informationClause),
    rules: hasRules({ rules }) && rules ? wordingId(rules) : undefined,
  };
}

/** Which words of a project's people are shown as well. */
export function projectWordings({ authorityClause }: AuthorityText): EventWordings {
  return authorityClause ? { authority: wordingId(authorityClause) } : {};
}

/** Keeps the words of a project that people are shown when they sign up for one of its events, and says their ids. */
export async function keepProjectWordings(
  project: AuthorityText,
  wordings: Pick<WordingStore, "keep">,
): Promise<EventWordings> {
  if (project.authorityClause) await wordings.keep(project.authorityClause);
  return projectWordings(project);
}

/** Keeps what people agree to when they sign up, in the words of now, and says the ids of these. */
export async function keepWordings(
  texts: AgreedTexts,
  wordings: Pick<WordingStore, "keep">,
): Promise<EventWordings> {
  const { clause, rules } = wordingsOf(texts);
  await Promise.all([
    clause && texts.informationClause && wordings.keep(texts.informationClause),
    rules && texts.rules && wordings.keep(texts.rules),
  ]);
  return { clause, rules };
}

/** What staff write about an event, and what the event has beside it that no writing changes. */
export function splitEvent(event: Event) {
  const {
    eventId,
    slug,
    door,
    state,
    teamIds,
    cancellation,
    formVersion,
    retired,
    amendments,
    beginsAt: _beginsAt,
    schedule: _schedule,
    news: _news,
    textVersion: _textVersion,
    asksRules: _asksRules,
    wordings: _wordings,
    quotas: _quotas,
    quotaTerms,
    groupsEnded: _groupsEnded,
    reopened: _reopened,
    blocks,
    version: _version,
    createdAt,
    updatedAt: _updatedAt,
    publishedAt,
    ...input
  } = event;
  const kept = { cancellation, retired, amendments, publishedAt };
  const own = { eventId, slug, door, state, teamIds, formVersion, quotaTerms, blocks, createdAt, ...kept };
  return { input: input satisfies EventInput, own };
}
