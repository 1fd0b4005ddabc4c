import { query } from "@solidjs/router";
import { request } from "../../data/client.ts";
import { questionOf, type CatalogueFilter } from "./catalogue.state.ts";

/** The first page of the catalogue for a filter. */
export const getCatalogue = query(
  (filter: CatalogueFilter) => request("GET", "/api/events", { query: questionOf(filter) }),
  "catalogue",
);

/** A further page of the catalogue; asked for once, so it is not kept. */
export function getMoreOfCatalogue(filter: CatalogueFilter, cursor: string) {
  return request("GET", "/api/events", { query: { ...questionOf(filter), cursor } });
}
