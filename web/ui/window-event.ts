import { onCleanup, onMount } from "solid-js";

/** Listens to an event of the window for as long as the calling component is there. */
export function useWindowEvent<Name extends keyof WindowEventMap>(
  name: Name,
  listener: (event: WindowEventMap[Name]) => void,
): void {
  onMount(() => addEventListener(name, listener));
  onCleanup(() => removeEventListener(name, listener));
}
