import type { JSX } from "solid-js";
import { Show, splitProps } from "solid-js";
import { DataTable, type DataTableProps } from "./data-table.tsx";
import { ErrorState } from "./error-state.tsx";
import { LoadMore } from "./load-more.tsx";
import { Skeleton } from "./skeleton.tsx";
import type { PagedList } from "../data/paged-list.ts";

interface PagedTableProps<Row> extends Omit<DataTableProps<Row>, "rows" | "busy"> {
  list: PagedList<Row>;
  /** Stands above the rows once they have come, such as what printing needs. */
  children?: JSX.Element;
}

/** A list that comes in pages, as a table: what went wrong, lines that stand for rows to come, rows, and more of them. */
export function PagedTable<Row>(props: PagedTableProps<Row>): JSX.Element {
  const [own, table] = splitProps(props, ["list", "children"]);
  return (
    <>
      <Show when={own.list.error()}>
        {(error) => <ErrorState error={error()} retry={() => own.list.refresh()} />}
      </Show>
      <Show
        when={!own.list.isFirst()}
        fallback={<Show when={!own.list.error()}>{<Skeleton look="rows" lines={8} />}</Show>}
      >
        {own.children}
        <DataTable<Row> {...table} rows={own.list.items()} busy={own.list.isBusy()} />
        <LoadMore shown={own.list.items().length} hasMore={own.list.hasMore()} onLoad={own.list.more} />
      </Show>
    </>
  );
}
