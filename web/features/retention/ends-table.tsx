import type { EventEndsPage } from "@zapisy/core/retention/answer";
import { RETENTION_KINDS, type RetentionKind } from "@zapisy/core/retention/schema";
import { formatDay } from "@zapisy/words";
import { loadRetention } from "@zapisy/words/retention";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import type { PagedList } from "../../data/paged-list.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LanguageText } from "../../ui/language-text.tsx";
import { PagedTable } from "../../ui/paged-table.tsx";
import { StateBadge } from "../../ui/tag.tsx";
import { EndCell } from "./end-cell.tsx";
import { PeopleDialog } from "./people-dialog.tsx";
import { listRetainedPeople } from "./retention-api.ts";
import styles from "./retention.module.css";

type EventEnds = EventEndsPage["items"][number];

/** What of a project's events ends when, what would be removed now, and what was. */
export function EndsTable(props: { list: PagedList<EventEnds> }): JSX.Element {
  const t = useMessages(loadRetention);
  const [shown, setShown] = createSignal<{ event: EventEnds; kind: RetentionKind }>();
  const day = (text: string) => formatDay(locale(), text);
  const end = (event: EventEnds, kind: RetentionKind) => (
    <Show when={event.ends.find((one) => one.kind === kind)}>
      {(one) => <EndCell end={one()} people={t().events.people} onShow={() => setShown({ event, kind })} />}
    </Show>
  );
  return (
    <>
      <PagedTable<EventEnds>
        caption={t().events.caption}
        list={props.list}
        rowId={({ eventId }) => eventId}
        columns={[
          {
            id: "event",
            header: t().events.column.event,
            isRowHeading: true,
            cell: (one) => (
              <div class={styles.end}>
                <LanguageText text={one.title} />
                <span class={styles.soft}>
                  {one.lastDay ? t().events.lastDay(day(one.lastDay)) : t().events.noDay}
                </span>
                <Show when={one.isDraft}>
                  <StateBadge meaning="note">{t().events.draft}</StateBadge>
                </Show>
                <Show when={one.isHeld}>
                  <StateBadge meaning="wait">{t().events.held}</StateBadge>
                </Show>
              </div>
            ),
          },
          ...RETENTION_KINDS.map((kind) => ({
            id: kind,
            header: t().kind[kind],
            cell: (one: EventEnds) => end(one, kind),
          })),
        ]}
        empty={<EmptyState title={t().events.empty} />}
      />
      <Show when={shown()} keyed>
        {({ event, kind }) => (
          <PeopleDialog
            kind={t().kind[kind]}
            load={(cursor) => listRetainedPeople(event.eventId, kind, cursor)}
            onClose={() => setShown(undefined)}
          />
        )}
      </Show>
    </>
  );
}
