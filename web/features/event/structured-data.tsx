import type { EventView } from "@zapisy/core/event/answer";
import { createEffect, onCleanup } from "solid-js";
import type { JSX } from "solid-js";
import { locale } from "../../data/locale.ts";
import { structuredData } from "./structured-data.state.ts";

/**
 * Tells search engines what the page is about (schema.org). A block of JSON is data, not a script, so the
 * content security policy lets it in although it allows no script in the page.
 */
export function StructuredData(props: { event: EventView }): JSX.Element {
  createEffect(() => {
    const data = structuredData(props.event, `${location.origin}/events/${props.event.slug}`, locale());
    if (!data) return;
    const block = document.createElement("script");
    block.type = "application/ld+json";
    block.textContent = JSON.stringify(data);
    document.head.append(block);
    onCleanup(() => block.remove());
  });
  return <></>;
}
