import type { EventSeats } from "@zapisy/core/event/answer";
import { pastLimit } from "@zapisy/core/event/rules";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import styles from "./seat-fill.module.css";

/** How full an event is: in words, and as a thin bar where there is a limit. */
export function SeatFill(props: { seats: EventSeats["event"] }): JSX.Element {
  const t = useMessages(loadStaff);
  const words = () => {
    const { total, taken, waiting, pending } = props.seats;
    return [
      total === null ? t().fill.noLimit(taken) : t().fill.ofSeats(taken, total),
      ...(pastLimit(props.seats) > 0 ? [t().fill.past(pastLimit(props.seats))] : []),
      ...(waiting > 0 ? [t().fill.reserve(waiting)] : []),
      ...(pending > 0 ? [t().fill.pending(pending)] : []),
    ];
  };
  return (
    <div class={styles.fill}>
      <Show when={props.seats.total}>
        {(total) => (
          <div class={styles.bar} aria-hidden="true">
            <div
              class={styles.taken}
              style={{ "inline-size": `${Math.min(100, (props.seats.taken / total()) * 100)}%` }}
            />
          </div>
        )}
      </Show>
      <p class={styles.words}>
        <For each={words()}>{(part) => <span>{part}</span>}</For>
      </p>
    </div>
  );
}
