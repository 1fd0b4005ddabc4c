import type { EventView } from "@zapisy/core/event/answer";
import type { SeatGroup } from "@zapisy/core/event/schema";
import { formatWallTime } from "@zapisy/words";
import { loadPublic } from "@zapisy/words/public";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { useDevice } from "../../data/rendered.ts";
import { LanguageText } from "../../ui/language-text.tsx";
import styles from "./event-facts.module.css";
import {
  asHeading,
  optionSeatText,
  placeText,
  recruitmentTime,
  seatText,
  textIn,
  whenOf,
} from "./event-text.ts";
import { eventSeatNews, seatNews } from "./seat.state.ts";
import { Told } from "../../ui/told.tsx";

/** When, where, for how much, by whom, how many seats: the facts one looks for first. */
export function EventFacts(props: { event: EventView }): JSX.Element {
  const t = useMessages(loadPublic);
  const isDeviceKnown = useDevice();
  const recruitment = () => props.event.recruitment;
  const openTo = () => (recruitment().referralsOnly ? "referralsOnly" : "open");
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
            <Show when={recruitment().state === "open" && recruitment().groups}>
              {(groups) => <GroupSeats event={props.event} groups={groups()} />}
            </Show>
          </dd>
        </div>
      </Show>
      <Show when={recruitment().state === "open" || recruitment().state === "upcoming"}>
        <div>
          <dt>{t().event.recruitment}</dt>
          <dd>
            <Told>{asHeading(recruitmentTime(t(), recruitment()) || t().recruitment[openTo()])}</Told>
            <Show when={recruitment().mode === "selection"}>
              <span class={styles.remark}>{t().event.selection}</span>
            </Show>
          </dd>
        </div>
      </Show>
    </dl>
  );
}

/** How many places are left for whom, where groups have places of their own. */
function GroupSeats(props: { event: EventView; groups: readonly SeatGroup[] }): JSX.Element {
  const t = useMessages(loadPublic);
  const counts = () => props.event.seats.groups;
  const left = ({ groupId, shut }: SeatGroup) => {
    const seats = counts()?.each[groupId];
    if (shut) return t().seats.groupShut;
    return seats ? optionSeatText(t(), seatNews(seats)) : t().seats.optionFull;
  };
  const terms = () => props.event.recruitment;
  return (
    <>
      <ul class={styles.groups}>
        <For each={props.groups}>
          {(group) => (
            <li>
              <span>{textIn(locale(), group.name).text}</span>
              <span class={styles.left}>
                <Told>{left(group)}</Told>
              </span>
            </li>
          )}
        </For>
        <Show when={terms().outsideGroups !== "refuse" && counts()}>
          {(all) => (
            <li>
              <span>{t().seats.common}</span>
              <span class={styles.left}>
                <Told>{optionSeatText(t(), seatNews(all().common))}</Told>
              </span>
            </li>
          )}
        </Show>
      </ul>
      <Show when={terms().outsideGroups === "refuse"}>
        <span class={styles.remark}>{t().seats.groupsOnly}</span>
      </Show>
      <Show when={terms().groupsUntil}>
        {(until) => (
          <span class={styles.remark}>{t().seats.groupsUntil(formatWallTime(locale(), until()))}</span>
        )}
      </Show>
    </>
  );
}
