import type { EventView } from "@zapisy/core/event/answer";
import { createEffect, onCleanup } from "solid-js";
import type { JSX } from "solid-js";
import { locale } from "../../data/locale.ts";
import { rendering } from "../../data/rendered.ts";
import { structuredData, summaryOf } from "./structured-data.state.ts";

/**
 * Tells search engines what the page is about (schema.org). A block of JSON is data, not a script, so the
 * content security policy lets it in although it allows no script in the page. Of what is in no list they are told not to list it.
 */
export function StructuredData(props: { event: EventView }): JSX.Element {
  const isUnlisted = () => (props.event.visibility ?? "public") !== "public";
  const data = (origin: string) =>
    isUnlisted() ? undefined : structuredData(props.event, `${origin}/events/${props.event.slug}`, locale());
  rendering()?.describe({
    isUnlisted: isUnlisted(),
    description: summaryOf(props.event, locale()),
    structuredData: data(rendering()?.origin ?? ""),
  });
  createEffect(() => {
    const known = data(location.origin);
    // The page may have come with one.
    document.head.querySelector('script[type="application/ld+json"]')?.remove();
    if (!known) return;
    const block = document.createElement("script");
    block.type = "application/ld+json";
    block.textContent = JSON.stringify(known);
    document.head.append(block);
    onCleanup(() => block.remove());
  });
  return <></>;
}
