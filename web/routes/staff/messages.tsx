import { A, createAsync, type RouteSectionProps } from "@solidjs/router";
import type { ListedCircular } from "@zapisy/core/circular/answer";
import { formatDateTime } from "@zapisy/words";
import { loadCircular } from "@zapisy/words/circular";
import { loadMessage } from "@zapisy/words/message";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { createPagedList } from "../../data/paged-list.ts";
import { mayAnywhere } from "../../data/right.ts";
import { listAllCirculars } from "../../features/circular/circular-api.ts";
import { CIRCULAR_MEANINGS } from "../../features/circular/circular-meanings.ts";
import { countUndelivered } from "../../features/undelivered/undelivered-api.ts";
import { PageBoundary } from "../../shell/page-boundary.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LanguageText } from "../../ui/language-text.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { PagedTable } from "../../ui/paged-table.tsx";
import { TabLinks } from "../../ui/tabs.tsx";
import { StateBadge } from "../../ui/tag.tsx";
import list from "./list.module.css";

/** Messages of all events: letters to many, and beside them those whom something did not reach. */
export function StaffMessages(props: RouteSectionProps): JSX.Element {
  const t = useMessages(loadMessage);
  const mayCall = mayAnywhere("registrations.manage");
  // The number is told where it is known; without it the page is whole.
  const missed = createAsync(async () => (mayCall ? countUndelivered().catch(() => undefined) : undefined));
  return (
    <div class={list.page}>
      <PageHeading title={t().title} lead={t().lead} />
      <Show when={mayCall}>
        <TabLinks
          label={t().views}
          tabs={[
            { href: "/staff/messages", label: t().toMany, end: true },
            { href: "/staff/messages/undelivered", label: t().undelivered, count: missed()?.count },
            ...(mayAnywhere("texts.edit_installation")
              ? [{ href: "/staff/messages/texts", label: t().texts }]
              : []),
          ]}
        />
      </Show>
      <PageBoundary>{props.children}</PageBoundary>
    </div>
  );
}

/** Letters to many of all events: those that wait for their time, are on their way, went or were stopped. */
export function CircularsPage(): JSX.Element {
  const t = useMessages(loadMessage);
  const circular = useMessages(loadCircular);
  const letters = createPagedList(
    () => undefined,
    (_question, cursor) => listAllCirculars(cursor),
  );
  const when = ({ sentAt, sendAt, timeZone }: ListedCircular) => {
    const at = sentAt ?? sendAt;
    return at && formatDateTime(locale(), at, timeZone);
  };
  /** How far one is whose mails are still looked after. */
  const progress = ({ progress: states, planned = 0 }: ListedCircular) => {
    if (!states) return planned;
    const { queued, sending, failed, superseded, ...gone } = states;
    const sum = Object.values(gone).reduce((all, count) => all + count, 0);
    return t().progress(sum, Math.max(sum + queued + sending + failed, planned - superseded));
  };
  return (
    <PagedTable<ListedCircular>
      caption={t().caption}
      list={letters}
      rowId={({ circularId }) => circularId}
      columns={[
        {
          id: "subject",
          header: t().column.subject,
          isRowHeading: true,
          share: 2,
          cell: (letter) => (
            <A
              class={list.link}
              href={`/staff/events/${letter.eventId}/messages?letter=${letter.circularId}`}
            >
              {letter.subject.pl}
            </A>
          ),
        },
        {
          id: "event",
          header: t().column.event,
          cell: (letter) => (
            <span class={list.clamp}>
              <LanguageText text={letter.eventTitle} />
            </span>
          ),
        },
        {
          id: "state",
          header: t().column.state,
          isNarrow: true,
          cell: (letter) => (
            <StateBadge meaning={CIRCULAR_MEANINGS[letter.state]}>
              {circular().state[letter.state]}
            </StateBadge>
          ),
        },
        { id: "when", header: t().column.when, isNarrow: true, cell: when },
        { id: "progress", header: t().column.progress, isNumeric: true, cell: progress },
      ]}
      empty={<EmptyState title={t().empty}>{t().emptyText}</EmptyState>}
    />
  );
}
