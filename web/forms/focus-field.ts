import { useLocation } from "@solidjs/router";
import { createEffect, on, onCleanup } from "solid-js";
import { fieldId } from "../ui/field.tsx";

/**
 * Takes the focus to the field that the address names (`#field-title.pl`), now or as soon as its tab has
 * drawn it. Call it once in the workspace.
 */
export function useFieldFocus(): void {
  const location = useLocation();
  let frame = 0;
  onCleanup(() => cancelAnimationFrame(frame));
  createEffect(
    on(
      () => [location.hash, location.pathname, location.search],
      () => {
        const id = decodeURIComponent(location.hash.slice(1));
        if (!id.startsWith("field-")) return;
        let tries = 60;
        const look = () => {
          const control = document.getElementById(id);
          if (control) {
            control.scrollIntoView({ block: "center" });
            control.focus({ preventScroll: true });
          } else if (tries-- > 0) frame = requestAnimationFrame(look);
        };
        cancelAnimationFrame(frame);
        frame = requestAnimationFrame(look);
      },
    ),
  );
}

/** Takes the focus to an element that is about to be drawn; in a field it may choose the text, to be typed over. */
export function focusSoon(id: string, isChoosingText = false): void {
  queueMicrotask(() => {
    const element = document.getElementById(id);
    element?.focus();
    if (isChoosingText && element instanceof HTMLInputElement) element.select();
  });
}

/** Takes the focus to the field of that name, once it is drawn. */
export function focusField(name: string): void {
  focusSoon(fieldId(name));
}

/** Takes the focus to the first field of what is refused that is there. */
export function focusRefused(list: readonly { path: string }[]): void {
  queueMicrotask(() =>
    list
      .map(({ path }) => document.getElementById(fieldId(path)))
      .find((found) => found !== null)
      ?.focus(),
  );
}
