import type { StaffEventView } from "@zapisy/core/event/answer";
import type { EventMessage, MessageCounts } from "@zapisy/core/message/answer";
import { MESSAGE_LISTS, type MessageList as Which } from "@zapisy/core/message/schema";
import { reasonOf } from "@zapisy/core/undelivered/rules";
import { A, useSearchParams } from "@solidjs/router";
import { formatDateTime } from "@zapisy/words";
import { loadCommon } from "@zapisy/words/common";
import { loadMail, mailName } from "@zapisy/words/mail";
import { loadMessage } from "@zapisy/words/message";
import { loadStaff } from "@zapisy/words/staff";
import { loadUndelivered } from "@zapisy/words/undelivered";
import type { JSX } from "solid-js";
import { createMemo, createSignal, Show } from "solid-js";
import { locale, useMessages } from "../../../data/locale.ts";
import { createPagedList } from "../../../data/paged-list.ts";
import { createPart } from "../../../data/part.ts";
import list from "../list.module.css";
import { DataTable } from "../../../ui/data-table.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { PagedTable } from "../../../ui/paged-table.tsx";
import { PartView } from "../../../ui/part-view.tsx";
import { SearchField } from "../../../ui/search-field.tsx";
import { SelectField } from "../../../ui/select-field.tsx";
import { StateBadge } from "../../../ui/tag.tsx";
import { MESSAGE_MEANINGS } from "../../../features/participant-list/message-meanings.ts";
import {
  countEventMessages,
  listEventMessages,
  resendMessage,
} from "../../../features/message/message-api.ts";
import { Asked } from "../../../forms/asked.tsx";
import { CorrectAddress } from "../../../features/message/correct-address.tsx";
import { MessageCopy } from "../../../features/message/message-copy.tsx";
import { addedUp, rowsOf, type CountedKind } from "../../../features/message/message-counts.state.ts";
import styles from "../../../features/message/message.module.css";

interface EventMessagesProps {
  event: Pick<StaffEventView, "eventId" | "timeZone">;
}

/** All mails of an event: how many of which, and each of them. */
export function EventMessages(props: EventMessagesProps): JSX.Element {
  const t = useMessages(loadMessage);
  return (
    <section class={list.page} aria-labelledby="all-messages">
      <div class={list.title}>
        <h2 id="all-messages">{t().ofEvent.heading}</h2>
        <p class={list.soft}>{t().ofEvent.lead}</p>
      </div>
      <Counts event={props.event} />
      <List event={props.event} />
    </section>
  );
}

function Counts(props: EventMessagesProps): JSX.Element {
  const t = useMessages(loadMessage);
  const mails = useMessages(loadMail);
  const [soFar, setSoFar] = createSignal(0);
  const counts = createPart(
    () => props.event.eventId,
    async (eventId) => {
      const parts: MessageCounts[] = [];
      do {
        parts.push(await countEventMessages(eventId, parts.at(-1)?.cursor));
        setSoFar(addedUp(parts).people);
      } while (parts.at(-1)?.cursor !== undefined);
      return addedUp(parts);
    },
  );
  const number = (id: "waiting" | "sent" | "delivered" | "missed" | "superseded") => ({
    id,
    header: t().column[id],
    isNumeric: true,
    cell: (row: CountedKind) => row[id],
  });
  return (
    <div class={styles.counts}>
      <h3>{t().ofEvent.counts}</h3>
      <Show when={counts.isLoading() && soFar() > 0}>
        <p class={styles.soft} role="status">
          {t().ofEvent.counting(t().people(soFar()))}
        </p>
      </Show>
      <PartView part={counts} lines={3}>
        {(all) => (
          <Show when={rowsOf(all()).length > 0} fallback={<p class={styles.soft}>{t().ofEvent.noCounts}</p>}>
            <p class={styles.soft}>{t().ofEvent.counted(t().people(all().people))}</p>
            <DataTable<CountedKind>
              caption={t().ofEvent.counts}
              rows={rowsOf(all())}
              rowId={({ kind }) => kind}
              columns={[
                {
                  id: "kind",
                  header: t().column.kind,
                  isRowHeading: true,
                  share: 3,
                  cell: ({ kind }) => mailName(mails(), kind),
                },
                number("waiting"),
                number("sent"),
                number("delivered"),
                number("missed"),
                number("superseded"),
              ]}
            />
          </Show>
        )}
      </PartView>
    </div>
  );
}

