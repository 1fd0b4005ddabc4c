import type { EventId } from "@zapisy/core/event/schema";
import { createSignal } from "solid-js";
import { readStored, store } from "../../../data/browser-storage.ts";
import { issueCertificates } from "../certificate-api.ts";
import type { IssueRun } from "./issue-run.state.ts";
import { afterTurn, findRun, keepRun, leftOf, nextTurn } from "./issue-run.state.ts";

interface Entry {
  run: IssueRun;
  /** What stopped it. */
  error?: unknown;
}

// Outside of any page: issuing goes on while its page is left for another.
const [entries, setEntries] = createSignal<Readonly<Record<EventId, Entry | undefined>>>({});

const put = (eventId: EventId, entry: Entry | undefined) =>
  setEntries((all) => ({ ...all, [eventId]: entry }));
const keyOf = (eventId: EventId) => `zapisy.issue.${eventId}`;

/** How issuing for an event stands; reactive. `undefined` when there is nothing to say. */
export function issueRun(eventId: EventId): Entry | undefined {
  return entries()[eventId];
}

/** Finds what was left to be issued when the window was closed half-way. */
export function recallRun(eventId: EventId): void {
  const run = issueRun(eventId) ? undefined : findRun(readStored(keyOf(eventId)));
  if (run) put(eventId, { run });
}

/** Issues turn by turn until all is done or something goes wrong; never fails. */
export async function startRun(eventId: EventId, planned: IssueRun): Promise<void> {
  if (issueRun(eventId)?.run.state === "running") return;
  let run: IssueRun = { ...planned, state: "running" };
  const show = (error?: unknown) => {
    put(eventId, { run, error });
    store(keyOf(eventId), leftOf(run) > 0 ? keepRun(run) : undefined);
  };
  show();
  while (run.state === "running") {
    const turn = nextTurn(run);
    try {
      run = afterTurn(run, turn, await issueCertificates(eventId, turn));
      show();
    } catch (error) {
      run = { ...run, state: "stopped" };
      show(error);
    }
  }
}

/** Forgets a run: what is left of it is not issued. */
export function dropRun(eventId: EventId): void {
  put(eventId, undefined);
  store(keyOf(eventId), undefined);
}
