import { type Event, type EventHead, hasRules, keepWordings } from "../event/index.ts";
import type { Context } from "../shared/context.ts";
import { isConsentRefused, withConsents } from "./consent.ts";
import { type RegistrationDeps, VOLUNTARY } from "./deps.ts";
import type { ConsentKind, Consents, RegistrationPatch } from "./schema.ts";
import type { StoredRegistration } from "./store.ts";

/** Keeps the words of what is given, as they are shown now, and says their ids; those of the event are kept with it. */
export async function keepShown(
  deps: RegistrationDeps,
  given: Partial<Record<ConsentKind, boolean>>,
  ofEvent: EventHead["wordings"],
): Promise<Partial<Record<ConsentKind, string>>> {
  const wanted = VOLUNTARY.filter((kind) => given[kind]);
  if (wanted.length === 0) return { ...ofEvent };
  const sentences = await deps.consentWords();
  const kept = await Promise.all(
    wanted.map(async (kind) => [kind, await deps.wordings.keep(sentences[kind])] as const),
  );
  return { ...ofEvent, ...Object.fromEntries(kept) };
}

/** Consents as their person switched them, in the words of now; nobody can accept rules that there are not. */
export async function switchConsents(
  deps: RegistrationDeps,
  { consents: before, locale }: StoredRegistration,
  wanted: RegistrationPatch["consents"],
  event: Event,
  ctx: Context,
): Promise<Consents> {
  if (!wanted || isConsentRefused(before, wanted)) return before;
  const { rules, ...voluntary } = wanted;
  const now = rules && hasRules(event) ? { ...voluntary, rules } : voluntary;
  const shown = await keepShown(deps, now, await keepWordings(event, deps.wordings));
  return withConsents(before, now, { at: ctx.now, by: "online", locale, wordings: shown });
}
