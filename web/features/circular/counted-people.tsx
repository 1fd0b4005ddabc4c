import type { RecipientCounts } from "@zapisy/core/circular/answer";
import { loadCircular } from "@zapisy/words/circular";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { telOf } from "../../ui/phone.state.ts";
import styles from "./circular.module.css";

/** How many get a letter, and who is meant and does not. */
export function CountedPeople(props: { counts: RecipientCounts | undefined }): JSX.Element {
  const t = useMessages(loadCircular);
  return (
    <div class={styles.counted}>
      <p role="status">
        <strong>
          <Show when={props.counts} fallback={t().counted.wait}>
            {(counts) => (counts().gets > 0 ? t().counted.gets(counts().gets) : t().counted.nobody)}
          </Show>
        </strong>
      </p>
      <Show when={props.counts && leftOut(props.counts) > 0 && props.counts}>
        {(counts) => (
          <details class={styles.left}>
            <summary>{t().counted.leftOut(leftOut(counts()))}</summary>
            <LeftOutPeople counts={counts()} />
          </details>
        )}
      </Show>
    </div>
  );
}

/** Who is meant and does not get a letter, why, and by which number they can be told. */
export function LeftOutPeople(props: { counts: RecipientCounts }): JSX.Element {
  const t = useMessages(loadCircular);
  const unnamed = () => leftOut(props.counts) - props.counts.left.length;
  return (
    <>
      <ul class={styles.people} role="list">
        <For each={props.counts.left}>
          {(person) => (
            <li>
              {person.lastName} {person.firstName}: {t().counted.reason[person.reason]},{" "}
              <Show when={person.phone} fallback={t().counted.noPhone}>
                {(phone) => <a href={telOf(phone())}>{phone()}</a>}
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={unnamed() > 0}>
        <p class={styles.soft}>{t().counted.more(unnamed())}</p>
      </Show>
    </>
  );
}

/** How many do not get a letter. */
export function leftOut(counts: RecipientCounts): number {
  return Object.values(counts.leftOut).reduce((sum, count) => sum + count, 0);
}

/** How many of them have a letter printed: all but those whose address nobody has confirmed. */
export function printable(counts: RecipientCounts | undefined): number {
  return counts ? leftOut(counts) - counts.leftOut.unconfirmed : 0;
}
