import type { MailTextView } from "@zapisy/core/mail-text/answer";
import { HOME_ZONE } from "@zapisy/core/shared/time";
import { formatDateTime } from "@zapisy/words";
import { loadMail, type MailKind } from "@zapisy/words/mail";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import styles from "./mail-text.module.css";

/** Who changed a text, and when. */
export function Changed(props: { view: MailTextView }): JSX.Element {
  return (
    <Show when={props.view.updatedAt}>
      {(at) => (
        <span class={styles.soft}>
          {[formatDateTime(locale(), at(), HOME_ZONE), props.view.changedByName].filter(Boolean).join(", ")}
        </span>
      )}
    </Show>
  );
}

/** What a kind of mail is called; one that is no more as it was then. */
export function useKindName(): (view: Pick<MailTextView, "kind" | "name">) => string {
  const mail = useMessages(loadMail);
  return ({ kind, name }) => mail().kind[kind as MailKind]?.name ?? name;
}
