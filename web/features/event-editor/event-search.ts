import { onCleanup } from "solid-js";
import { createPart } from "../../data/part.ts";
import { listEvents } from "./event-api.ts";

/** How long nothing may be typed before events are looked for. */
const PAUSE_MS = 250;

/** Looks for events as one types; what was found stays until there is something else, and where a request is lost. */
export function createEventSearch() {
  let sought = "";
  const { value, error, refetch } = createPart(
    () => true,
    async () => (await listEvents({ q: sought })).items,
  );
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  return {
    found: () => value() ?? [],
    error,
    refetch,
    seek: (text: string) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        sought = text.trim();
        void refetch();
      }, PAUSE_MS);
    },
  };
}
