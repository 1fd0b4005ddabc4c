import type { Scheduled } from "@zapisy/core/shared/clock";
import { spanOf } from "@zapisy/core/shared/span";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { useDayText } from "./day-text.ts";
import styles from "../programme-dialog.module.css";

/** Says under hours like 20:00–1:00 on which day that end is, so that a slip is seen before it is saved. */
export function NextDayNote(props: { of: Scheduled }): JSX.Element {
  const t = useMessages(loadStaff);
  const dayText = useDayText();
  const nextDay = () => {
    const ends = spanOf(props.of)?.ends?.slice(0, 10);
    return ends === props.of.day ? undefined : ends;
  };
  return (
    <Show when={nextDay()}>
      {(day) => (
        <p class={styles.lead} role="status">
          {t().programme.endsOn(dayText(day()))}
        </p>
      )}
    </Show>
  );
}