function List(props: EventMessagesProps): JSX.Element {
  const t = useMessages(loadMessage);
  const mails = useMessages(loadMail);
  const common = useMessages(loadCommon);
  const undelivered = useMessages(loadUndelivered);
  const staff = useMessages(loadStaff);
  const [search, setSearch] = useSearchParams<{ list?: Which; q?: string }>();
  const shown = createMemo<Which>(() => MESSAGE_LISTS.find((one) => one === search.list) ?? "all");
  const question = createMemo(() => ({ list: shown(), q: search.q || undefined }));
  const messages = createPagedList(question, (asked, cursor) =>
    listEventMessages(props.event.eventId, asked, cursor),
  );
  const at = (instant: string) => formatDateTime(locale(), instant, props.event.timeZone);
  const nameOf = ({ kind, name, to }: EventMessage) => `${mailName(mails(), kind)}, ${name ?? to}`;
  return (
    <>
      <search class={list.filters} data-screen-only>
        <SelectField
          name="list"
          label={t().ofEvent.list}
          value={shown()}
          options={MESSAGE_LISTS.map((value) => ({ value, label: t().ofEvent.lists[value] }))}
          onChange={(value) => setSearch({ list: value === "all" ? "" : value }, { scroll: false })}
        />
        <SearchField
          name="q"
          label={t().ofEvent.search}
          value={search.q}
          onSearch={(q) => setSearch({ q }, { replace: true, scroll: false })}
        />
      </search>
      <PagedTable<EventMessage>
        caption={t().ofEvent.caption}
        list={messages}
        rowId={({ messageId }) => messageId}
        columns={[
          {
            id: "person",
            header: t().column.person,
            isRowHeading: true,
            cell: (message) => (
              <div class={list.title}>
                <Show
                  when={message.whose === "participant"}
                  fallback={<span>{message.name ?? t().whose[message.whose]}</span>}
                >
                  <A
                    class={list.link}
                    href={`/staff/events/${props.event.eventId}/registrations?person=${message.ownerId}`}
                  >
                    {message.name}
                  </A>
                </Show>
                <Show when={message.whose !== "participant" && message.name}>
                  <span class={list.second}>
                    {[t().whose[message.whose], message.institution].filter(Boolean).join(", ")}
                  </span>
                </Show>
                <span class={list.second}>{message.to}</span>
              </div>
            ),
          },
          {
            id: "mail",
            header: t().column.mail,
            share: 2,
            cell: (message) => (
              <>
                {mailName(mails(), message.kind)}
                <span class={list.second}>
                  {message.sentAt === undefined
                    ? t().queued(at(message.queuedAt))
                    : t().sent(at(message.sentAt))}
                </span>
              </>
            ),
          },
          {
            id: "state",
            header: t().column.state,
            cell: (message) => (
              <>
                <StateBadge meaning={MESSAGE_MEANINGS[message.state]}>
                  {common().messageState[message.state]}
                </StateBadge>
                <Show when={reasonOf(message)}>
                  {(reason) => <span class={list.second}>{undelivered().reason[reason()]}</span>}
                </Show>
              </>
            ),
          },
          {
            id: "action",
            header: t().column.action,
            hideHeader: true,
            isNarrow: true,
            cell: (message) => (
              <div class={styles.actions}>
                <Show when={message.sentAt !== undefined}>
                  <MessageCopy
                    eventId={props.event.eventId}
                    ownerId={message.ownerId}
                    messageId={message.messageId}
                    name={nameOf(message)}
                  />
                </Show>
                <Show when={message.mayCorrect}>
                  <CorrectAddress
                    eventId={props.event.eventId}
                    message={message}
                    name={nameOf(message)}
                    onChanged={messages.refresh}
                  />
                </Show>
                <Show when={message.wasSentAgain}>
                  <small>{staff().person.resentLater}</small>
                </Show>
                <Show when={message.mayGoTo}>
                  {(email) => (
                    <Asked
                      label={staff().person.resend}
                      about={nameOf(message)}
                      title={staff().person.resendTitle}
                      text={staff().person.resendText(mailName(mails(), message.kind), email())}
                      done={staff().person.resent(email())}
                      run={() => resendMessage(props.event.eventId, message.ownerId, message.messageId)}
                      onChanged={messages.refresh}
                    />
                  )}
                </Show>
              </div>
            ),
          },
        ]}
        empty={
          <Show
            when={!search.q}
            fallback={
              <EmptyState title={t().ofEvent.nothingFound}>{t().ofEvent.nothingFoundText}</EmptyState>
            }
          >
            <EmptyState title={t().ofEvent.empty[shown()]}>{t().ofEvent.emptyText[shown()]}</EmptyState>
          </Show>
        }
      />
    </>
  );
}
