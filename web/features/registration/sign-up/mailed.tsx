import { formatDateTime } from "@zapisy/words";
import { loadRegistration } from "@zapisy/words/public/registration";
import type { JSX } from "solid-js";
import { onMount } from "solid-js";
import { locale, useMessages } from "../../../data/locale.ts";
import styles from "./sign-up-outcome.module.css";

/** In place of the form, where what came of a sign-up is told by mail alone. */
export function Mailed(props: { email: string; until: string; timeZone: string }): JSX.Element {
  const t = useMessages(loadRegistration);
  let heading: HTMLHeadingElement | undefined;
  onMount(() => heading?.focus());
  return (
    <section class={styles.text}>
      <h2 ref={(element) => (heading = element)} tabIndex={-1}>
        {t().mailed.title}
      </h2>
      <p>{t().mailed.text(props.email)}</p>
      <p>
        <strong>{t().mailed.until(formatDateTime(locale(), props.until, props.timeZone))}</strong>
      </p>
      <p>{t().mailed.already}</p>
      <details>
        <summary class={styles.summary}>{t().outcome.noMailTitle}</summary>
        <p>{t().outcome.noMail}</p>
      </details>
    </section>
  );
}
