import type { EventDefinition, EventWordings } from "../event/schema.ts";
import type { Issue } from "../shared/error.ts";
import type { Locale } from "../shared/localized-text.ts";
import type { Instant } from "../shared/time.ts";
import {
  CONSENT_KINDS,
  type ConsentEntry,
  type ConsentKind,
  type Consents,
  type RegistrationSource,
} from "./schema.ts";

/**
 * After so many entries nothing more is given: the list grows with every switch and stands in the registration. What was
 * given can always be taken back, which ends by itself.
 */
export const MAX_CONSENT_ENTRIES = 100;

/** Nothing was agreed to. */
export const NO_CONSENTS: Consents = { image: false, newsletter: false, needs: false, log: [] };

/** How consents came about. */
export interface ConsentOccasion {
  at: Instant;
  by: RegistrationSource;
  /** Language in which the words were read; none on paper. */
  locale?: Locale;
  /** Ids of the wordings, of those that were shown here. */
  wordings?: Partial<Record<ConsentKind, string>>;
}

/**
 * Consents after somebody switched some. Only what really changed is entered, each with its own moment and words; what
 * was entered before stays.
 */
export function withConsents(
  before: Consents,
  wanted: Partial<Record<ConsentKind, boolean>>,
  { at, by, locale, wordings = {} }: ConsentOccasion,
): Consents {
  const switched = CONSENT_KINDS.filter(
    (kind) => wanted[kind] !== undefined && wanted[kind] !== isGiven(before, kind),
  );
  const entries = switched.map((consent): ConsentEntry => {
    const given = wanted[consent] ?? false;
    // What is taken back needs no words.
    const wording = given ? wordings[consent] : undefined;
    return { consent, given, at, by, ...(wording && { wording, locale }) };
  });
  // Clauses are read and not agreed to: that they were, the list says.
  const {
    clause: _,
    authority: __,
    ...now
  } = Object.fromEntries(
    CONSENT_KINDS.flatMap((kind) => (wanted[kind] === undefined ? [] : [[kind, wanted[kind]]])),
  ) as Partial<Record<ConsentKind, boolean>>;
  return { ...before, ...now, log: [...(before.log ?? []), ...entries] };
}

/** Whether something is given that no room is left for in the list. */
export function isConsentRefused(before: Consents, wanted: Partial<Record<ConsentKind, boolean>>): boolean {
  if ((before.log ?? []).length < MAX_CONSENT_ENTRIES) return false;
  return CONSENT_KINDS.some((kind) => wanted[kind] === true && !isGiven(before, kind));
}

function isGiven(consents: Consents, kind: ConsentKind): boolean {
  if (kind !== "clause" && kind !== "authority") return consents[kind] ?? false;
  return (consents.log ?? []).findLast(({ consent }) => consent === kind)?.given ?? false;
}

/** What a sign-up lacks to be taken: acceptance of the rules, where there are any, and that the managing authority's clause was read. */
export function unacceptedTexts(
  event: Pick<EventDefinition, "asksRules" | "wordings">,
  consents: { rules: boolean; authorityClause?: boolean },
): Issue[] {
  const lacksAuthority = event.wordings?.authority && !consents.authorityClause;
  return [
    ...(lacksAuthority ? [{ path: "consents.authorityClause", code: "consent.clause_required" }] : []),
    ...(event.asksRules && !consents.rules
      ? [{ path: "consents.rules", code: "consent.rules_required" }]
      : []),
  ];
}

/**
 * Whether somebody ticked what does not stand there any more: it is read anew, and ticked anew. The managing authority's clause stands
 * there for all events of a project at once, so a page may also have had none. Whoever does not say what they were shown is believed.
 */
export function changedWordings(shown?: EventWordings, now: EventWordings = {}): Issue[] {
  const isOther = (part: keyof EventWordings) => shown?.[part] && now[part] && shown[part] !== now[part];
  const isOtherAuthority = shown && now.authority && shown.authority !== now.authority;
  return [
    ...(isOther("clause") ? [{ path: "consents.informationClause", code: "consent.clause_changed" }] : []),
    ...(isOtherAuthority ? [{ path: "consents.authorityClause", code: "consent.clause_changed" }] : []),
    ...(isOther("rules") ? [{ path: "consents.rules", code: "consent.rules_changed" }] : []),
  ];
}
