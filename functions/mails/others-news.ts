import { isPublic, type EventHead } from "@zapisy/core/event";
import { SETTLING_SECONDS } from "@zapisy/core/message";
import { addSeconds } from "@zapisy/core/shared/time";
import type { Deps } from "../deps.ts";
import type { Changes } from "./mail.ts";

/** What a change of an event is to those who are not registered there. */
interface OthersNews {
  news: "moved" | "cancelled" | "reopened";
  /** What makes it the only one of its kind to somebody. */
  cause: string;
  facts: Record<string, string>;
  notBefore?: string;
}

/**
 * What a change of an event is to those who host or lead something of it, or whose people come or may, where the event writes to them at all; nothing
 * where it is nothing to them.
 */
export function othersNews(
  { config }: Pick<Deps, "config">,
  { before, after }: Changes["event"],
  now: string,
): OthersNews[] {
  const { version, reminders, news, reopened, cancellation } = after;
  if (!before || !isPublic(before) || reminders?.contributorsDays === undefined) return [];
  const cause = `v${version}`;
  if (after.state === "cancelled")
    return [{ news: "cancelled", cause, facts: { reason: cancellation?.reason ?? "" } }];
  // As for participants: staff save several times in a row, and put a slip right.
  const settled = {
    cause,
    facts: { version: String(version) },
    notBefore: addSeconds(now, config.NEWS_SETTLE_SECONDS ?? SETTLING_SECONDS),
  };
  const isMoved = news && [news.all, news.online, ...Object.values(news.options)].includes(version);
  return [
    ...(isMoved ? [{ ...settled, news: "moved" as const }] : []),
    ...(reopened === version ? [{ ...settled, news: "reopened" as const }] : []),
  ];
}

/** Since when what people are told of an event is as it is, but for the link of an online one. */
export function newsOfAll({ news }: Pick<EventHead, "news">): number {
  return Math.max(0, news?.all ?? 0, ...Object.values(news?.options ?? {}));
}
