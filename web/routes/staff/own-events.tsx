import { A } from "@solidjs/router";
import { loadOwnEvent } from "@zapisy/words/own-event";
import { formatWhen } from "@zapisy/words";
import { loadPublic } from "@zapisy/words/public";
import type { JSX } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { createPart } from "../../data/part.ts";
import { placeText, whenOf } from "../../features/event/event-text.ts";
import { EventStateBadge } from "../../features/event-editor/event-state-badge.tsx";
import { listOwnEvents } from "../../features/own-event/own-event-api.ts";
import { DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LanguageText } from "../../ui/language-text.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { PartView } from "../../ui/part-view.tsx";
import list from "./list.module.css";

/** One's sessions: events in whose team one is, of which one sees programme and lists of attendance alone. */
export function OwnEventsPage(): JSX.Element {
  const t = useMessages(loadOwnEvent);
  const words = useMessages(loadPublic);
  const events = createPart(() => true, listOwnEvents);
  return (
    <div class={list.page}>
      <PageHeading title={t().title} lead={<p>{t().lead}</p>} />
      <PartView part={events} lines={6}>
        {(found) => (
          <DataTable
            caption={t().caption}
            rows={found().items}
            rowId={({ eventId }) => eventId}
            empty={<EmptyState title={t().empty}>{t().emptyText}</EmptyState>}
            columns={[
              {
                id: "title",
                header: t().column.title,
                isRowHeading: true,
                cell: (event) => (
                  <A class={list.link} href={`/staff/sessions/${event.eventId}`}>
                    <LanguageText text={event.title} />
                  </A>
                ),
              },
              { id: "when", header: t().column.when, cell: (event) => formatWhen(locale(), whenOf(event)) },
              {
                id: "where",
                header: t().column.where,
                cell: ({ place }) => placeText(words(), locale(), place),
              },
              {
                id: "state",
                header: t().column.state,
                isNarrow: true,
                cell: (event) => <EventStateBadge event={event} />,
              },
            ]}
          />
        )}
      </PartView>
    </div>
  );
}
