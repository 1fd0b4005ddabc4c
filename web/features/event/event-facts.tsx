import type { EventView } from "@zapisy/core/event/answer";
import { loadPublic } from "@zapisy/words/public";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { useDevice } from "../../data/rendered.ts";
import { LanguageText } from "../../ui/language-text.tsx";
import styles from "./event-facts.module.css";
import { asHeading, placeText, recruitmentTime, seatText, whenOf } from "./event-text.ts";
import { eventSeatNews } from "./seat.state.ts";
import { Told } from "../../ui/told.tsx";

/** When, where, for how much, by whom, how many seats: the facts one looks for first. */
export function EventFacts(props: { event: EventView }): JSX.Element {
  const t = useMessages(loadPublic);
  const isDeviceKnown = useDevice();
  const recruitment = () => props.event.recruitment;
  const lead = () => props.event.project.organisations.find(({ role }) => role === "lead");
  const when = () => whenOf(props.event, isDeviceKnown());
  const hours = () => t().date.hours(when());
  const seats = () => seatText(t(), eventSeatNews(props.event.seats.event, recruitment().state));
  return (
    <dl class={styles.facts} aria-label={t().event.facts}>
      <div>
        <dt>{t().event.when}</dt>
        <dd class={styles.strong}>
          {t().date.when({ dates: when().dates })}
          <Show when={hours()}>
            {", "}
            <span class={styles.hours}>{hours()}</span>
          </Show>
        </dd>
      </div>
      <div>
        <dt>{t().event.where}</dt>
        <dd>{placeText(t(), locale(), props.event.place)}</dd>
      </div>
      <div>
        <dt>{t().event.cost}</dt>
        <dd>
          <Show when={props.event.cost} fallback={t().event.free}>
            {(cost) => <LanguageText text={cost()} />}
          </Show>
        </dd>
      </div>
      <Show when={lead()}>
        {(organisation) => (
          <div>
            <dt>{t().event.organiser}</dt>
            <dd>{organisation().name}</dd>
          </div>
        )}
      </Show>
      <Show when={seats()}>
        <div>
          <dt>{t().event.seats}</dt>
          <dd class={styles.strong}>
            <Told>{seats()}</Told>
          </dd>
        </div>
      </Show>
      <Show when={recruitment().state === "open" || recruitment().state === "upcoming"}>
        <div>
          <dt>{t().event.recruitment}</dt>
          <dd>
            <Told>{asHeading(recruitmentTime(t(), recruitment()) || t().recruitment.open)}</Told>
            <Show when={recruitment().mode === "selection"}>
              <span class={styles.remark}>{t().event.selection}</span>
            </Show>
          </dd>
        </div>
      </Show>
    </dl>
  );
}
