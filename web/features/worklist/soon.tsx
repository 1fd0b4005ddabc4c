import { A } from "@solidjs/router";
import type { WorklistEvent } from "@zapisy/core/worklist/answer";
import { formatDayAndMonth, formatHours, formatWeekday, formatWhen } from "@zapisy/words";
import { loadCommon } from "@zapisy/words/common";
import { loadWorklist } from "@zapisy/words/worklist";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { LanguageText } from "../../ui/language-text.tsx";
import { SeatFill } from "../event-editor/recruitment/seat-fill.tsx";
import { EventKindMark } from "../event/event-kind.tsx";
import { asHeading, whenOf } from "../event/event-text.ts";
import { byDay, type WorklistDay } from "./days.state.ts";
import styles from "./worklist.module.css";

/** What is on in the next two weeks, day by day: how full it is, and where. */
export function Soon(props: { events: readonly WorklistEvent[]; today: string }): JSX.Element {
  const t = useMessages(loadWorklist);
  const heading = ({ day }: WorklistDay) => {
    if (day === undefined) return t().goesOn;
    const words = `${formatWeekday(locale(), day)}, ${formatDayAndMonth(locale(), day)}`;
    return asHeading(day === props.today ? `${words} – ${t().today}` : words);
  };
  return (
    <Show when={props.events.length > 0} fallback={<p class={styles.soft}>{t().nothingSoon}</p>}>
      <div class={styles.days}>
        <For each={byDay(props.events, props.today)}>
          {(day) => (
            <section class={styles.day}>
              <h3>{heading(day)}</h3>
              <ul class={styles.events}>
                <For each={day.events}>{(event) => <SoonEvent event={event} />}</For>
              </ul>
            </section>
          )}
        </For>
      </div>
    </Show>
  );
}

function SoonEvent(props: { event: WorklistEvent }): JSX.Element {
  const common = useMessages(loadCommon);
  /** The hours of what lasts a day; of what lasts longer also until when. */
  const when = () => {
    const { dates } = props.event;
    const isOneDay = dates.type === "exact" && dates.startsOn === dates.endsOn;
    return isOneDay ? formatHours(locale(), whenOf(props.event)) : formatWhen(locale(), whenOf(props.event));
  };
  const facts = () => [when(), props.event.place.town].filter(Boolean).join(" · ");
  return (
    <li class={styles.event}>
      <div class={styles.words}>
        <A class={styles.link} href={`/staff/events/${props.event.eventId}`}>
          <LanguageText text={props.event.title} />
        </A>
        <EventKindMark kind={props.event.kind} names={common().eventKind} />
        <Show when={facts()}>
          <span class={styles.about}>{facts()}</span>
        </Show>
      </div>
      <SeatFill seats={props.event.seats} />
    </li>
  );
}
