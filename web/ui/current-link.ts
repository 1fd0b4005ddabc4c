import { useLocation } from "@solidjs/router";
import { createEffect } from "solid-js";

/** Scrolls a row of links that is wider than a phone sideways, so that the one of the current page is in sight. */
export function keepCurrentLinkInView(row: () => HTMLElement | undefined): void {
  const location = useLocation();
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
