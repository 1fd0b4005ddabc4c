import type { StaffEventView } from "@zapisy/core/event/answer";
import { CONSENT_KINDS, type ConsentEntry, type ConsentKind } from "@zapisy/core/registration/schema";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { formatDateTime } from "@zapisy/words";
import { loadConsent } from "@zapisy/words/consent";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { locale, useMessages } from "../../../data/locale.ts";
import { DetailsList } from "../../../ui/details-list.tsx";
import styles from "../participant.module.css";
import type { RegistrationDetails } from "../registration-api.ts";

/** What somebody agreed to, when and in which words, with what they took back; and what is known from before. */
export function ConsentList(props: { event: StaffEventView; person: RegistrationDetails }): JSX.Element {
  const t = useMessages(loadConsent);
  const consents = () => props.person.consents;
  const at = (instant: string) => formatDateTime(locale(), instant, props.event.timeZone);
  const entriesOf = (kind: ConsentKind) =>
    (consents().log ?? []).filter(({ consent }) => consent === kind).toReversed();
  const isAsked = (kind: ConsentKind) =>
    (kind === "image" && props.event.form.imageConsent) ||
    (kind === "newsletter" && props.event.form.newsletterConsent);
  /** What holds now; whether a clause was read, the entries say alone. */
  const isGiven = (kind: ConsentKind) =>
    kind !== "clause" && kind !== "authority" && (consents()[kind] ?? false);
  const items = () =>
    CONSENT_KINDS.filter((kind) => entriesOf(kind).length > 0 || isAsked(kind) || isGiven(kind)).map(
      (kind) => ({
        term: t().kind[kind],
        description: () => (
          <Show when={entriesOf(kind).length > 0} fallback={isGiven(kind) ? t().given[kind] : t().notGiven}>
            <For each={entriesOf(kind)}>
              {(entry) => <Entry entry={entry} person={props.person} at={at} />}
            </For>
          </Show>
        ),
      }),
    );
  return (
    <>
      <DetailsList items={items()} />
      <Show when={consents().givenAt}>
        {(givenAt) => (
          <p class={styles.note}>
            {[
              `${t().formerTitle}. ${t().former(at(givenAt()))}`,
              consents().textVersion === ""
                ? t().formerPaper
                : consents().textVersion === props.event.textVersion
                  ? t().formerSame
                  : t().formerOther,
            ].join(" ")}
          </p>
        )}
      </Show>
    </>
  );
}

function Entry(props: {
  entry: ConsentEntry;
  person: RegistrationDetails;
  at: (instant: string) => string;
}): JSX.Element {
  const t = useMessages(loadConsent);
  const state = () => (props.entry.given ? t().given[props.entry.consent] : t().takenBack);
  const words = () => {
    const text = props.person.wordings[props.entry.wording ?? ""];
    return text && inLocale(text, props.entry.locale ?? "pl");
  };
  return (
    <div>
      {t().line(state(), props.at(props.entry.at))}
      <Show when={props.entry.by === "staff"}>
        <small class={styles.note}> ({props.entry.given ? t().by.staff : t().byRequest})</small>
      </Show>
      <Show when={words()}>
        {(read) => (
          <details class={styles.more}>
            <summary>{t().words}</summary>
            <div lang={read().locale}>
              <For each={read().text.split(/\n{2,}/)}>{(paragraph) => <p>{paragraph}</p>}</For>
            </div>
          </details>
        )}
      </Show>
    </div>
  );
}
