import type { RecipientCounts } from "@zapisy/core/circular/answer";
import { loadCircular } from "@zapisy/words/circular";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import styles from "./circular.module.css";

/** How many get a letter, and who is meant and does not, with telephones. */
export function CountedPeople(props: { counts: RecipientCounts | undefined }): JSX.Element {
  const t = useMessages(loadCircular);
  const leftOut = () => Object.values(props.counts?.leftOut ?? {}).reduce((sum, count) => sum + count, 0);
  return (
    <div class={styles.counted}>
      <p role="status">
        <strong>
          <Show when={props.counts} fallback={t().counted.wait}>
            {(counts) => (counts().gets > 0 ? t().counted.gets(counts().gets) : t().counted.nobody)}
          </Show>
        </strong>
      </p>
      <Show when={leftOut() > 0 && props.counts}>
        {(counts) => (
          <details class={styles.left}>
            <summary>{t().counted.leftOut(leftOut())}</summary>
            <ul class={styles.people} role="list">
              <For each={counts().left}>
                {(person) => (
                  <li>
                    {person.lastName} {person.firstName}: {t().counted.reason[person.reason]},{" "}
                    <Show when={person.phone} fallback={t().counted.noPhone}>
                      {(phone) => <a href={`tel:${phone().replaceAll(" ", "")}`}>{phone()}</a>}
                    </Show>
                  </li>
                )}
              </For>
            </ul>
            <Show when={leftOut() > counts().left.length}>
              <p class={styles.soft}>{t().counted.more(leftOut() - counts().left.length)}</p>
            </Show>
          </details>
        )}
      </Show>
    </div>
  );
}
