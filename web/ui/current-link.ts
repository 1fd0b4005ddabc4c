import { useLocation } from "@solidjs/router";
import { createEffect, onCleanup } from "solid-js";

/**
 * Scrolls a row of links that is wider than its place sideways, so that the one of the current page is in sight, and whichever the keyboard
 * reaches (WCAG 2.4.11): a browser leaves one alone of which an edge is to be seen.
 */
export function keepCurrentLinkInView(row: () => HTMLElement | undefined): void {
  const location = useLocation();
  createEffect(() => {
    const bar = row();
    const show = ({ target }: FocusEvent) =>
      (target as Element).scrollIntoView({ block: "nearest", inline: "nearest" });
    bar?.addEventListener("focusin", show);
    onCleanup(() => bar?.removeEventListener("focusin", show));
  });
  createEffect(() => {
    const { pathname } = location;
    const bar = row();
    // By its own attribute: the links learn of a new address in effects that may come after this one.
    const current = [...(bar?.querySelectorAll("a") ?? [])]
      .filter((link) => pathname.startsWith(link.pathname))
      .toSorted((a, b) => a.pathname.length - b.pathname.length)
      .at(-1);
    if (!bar || !current) return;
    const [outer, inner] = [bar.getBoundingClientRect(), current.getBoundingClientRect()];
    bar.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
  });
}
