import { EVENT_SCOPE, groupIn } from "../event/rules.ts";
import type { EventInput } from "../event/schema.ts";
import { inLocale } from "../shared/localized-text.ts";
import { quotaOf } from "./quotas.ts";
import type { WaitLimit } from "./schema.ts";
import type { Standing } from "./seats.ts";

/**
 * Which limits were met as somebody came to the reserve list: more than one, where there was no seat of several kinds, or neither a
 * seat nor a place of their institution. None, where they stand on none, or wait for others who came with them.
 */
export function waitLimits({ waits, met }: Pick<Standing, "waits" | "met">): WaitLimit[] {
  return (met ?? waits.map(({ scope }) => scope)).map(limitOf);
}

function limitOf(scope: string): WaitLimit {
  const quota = quotaOf(scope, EVENT_SCOPE);
  if (quota !== undefined)
    return quota === EVENT_SCOPE ? { by: "institution" } : { by: "institution_option", of: quota };
  const group = groupIn(scope);
  if (group !== undefined) return { by: "group", of: group };
  return scope === EVENT_SCOPE ? { by: "event" } : { by: "option", of: scope };
}

/** A limit as people are told of it. */
export interface NamedLimit {
  by: WaitLimit["by"];
  /** What the option or the group is called; absent: it is there no more. */
  name?: string;
  /** How many people of one institution may have a place. */
  most?: number;
}

/** What of an event says what its limits are called. */
export interface Limiting {
  recruitment: Pick<EventInput["recruitment"], "perInstitution" | "groups">;
  choiceGroups: EventInput["choiceGroups"];
}

/** What the limits of an event are called in a language. */
export function namedLimits(
  limits: readonly WaitLimit[],
  { recruitment, choiceGroups }: Limiting,
  locale: "pl" | "en",
): NamedLimit[] {
  const options = choiceGroups.flatMap((group) => group.options);
  return limits.map(({ by, of }) => {
    const option = options.find(({ optionId }) => optionId === of);
    const name = option?.title ?? recruitment.groups?.find(({ groupId }) => groupId === of)?.name;
    const most = by === "institution" ? recruitment.perInstitution : option?.perInstitution;
    return { by, name: name && inLocale(name, locale).text, most };
  });
}

/** Whether somebody waits for a place of their institution, apart from those who wait for a seat. */
export function isOfInstitution({ by }: Pick<WaitLimit, "by">): boolean {
  return by === "institution" || by === "institution_option";
}
