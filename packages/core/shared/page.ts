import { DomainError } from "./error.ts";

/** One page of a list. `cursor` is absent on the last page and opaque to callers. */
export interface Page<T> {
  items: T[];
  cursor?: string;
}

/** How many rows a page has unless the caller asks for fewer. */
export const PAGE_SIZE = 50;

/**
 * A page of a list that is counted whole each time: its cursor says behind how many it begins. Fewer may be in the list by now than when the page
 * before was read: then there is nothing behind it. @param size rows of a page
 * @throws DomainError request.invalid for a cursor that no answer gave
 */
export function pageOf<T>(list: readonly T[], size: number, cursor: string | undefined): Page<T> {
  const begins = cursor === undefined ? 0 : Number(cursor);
  if (cursor !== undefined && (!/^[1-9]\d*$/.test(cursor) || begins % size !== 0))
    throw new DomainError("invalid", "request.invalid", {
      issues: [{ path: "cursor", code: "field.cursor" }],
    });
  const from = Math.min(begins, list.length);
  const to = from + size;
  return { items: list.slice(from, to), ...(to < list.length && { cursor: `${to}` }) };
}
