import { query } from "@solidjs/router";
import { request } from "../../data/client.ts";

/** A public event by the name in its address. */
export const getEvent = query(
  (slug: string) => request("GET", "/api/events/{slug}", { params: { slug } }),
  "event",
);
