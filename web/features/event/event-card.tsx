import type { EventSummary } from "@zapisy/core/event/answer";
import { loadPublic } from "@zapisy/words/public";
import { A } from "@solidjs/router";
import CalendarClock from "~icons/lucide/calendar-clock";
import CalendarDays from "~icons/lucide/calendar-days";
import Clock from "~icons/lucide/clock";
import MapPin from "~icons/lucide/map-pin";
import Users from "~icons/lucide/users";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import { locale, useMessages } from "../../data/locale.ts";
import { useDevice } from "../../data/rendered.ts";
import { LanguageText } from "../../ui/language-text.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import styles from "./event-card.module.css";
import { EventKindMark } from "./event-kind.tsx";
import { asHeading, placeText, recruitmentTime, seatText, whenOf } from "./event-text.ts";
import { RecruitmentBadge } from "./recruitment-badge.tsx";
import { eventSeatNews } from "./seat.state.ts";
import { Told } from "../../ui/told.tsx";

/** An event in the catalogue: when, what, where, and whether there are seats. The whole card is the link. */
export function EventCard(props: { event: EventSummary }): JSX.Element {
  const t = useMessages(loadPublic);
  const isDeviceKnown = useDevice();
  const when = () => whenOf(props.event, isDeviceKnown());
  /** Whether the block beside it says all the days: once is enough. */
  const isInBlock = () => {
    const { dates } = props.event;
    return dates.type === "exact" && dates.startsOn.slice(0, 7) === dates.endsOn.slice(0, 7);
  };
  const seats = () => seatText(t(), eventSeatNews(props.event.seats, props.event.recruitment.state));
  return (
    <article class={styles.card} data-kind={props.event.kind} data-state={props.event.state}>
      <DateBlock dates={props.event.dates} says={isInBlock()} />
      <div class={styles.body}>
        <EventKindMark kind={props.event.kind} names={t().eventKind} />
        <h3 class={styles.title}>
          <A class={styles.link} href={`/events/${props.event.slug}`}>
            <LanguageText text={props.event.title} />
          </A>
        </h3>
        <Show when={props.event.summary}>
          {(summary) => (
            <p class={styles.summary}>
              <LanguageText text={summary()} />
            </p>
          )}
        </Show>
        <ul class={styles.facts} role="list">
          <Show when={isInBlock() ? asHeading(t().date.hours(when())) : t().date.when(when())}>
            {(words) => (
              <li>
                <Dynamic component={isInBlock() ? Clock : CalendarDays} aria-hidden="true" />
                {words()}
              </li>
            )}
          </Show>
          <li>
            <MapPin aria-hidden="true" />
            {placeText(t(), locale(), props.event.place)}
          </li>
          <Show when={seats()}>
            <li class={styles.seats}>
              <Users aria-hidden="true" />
              <Told>{seats()}</Told>
            </li>
          </Show>
        </ul>
      </div>
      <p class={styles.state}>
        <RecruitmentBadge event={props.event} />
        <Show when={recruitmentTime(t(), props.event.recruitment)}>
          {(time) => <span class={styles.until}>{time()}</span>}
        </Show>
      </p>
    </article>
  );
}

/** The days as a picture, with their words for a screen reader where these do not stand in the facts. */
function DateBlock(props: { dates: EventSummary["dates"]; says: boolean }): JSX.Element {
  const t = useMessages(loadPublic);
  const exact = () => (props.dates.type === "exact" ? props.dates : undefined);
  const number = (day: string) => String(Number(day.slice(8)));
  return (
    <div class={styles.date}>
      <Show when={props.says}>
        <VisuallyHidden>{t().date.when({ dates: props.dates })}</VisuallyHidden>
      </Show>
      <div class={styles.block} aria-hidden="true">
        <Show when={exact()} fallback={<CalendarClock class={styles.unknown} />}>
          {(dates) => (
            <Show
              when={dates().startsOn.slice(0, 7) === dates().endsOn.slice(0, 7)}
              fallback={
                <>
                  <span class={styles.weekday}>
                    {t().date.from} {t().date.weekdayShort(dates().startsOn)}
                  </span>
                  <span class={styles.number}>{number(dates().startsOn)}</span>
                </>
              }
            >
              <span class={styles.weekday}>
                {t().date.weekdayShort(dates().startsOn)}
                <Show when={dates().startsOn !== dates().endsOn}>
                  –{t().date.weekdayShort(dates().endsOn)}
                </Show>
              </span>
              <span class={styles.number}>
                {number(dates().startsOn)}
                <Show when={dates().startsOn !== dates().endsOn}>–{number(dates().endsOn)}</Show>
              </span>
            </Show>
          )}
        </Show>
      </div>
    </div>
  );
}
