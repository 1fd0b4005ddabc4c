import { A } from "@solidjs/router";
import type { EventSummary } from "@zapisy/core/event/answer";
import { loadPublic } from "@zapisy/words/public";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { Told } from "../../ui/told.tsx";
import { placeText, seatText, textIn, whenOf } from "./event-text.ts";
import { eventSeatNews } from "./seat.state.ts";
import styles from "../../ui/ruled-list.module.css";

/** Other dates that have free seats, with what can be done there: each leads where its address says. */
export function OtherDates(props: {
  dates: readonly EventSummary[];
  help?: string;
  addressOf: (date: EventSummary) => string;
}): JSX.Element {
  const t = useMessages(loadPublic);
  return (
    <>
      <h2>{t().event.otherDates}</h2>
      <Show when={props.help}>{(help) => <p>{help()}</p>}</Show>
      <ul class={styles.list} aria-label={t().event.otherDates}>
        <For each={props.dates}>
          {(date) => (
            <li class={styles.row}>
              <span>
                <A href={props.addressOf(date)}>
                  <span lang={textIn(locale(), date.title).lang}>{textIn(locale(), date.title).text}</span>
                  {", "}
                  {t().date.when(whenOf(date))}
                </A>
                <br />
                {placeText(t(), locale(), date.place)}
              </span>
              <span class={styles.number}>
                <Told>{seatText(t(), eventSeatNews(date.seats, date.recruitment.state))}</Told>
              </span>
            </li>
          )}
        </For>
      </ul>
    </>
  );
}
