import { query } from "@solidjs/router";
import type { EventView } from "@zapisy/core/event/answer";
import { request } from "../../data/client.ts";

/** A public event by the name in its address. */
export const getEvent = query(
  (slug: string) => request<EventView>("GET", `/api/events/${encodeURIComponent(slug)}`),
  "event",
);
