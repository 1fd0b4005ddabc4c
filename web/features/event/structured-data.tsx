import type { EventView } from "@zapisy/core/event/answer";
import { createEffect, on, onCleanup } from "solid-js";
import type { JSX } from "solid-js";
import { isServer } from "solid-js/web";
import { locale } from "../../data/locale.ts";
import { rendering } from "../../data/rendered.ts";
import { structuredData, summaryOf } from "./structured-data.state.ts";

/**
 * Tells search engines what the page is about (schema.org). A block of JSON is data, not a script, so the
 * content security policy lets it in although it allows no script in the page. Of what is in no list they are told not to list it.
 * Whoever reads it asks for the page by its address, so the server alone writes it, and the browser takes it away with the event.
 */
export function StructuredData(props: { event: EventView }): JSX.Element {
  if (isServer) {
    const isUnlisted = (props.event.visibility ?? "public") !== "public";
    rendering()?.describe({
      isUnlisted,
      description: summaryOf(props.event, locale()),
      structuredData: isUnlisted
        ? undefined
        : structuredData(props.event, `${rendering()?.origin}/events/${props.event.slug}`, locale()),
    });
  } else {
    const forget = () => document.head.querySelector('script[type="application/ld+json"]')?.remove();
    createEffect(
      on(
        () => props.event.eventId,
        () => onCleanup(forget),
      ),
    );
  }
  return <></>;
}
