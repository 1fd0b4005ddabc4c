import { createEffect, createSignal, on } from "solid-js";
import type { JSX } from "solid-js";
import { pageTitle, windowTitle } from "../ui/page-title.ts";
import { VisuallyHidden } from "../ui/visually-hidden.tsx";
import { Told } from "../ui/told.tsx";

/**
 * Keeps the title of the window and tells a screen reader when it changes. After a change of page the
 * heading takes focus and is read anyway, so only changes that leave the focus alone are announced:
 * a tab of a workspace, a title that was edited.
 */
export function RouteAnnouncer(): JSX.Element {
  const [announced, setAnnounced] = createSignal("");
  createEffect(
    on(pageTitle, (title, previous) => {
      // Until the first page is there, the title is the one that the document came with.
      if (!title && previous === undefined) return;
      // Its outline has done its work (`web/begin.js`).
      delete document.documentElement.dataset.outline;
      document.getElementById("begin")?.remove();
      document.title = windowTitle(title);
      if (previous && title && document.activeElement?.tagName !== "H1") setAnnounced(title);
    }),
  );
  return (
    <VisuallyHidden role="status" aria-live="polite">
      <Told>{announced()}</Told>
    </VisuallyHidden>
  );
}
