import type { StaffEventView } from "@zapisy/core/event/answer";
import { isQuota } from "@zapisy/core/registration/rules";
import { inLocale, type LocalizedText } from "@zapisy/core/shared/localized-text";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { createSignal, For, Show } from "solid-js";
import { Portal } from "solid-js/web";
import { locale, useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useErrorText } from "../../data/error-text.ts";
import { fullScopes, otherOptions } from "./full-seats.state.ts";
import styles from "./participant.module.css";

interface FullSeatsProps {
  event: StaffEventView;
  name: string;
  /** What the person would have. */
  choices: Record<string, string>;
  /** Scopes without a seat. */
  full: readonly string[];
  /** Why, as far as it was said already. */
  reason: string;
  onChoose: (choices: Record<string, string>) => unknown;
  onAdmit: (reason: string) => unknown;
}

/** No seat is left for somebody whom staff want in: the ways on, the last of them past the limit. */
export function FullSeats(props: FullSeatsProps): JSX.Element {
  const t = useMessages(loadStaff);
  const [isAsked, setAsked] = createSignal(false);
  const titleOf = (title: LocalizedText | undefined) =>
    title ? inLocale(title, locale()).text : t().pastLimit.wholeEvent;
  const scopes = () => fullScopes(props.event, props.full);
  const isOfInstitution = () => props.full.some(isQuota);
  const others = () => otherOptions(props.event, props.choices, props.full);
  return (
    <>
      <Notice
        meaning="wait"
        live="alert"
        title={t().pastLimit.full(
          [
            ...scopes().map(({ title }) => titleOf(title)),
            ...(isOfInstitution() ? [t().pastLimit.institution] : []),
          ].join(", "),
        )}
        actions={
          <>
            <For each={others()}>
              {({ title, left, choices }) => (
                <Button small onClick={() => props.onChoose(choices)}>
                  {t().pastLimit.choose(t().person.optionSeats(titleOf(title), left))}
                </Button>
              )}
            </For>
            <LinkButton small href={`/staff/events/${props.event.eventId}/recruitment`}>
              {t().pastLimit.moreSeats}
            </LinkButton>
            <Button small popup="dialog" onClick={() => setAsked(true)}>
              {t().pastLimit.admit}
            </Button>
          </>
        }
      >
        <p>{others().length > 0 ? t().pastLimit.waysWithChoice : t().pastLimit.ways}</p>
      </Notice>
      <Show when={isAsked()}>
        {/* Outside the form that the refusal stands in: Enter in the dialog must not send that form again. */}
        <Portal>
          <AdmitDialog
            {...props}
            lines={[
              ...scopes().map(
                ({ title, seats }) =>
                  `${titleOf(title)}: ${t().fill.ofSeats(seats.taken + 1, seats.total ?? 0)}`,
              ),
              ...(isOfInstitution() ? [t().pastLimit.institution] : []),
            ]}
            onClose={() => setAsked(false)}
          />
        </Portal>
      </Show>
    </>
  );
}

/** Asks once more before somebody gets a seat that there is not. */
function AdmitDialog(props: FullSeatsProps & { lines: string[]; onClose: () => void }): JSX.Element {
  const t = useMessages(loadStaff);
  const errors = useErrorText();
  // oxlint-disable-next-line solid/reactivity -- what was said already is a beginning
  const [reason, setReason] = createSignal(props.reason);
  const [isMissing, setMissing] = createSignal(false);
  const confirm = async () => {
    setMissing(!reason().trim());
    if (isMissing()) return;
    await props.onAdmit(reason().trim());
    props.onClose();
  };
  return (
    <ConfirmDialog
      open
      title={t().pastLimit.question}
      confirmLabel={t().pastLimit.admit}
      onConfirm={confirm}
      onClose={() => props.onClose()}
    >
      <div class={styles.form}>
        <p>{t().pastLimit.will(props.name)}</p>
        <ul>
          <For each={props.lines}>{(line) => <li>{line}</li>}</For>
        </ul>
        <p class={styles.note}>{t().pastLimit.consequence}</p>
        <TextField
          name="pastLimit.reason"
          label={t().person.reason}
          help={t().pastLimit.reasonHelp}
          maxLength={300}
          value={reason()}
          error={isMissing() ? errors.ofIssue({ path: "reason", code: "field.required" }) : undefined}
          onInput={setReason}
        />
      </div>
    </ConfirmDialog>
  );
}
