import type { AttendanceUnit, WalkInInput } from "@zapisy/core/attendance/schema";
import type { ChoiceGroup } from "@zapisy/core/event/schema";
import type { Instant } from "@zapisy/core/shared/time";
import { loadCheckIn } from "@zapisy/messages/check-in";
import { loadShell } from "@zapisy/messages/shell";
import type { JSX } from "solid-js";
import { createSignal, For, Show } from "solid-js";
import type { ApiIssue } from "../../data/client.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { fieldId } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { newDeviceId } from "../attendance/device-id.ts";
import { checkWalkIn, emptyWalkIn } from "../attendance/walk-in.state.ts";
import { textIn } from "../event/event-text.ts";
import { useErrorText } from "../staff/error-text.ts";
import styles from "./desk.module.css";

interface WalkInFormProps {
  groups: readonly ChoiceGroup[];
  unit: AttendanceUnit;
  now: () => Instant;
  /** Names on the list that are like the one typed. */
  alike: (firstName: string, lastName: string) => string[];
  onAdd: (input: WalkInInput) => void;
  onClose: () => void;
}

/** Enters somebody who came unannounced, with or without a network. */
export function WalkInForm(props: WalkInFormProps): JSX.Element {
  const t = useMessages(loadCheckIn);
  const shell = useMessages(loadShell);
  const errors = useErrorText();
  // oxlint-disable-next-line solid/reactivity -- the choice that leads to the unit is a beginning
  const [draft, setDraft] = createSignal(emptyWalkIn(props.groups, props.unit));
  const [issues, setIssues] = createSignal<ApiIssue[]>([]);
  const change = (part: Partial<ReturnType<typeof draft>>) => setDraft((now) => ({ ...now, ...part }));
  const error = (path: string) => {
    const issue = issues().find((each) => each.path === path);
    return issue && errors.ofIssue(issue);
  };
  const alike = () => {
    const { firstName, lastName } = draft();
    return firstName.trim() && lastName.trim() ? props.alike(firstName, lastName) : [];
  };
  const submit = () => {
    const { input, issues: found } = checkWalkIn(draft(), props.groups, {
      walkInId: newDeviceId("wlk"),
      unitIds: [],
      at: props.now(),
    });
    setIssues(found);
    if (input) return props.onAdd(input);
    const [first] = found;
    if (first) queueMicrotask(() => document.getElementById(fieldId(first.path))?.focus());
  };
  return (
    <Dialog
      open
      guarded
      title={t().walkIn.title}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button kind="primary" type="submit" form="desk-walk-in">
            {t().walkIn.submit}
          </Button>
          <Button onClick={() => props.onClose()}>{shell().action.cancel}</Button>
        </>
      }
    >
      <form
        id="desk-walk-in"
        class={styles.form}
        noValidate
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p>{t().walkIn.lead}</p>
        <TextField
          name="firstName"
          label={t().walkIn.firstName}
          autocomplete="off"
          spellcheck={false}
          value={draft().firstName}
          onInput={(firstName) => change({ firstName })}
          error={error("firstName")}
        />
        <TextField
          name="lastName"
          label={t().walkIn.lastName}
          autocomplete="off"
          spellcheck={false}
          value={draft().lastName}
          onInput={(lastName) => change({ lastName })}
          error={error("lastName")}
        />
        <div role="status">
          <Show when={alike().length > 0}>
            <Notice meaning="wait" title={t().walkIn.known}>
              <p>{t().walkIn.knownText(alike().join("; "))}</p>
            </Notice>
          </Show>
        </div>
        <TextField
          name="institution"
          label={t().walkIn.institution}
          autocomplete="off"
          optional
          value={draft().institution}
          onInput={(institution) => change({ institution })}
          error={error("institution")}
        />
        <For each={props.groups}>
          {(group) => (
            <SelectField
              name={`choices.${group.groupId}`}
              label={textIn(locale(), group.title).text}
              lang={textIn(locale(), group.title).lang}
              optional={!group.required}
              placeholder={t().walkIn.choose}
              value={draft().choices[group.groupId] ?? ""}
              options={group.options.map(({ optionId, title }) => ({
                value: optionId,
                label: textIn(locale(), title).text,
              }))}
              onChange={(optionId) => change({ choices: { ...draft().choices, [group.groupId]: optionId } })}
              error={error(`choices.${group.groupId}`)}
            />
          )}
        </For>
      </form>
    </Dialog>
  );
}
