import { A } from "@solidjs/router";
import type { InstitutionEvent, InstitutionEvents } from "@zapisy/core/institution-page/answer";
import { HOME_ZONE } from "@zapisy/core/shared/time";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { formatDay, formatWhen } from "@zapisy/words";
import { loadInstitution } from "@zapisy/words/institution";
import type { JSX } from "solid-js";
import { createResource, createSignal, For, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { LanguageText } from "../../ui/language-text.tsx";
import { StatusBadge } from "../participant-list/status-badge.tsx";
import { listInstitutionEvents } from "./institution-api.ts";
import styles from "./institution.module.css";
import list from "../../routes/staff/list.module.css";

/** Events at which an institution was, with its people, what they attended, and certificates. */
export function InstitutionEventList(props: { institutionId: string }): JSX.Element {
  const t = useMessages(loadInstitution);
  const [pages, setPages] = createSignal<readonly InstitutionEvents[]>([]);
  const [first, { refetch }] = createResource(
    () => props.institutionId,
    async (institutionId) => {
      const page = await listInstitutionEvents(institutionId);
      setPages([page]);
      return page;
    },
  );
  const [failed, setFailed] = createSignal<unknown>();
  const events = () => pages().flatMap(({ items }) => items);
  const hidden = () => pages().reduce((sum, page) => sum + page.hidden, 0);
  const cursor = () => pages().at(-1)?.cursor;
  const more = async () => {
    try {
      const page = await listInstitutionEvents(props.institutionId, cursor());
      setPages((all) => [...all, page]);
      setFailed(undefined);
    } catch (caught) {
      setFailed(caught ?? new Error("unknown"));
    }
  };
  return (
    <Show when={!first.error} fallback={<ErrorState error={first.error} retry={() => void refetch()} />}>
      <Show when={pages().length > 0} fallback={<Skeleton look="rows" lines={4} />}>
        <Show
          when={events().length > 0 || hidden() > 0 || cursor()}
          fallback={<EmptyState title={t().noEvents} />}
        >
          <For each={events()}>{(event) => <Event event={event} />}</For>
          <Show when={hidden() > 0}>
            <p class={styles.lead}>{t().hidden(hidden())}</p>
          </Show>
          <Show when={failed()}>{(error) => <ErrorState error={error()} retry={more} />}</Show>
          <Show when={cursor()}>
            <div data-screen-only>
              <Button onClick={more}>{t().more}</Button>
            </div>
          </Show>
        </Show>
      </Show>
    </Show>
  );
}

type Person = InstitutionEvent["people"][number];

function Event(props: { event: InstitutionEvent }): JSX.Element {
  const t = useMessages(loadInstitution);
  const topics = () => props.event.topics ?? [];
  const present = () => topics().filter(({ attended }) => attended > 0).length;
  const title = () => inLocale(props.event.title, locale()).text;
  return (
    <article class={styles.event}>
      <div>
        <h3>
          <A href={`/staff/events/${props.event.eventId}`}>
            <LanguageText text={props.event.title} />
          </A>
        </h3>
        <p class={list.second}>
          {formatWhen(locale(), { dates: props.event.dates, hours: undefined, timeZone: undefined })}
        </p>
      </div>
      <Show when={props.event.people.length > 0}>
        <DataTable<Person>
          caption={t().eventsCaption(title())}
          rows={props.event.people}
          rowId={(person) => person.registrationId}
          columns={[
            {
              id: "name",
              header: t().person.name,
              isRowHeading: true,
              cell: (person) => (
                <div class={list.title}>
                  <A
                    class={list.link}
                    href={`/staff/events/${props.event.eventId}/registrations?person=${person.registrationId}`}
                  >
                    {`${person.lastName} ${person.firstName}`}
                  </A>
                  <Show when={person.position}>
                    {(position) => <span class={list.second}>{position()}</span>}
                  </Show>
                  <Show when={person.named}>
                    {(named) => <span class={list.second}>{t().person.named(named())}</span>}
                  </Show>
                </div>
              ),
            },
            {
              id: "status",
              header: t().person.status,
              cell: (person) => <StatusBadge person={person} timeZone={HOME_ZONE} />,
            },
            ...(props.event.topics
              ? [
                  {
                    id: "attended",
                    header: t().person.attended,
                    cell: (person: Person) => t().attended(person.attended ?? 0, topics().length),
                  },
                ]
              : []),
            ...(props.event.people.some(({ certificate }) => certificate)
              ? [
                  {
                    id: "certificate",
                    header: t().person.certificate,
                    cell: (person: Person) => <>{person.certificate?.number}</>,
                  },
                ]
              : []),
          ]}
        />
      </Show>
      <Show when={props.event.people.length > 0 && topics().length > 0}>
        <p>{t().topics(present(), topics().length)}</p>
        <details class={styles.topics}>
          <summary>{t().topicList}</summary>
          <ul>
            <For each={topics()}>
              {(topic) => (
                <li>
                  <LanguageText text={topic.title} />
                  {topic.day && ` (${formatDay(locale(), topic.day)})`}
                  {": "}
                  {topic.attended > 0 ? t().topicPeople(topic.attended) : t().nobodyThere}
                </li>
              )}
            </For>
          </ul>
        </details>
      </Show>
      <For each={props.event.certificates}>
        {(certificate) => (
          <p>
            {t().ownCertificate}: {certificate.number}
          </p>
        )}
      </For>
    </article>
  );
}
