import { createEffect, createSignal, untrack } from "solid-js";
import { ApiError, type ApiIssue } from "../data/client.ts";

/**
 * Under which version of an event's form answers are typed: the one that was there when it was opened, also where a newer
 * one has been loaded since. Only after the server said which questions read otherwise is it the newer one.
 * @param begun the version under which a form that is gone on with was opened
 */
export function createFormVersion(event: () => { formVersion: number }, begun?: number) {
  const [version, setVersion] = createSignal(begun ?? untrack(event).formVersion);
  const [isTold, setIsTold] = createSignal(false);
  createEffect(() => {
    const { formVersion } = event();
    if (!isTold() || formVersion === untrack(version)) return;
    setVersion(formVersion);
    setIsTold(false);
  });
  return {
    version,
    /** Takes note of a refusal; true where it says that the form has to be loaded anew. */
    tells(refusal: unknown): boolean {
      const issues: readonly ApiIssue[] = refusal instanceof ApiError ? refusal.issues : [];
      const isOutdated = issues.some(({ code }) => code === "field.reworded");
      setIsTold(isOutdated);
      return isOutdated;
    },
    /** Begins with another form. */
    restart: () => setVersion(event().formVersion),
  };
}
