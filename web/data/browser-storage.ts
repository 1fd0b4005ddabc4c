/** What was kept in this browser under a key; `undefined` when nothing was, or storage is forbidden. */
export function readStored(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    // Private windows and strict settings forbid storage; the app works without it.
    return undefined;
  }
}

/** Tells the server a choice with each further request, for a year: it is all that a page from there knows of somebody. */
export function tellServer(key: string, value: string): void {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${key}=${value}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
}

/** Keeps a text in this browser, or removes it when `value` is undefined. Never fails. */
export function store(key: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Full or forbidden storage: the choice then holds until the page is left.
  }
}
