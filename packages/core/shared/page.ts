/** One page of a list. `cursor` is absent on the last page and opaque to callers. */
export interface Page<T> {
  items: T[];
  cursor?: string;
}

/** How many rows a page has unless the caller asks for fewer. */
export const PAGE_SIZE = 50;
