import { A } from "@solidjs/router";
import type { OwnEvents } from "@zapisy/core/own-event/answer";
import { formatHours, formatTime, formatTimeRange, formatWhen } from "@zapisy/words";
import { loadOwnEvent } from "@zapisy/words/own-event";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { LanguageText } from "../../ui/language-text.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { whenOf } from "../event/event-text.ts";
import styles from "./own-event.module.css";

type OwnEvent = OwnEvents["items"][number];
type List = OwnEvent["lists"][number];

/** Sessions to come that the first page shows. */
const NEXT = 5;

/** Lists of attendance that are taken today, each a link to it. */
export function TodaysLists(props: { events: OwnEvents }): JSX.Element {
  const t = useMessages(loadOwnEvent);
  const lists = () => props.events.items.flatMap((event) => event.lists.map((list) => ({ event, list })));
  /** Of a whole day the event; of an item what it is about. */
  const titleOf = (event: OwnEvent, list: List) => (list.kind === "day" ? event.title : list.title);
  const hoursOf = (event: OwnEvent, { kind, from, to }: List) => {
    if (kind === "day") return formatHours(locale(), whenOf(event)) || t().today.wholeDay;
    if (!from) return t().today.wholeDay;
    return to ? formatTimeRange(locale(), from, to) : formatTime(locale(), from);
  };
  return (
    <Show when={lists().length > 0} fallback={<p class={styles.soft}>{t().today.nothing}</p>}>
      <ul class={styles.list} role="list">
        <For each={lists()}>
          {({ event, list }) => (
            <li class={styles.session}>
              <A
                class={styles.link}
                href={`/staff/sessions/${event.eventId}/attendance?${new URLSearchParams({ unit: list.unitId })}`}
              >
                <LanguageText text={titleOf(event, list)} />
              </A>
              <span class={styles.about}>
                {[hoursOf(event, list), list.place ?? event.place.town].filter(Boolean).join(" · ")}
              </span>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

/** The sessions that come next, and the way to all of them. */
export function NextSessions(props: { events: OwnEvents }): JSX.Element {
  const t = useMessages(loadOwnEvent);
  const next = () => props.events.items.filter(({ over, state }) => !over && state !== "cancelled");
  return (
    <>
      <Show
        when={next().length > 0}
        fallback={
          <p class={styles.soft}>{props.events.items.length > 0 ? t().today.noneAhead : t().emptyText}</p>
        }
      >
        <ul class={styles.list} role="list">
          <For each={next().slice(0, NEXT)}>
            {(event) => (
              <li class={styles.session}>
                <A class={styles.link} href={`/staff/sessions/${event.eventId}`}>
                  <LanguageText text={event.title} />
                </A>
                <span class={styles.about}>
                  {[formatWhen(locale(), whenOf(event)), event.place.town].filter(Boolean).join(" · ")}
                </span>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.events.items.length > 0}>
        <div>
          <LinkButton href="/staff/sessions" kind="secondary">
            {t().today.all}
          </LinkButton>
        </div>
      </Show>
    </>
  );
}
