import { query } from "@solidjs/router";
import type { EventSummary } from "@zapisy/core/event/answer";
import type { Page } from "@zapisy/core/shared/page";
import { request } from "../../data/client.ts";
import { catalogueRequest, type CatalogueFilter } from "./catalogue.state.ts";

/** The first page of the catalogue for a filter. */
export const getCatalogue = query(
  (filter: CatalogueFilter) => request<Page<EventSummary>>("GET", catalogueRequest(filter)),
  "catalogue",
);

/** A further page of the catalogue; asked for once, so it is not kept. */
export function getMoreOfCatalogue(filter: CatalogueFilter, cursor: string): Promise<Page<EventSummary>> {
  return request("GET", catalogueRequest(filter, cursor));
}
