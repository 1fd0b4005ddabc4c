import { createSignal, getOwner, onCleanup } from "solid-js";
import { ApiError, type ApiIssue } from "../data/client.ts";
import { useErrorText } from "../data/error-text.ts";

/**
 * Keeps why a form was not sent, or not taken, until it is tried again.
 * @param lead where no summary of the errors does, takes whoever fills it in to the first of them
 */
export function createRefusals(lead?: (list: readonly ApiIssue[]) => void) {
  const errors = useErrorText();
  const [issues, setIssues] = createSignal<readonly ApiIssue[]>([]);
  const [attempt, setAttempt] = createSignal(0);
  const [failure, setFailure] = createSignal<string>();
  // Fields that are drawn ask for their words, so what none asks for has no field; one that is drawn no more takes its question back.
  const asked = new Map<string, number>();
  const ask = (path: string, by: number) => asked.set(path, (asked.get(path) ?? 0) + by);
  const refuse = (list: readonly ApiIssue[]) => {
    setIssues(list);
    setAttempt((count) => count + 1);
    lead?.(list);
  };
  return {
    issues,
    /** Counts refusals, so that the same ones twice are told twice. */
    attempt,
    /** What went wrong with the whole, in words. */
    failure,
    /** That, and what was refused of something that has no field here: what nobody would be told otherwise. */
    remarks: (): string[] => {
      const others = issues().filter(({ path }) => !asked.get(path));
      return [...new Set([...others.map(errors.ofIssue), ...[failure() ?? []].flat()])];
    },
    /** Words for the field of that path; undefined when nothing is wrong with it. */
    error(path: string): string | undefined {
      ask(path, 1);
      if (getOwner()) onCleanup(() => ask(path, -1));
      const issue = issues().find((each) => each.path === path);
      return issue && errors.ofIssue(issue);
    },
    /** Shows what is refused. */
    refuse,
    say: setFailure,
    /** Shows what the API said: of the fields, or else of the whole. */
    fail(caught: unknown): void {
      if (caught instanceof ApiError && caught.issues.length > 0) refuse(caught.issues);
      else setFailure(errors.ofError(caught));
    },
    clear(): void {
      setIssues([]);
      setFailure(undefined);
    },
  };
}
