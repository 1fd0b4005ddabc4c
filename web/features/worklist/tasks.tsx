import { A } from "@solidjs/router";
import { ENTERS } from "@zapisy/core/registration/schema";
import type { WorklistTask } from "@zapisy/core/worklist/answer";
import { formatWhen } from "@zapisy/words";
import { loadWorklist } from "@zapisy/words/worklist";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { LanguageText } from "../../ui/language-text.tsx";
import { Told } from "../../ui/told.tsx";
import styles from "./worklist.module.css";

/** Where each task is done, within the pages of its event. */
const PLACES: Record<WorklistTask["task"], string> = {
  decisions: `registrations?status=${ENTERS.pends}`,
  line: `registrations?status=${ENTERS.waits}`,
  leaders: "programme",
  places: "programme",
  lists: "attendance",
};

/** What waits, each with the way to where it is done. */
export function Tasks(props: { tasks: readonly WorklistTask[] }): JSX.Element {
  const t = useMessages(loadWorklist);
  return (
    <Show when={props.tasks.length > 0} fallback={<p class={styles.soft}>{t().nothing}</p>}>
      <ul class={styles.list}>
        <For each={props.tasks}>
          {({ task, count, event }) => (
            <li class={styles.task}>
              <A class={styles.link} href={`/staff/events/${event.eventId}/${PLACES[task]}`}>
                <Told>{t().task[task](count)}</Told>
              </A>
              <span class={styles.about}>
                <LanguageText text={event.title} />
                <span>{formatWhen(locale(), event)}</span>
              </span>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
