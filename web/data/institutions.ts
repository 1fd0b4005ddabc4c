import type { OfferedInstitution } from "@zapisy/core/institution/answer";
import type { Accessor } from "solid-js";
import { createSignal, onCleanup } from "solid-js";
import { request } from "./client.ts";

/** How long somebody has to stop typing before it is asked what they may mean. */
const PAUSE_MS = 250;
/** With fewer letters nothing is found. */
const LEAST_LETTERS = 2;

/**
 * Institutions that may be meant by what is being typed, as far as they are known by now. Whoever is without a network, or
 * types what nobody is called, writes it out: nothing waits for this.
 */
export function useOfferedInstitutions(): {
  offered: Accessor<readonly OfferedInstitution[]>;
  lookFor: (text: string) => void;
} {
  const [offered, setOffered] = createSignal<readonly OfferedInstitution[]>([]);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking: AbortController | undefined;
  const stop = () => {
    clearTimeout(timer);
    asking?.abort();
  };
  onCleanup(stop);
  return {
    offered,
    lookFor(text) {
      stop();
      if (text.trim().length < LEAST_LETTERS) {
        setOffered([]);
        return;
      }
      timer = setTimeout(() => {
        const asked = new AbortController();
        asking = asked;
        request("GET", "/api/institutions", { query: { q: text }, signal: asked.signal }).then(
          ({ items }) => {
            if (!asked.signal.aborted) setOffered(items);
          },
          () => {
            if (!asked.signal.aborted) setOffered([]);
          },
        );
      }, PAUSE_MS);
    },
  };
}
