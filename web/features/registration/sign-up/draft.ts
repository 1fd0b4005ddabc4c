/**
 * Keeps drafts of forms in this tab of the browser: they survive a reload and a lost connection, and are
 * gone when the tab is closed, because the computer may be shared.
 */
const keyOf = (slug: string) => `zapisy.draft.${slug}`;

/** The draft for an event; undefined when there is none, or storage is forbidden. */
export function readDraft(slug: string): string | undefined {
  try {
    return sessionStorage.getItem(keyOf(slug)) ?? undefined;
  } catch {
    // Strict settings forbid storage; the form works without drafts.
    return undefined;
  }
}

/** Keeps a draft, or removes it when it is undefined. Never fails. */
export function keepDraft(slug: string, draft: string | undefined): void {
  try {
    if (draft === undefined) sessionStorage.removeItem(keyOf(slug));
    else sessionStorage.setItem(keyOf(slug), draft);
  } catch {
    // Full or forbidden storage: the form then holds what was typed until the page is left.
  }
}
