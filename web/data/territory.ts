import type * as TerritoryRules from "@zapisy/core/territory/rules";
import type { Accessor } from "solid-js";
import { createSignal } from "solid-js";

type Territory = typeof TerritoryRules;

const [territory, setTerritory] = createSignal<Territory>();
let isAsked = false;

/**
 * The register of counties, fetched when the first place needs it (4 kB) and `undefined` until it is
 * there. Not a resource: waiting for names of counties must not take the page away.
 */
export function useTerritory(): Accessor<Territory | undefined> {
  if (!isAsked) {
    isAsked = true;
    import("@zapisy/core/territory/rules").then(
      (rules) => setTerritory(rules),
      // Offline: codes are shown instead of names, and the next page asks again.
      () => (isAsked = false),
    );
  }
  return territory;
}
