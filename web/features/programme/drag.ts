import type { Accessor } from "solid-js";
import { createSignal, onCleanup } from "solid-js";

/** Where a dragged item would land: before the row with this number, not counting its own. */
export interface DropPlace {
  /** `YYYY-MM-DD`; empty: among the items without a day. */
  day: string;
  index: number;
}

/** Dragging of items by their handles. */
export interface Drag {
  itemId: Accessor<string | undefined>;
  place: Accessor<DropPlace | undefined>;
  /** For `onPointerDown` of a handle. */
  start: (event: PointerEvent, itemId: string) => void;
}

/** So far the pointer moves before a press becomes a drag. */
const THRESHOLD = 5;
/** So near an edge the page scrolls along. */
const EDGE = 56;

/**
 * Moves items with the pointer: days carry `data-day`, rows `data-row`, items `data-item`. Escape takes the
 * drag back. Keyboards have their own way, so nothing here is needed to reach any order.
 */
export function createDrag(onDrop: (itemId: string, place: DropPlace) => void): Drag {
  const [itemId, setItemId] = createSignal<string>();
  const [place, setPlace] = createSignal<DropPlace>();
  let stop: (() => void) | undefined;
  onCleanup(() => stop?.());

  const find = (x: number, y: number, dragged: string): DropPlace | undefined => {
    const column = document
      .elementsFromPoint(x, y)
      .map((element) => element.closest<HTMLElement>("[data-day]"))
      .find((element) => element !== null);
    if (!column) return undefined;
    const rows = [...column.querySelectorAll<HTMLElement>("[data-row]")].filter(
      (row) => !row.querySelector(`[data-item="${CSS.escape(dragged)}"]`),
    );
    const index = rows.filter((row) => {
      const box = row.getBoundingClientRect();
      return box.top + box.height / 2 < y;
    }).length;
    return { day: column.dataset.day ?? "", index };
  };

  const scrollAlong = (x: number, y: number, from: HTMLElement) => {
    if (y < EDGE) window.scrollBy(0, -14);
    else if (y > innerHeight - EDGE) window.scrollBy(0, 14);
    const days = from.closest<HTMLElement>("[data-days]");
    if (!days) return;
    const box = days.getBoundingClientRect();
    if (x < box.left + EDGE) days.scrollBy(-14, 0);
    else if (x > box.right - EDGE) days.scrollBy(14, 0);
  };

  const start = (event: PointerEvent, dragged: string) => {
    if (event.button !== 0 || !(event.currentTarget instanceof HTMLElement)) return;
    const handle = event.currentTarget;
    const from = { x: event.clientX, y: event.clientY };
    handle.setPointerCapture(event.pointerId);
    const listening = new AbortController();
    const move = (next: PointerEvent) => {
      const distance = Math.hypot(next.clientX - from.x, next.clientY - from.y);
      if (itemId() === undefined && distance < THRESHOLD) return;
      setItemId(dragged);
      setPlace(find(next.clientX, next.clientY, dragged));
      scrollAlong(next.clientX, next.clientY, handle);
    };
    const end = () => {
      const target = place();
      const isDragged = itemId() !== undefined;
      stop?.();
      if (isDragged && target) onDrop(dragged, target);
    };
    const escape = (next: KeyboardEvent) => {
      if (next.key !== "Escape") return;
      next.preventDefault();
      stop?.();
    };
    stop = () => {
      listening.abort();
      setItemId(undefined);
      setPlace(undefined);
      stop = undefined;
    };
    const { signal } = listening;
    handle.addEventListener("pointermove", move, { signal });
    handle.addEventListener("pointerup", end, { signal });
    handle.addEventListener("pointercancel", () => stop?.(), { signal });
    addEventListener("keydown", escape, { capture: true, signal });
  };

  return { itemId, place, start };
}
