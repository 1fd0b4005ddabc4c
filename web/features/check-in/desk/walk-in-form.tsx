import type { AttendanceUnit } from "@zapisy/core/attendance/answer";
import type { WalkInInput } from "@zapisy/core/attendance/schema";
import type { ChoiceGroup } from "@zapisy/core/event/schema";
import type { Instant } from "@zapisy/core/shared/time";
import { loadCheckIn } from "@zapisy/words/check-in";
import { loadShell } from "@zapisy/words/shell";
import type { JSX } from "solid-js";
import { createSignal, For } from "solid-js";
import type { ApiIssue } from "../../../data/client.ts";
import { locale, useMessages } from "../../../data/locale.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { fieldId } from "../../../ui/field.tsx";
import { SelectField } from "../../../ui/select-field.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { newDeviceId } from "../../attendance/device-id.ts";
import { checkWalkIn, emptyWalkIn } from "../../attendance/walk-in.state.ts";
import { textIn } from "../../event/event-text.ts";
import { NamesakeQuestion } from "../../namesake/namesake-question.tsx";
import { NOT_ASKED, decideNamesake, peopleAlike, statementOf } from "../../namesake/namesake.state.ts";
import { useErrorText } from "../../../data/error-text.ts";
import { fullName, type PersonKey } from "./desk.state.ts";
import styles from "./desk.module.css";

interface ListedPerson {
  id: PersonKey;
  firstName: string;
  lastName: string;
  details: string;
}

interface WalkInFormProps {
  groups: readonly ChoiceGroup[];
  unit: AttendanceUnit;
  now: () => Instant;
  /** Who is on the list already, also what this desk has not sent yet. */
  people: readonly ListedPerson[];
  onAdd: (input: WalkInInput) => void;
  /** It was somebody on the list: they are here. */
  onListed: (person: ListedPerson) => void;
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
  const [answer, setAnswer] = createSignal(NOT_ASKED);
  const change = (part: Partial<ReturnType<typeof draft>>) => {
    setDraft((now) => ({ ...now, ...part }));
    if ("firstName" in part || "lastName" in part) setAnswer(NOT_ASKED);
  };
  const error = (path: string) => {
    const issue = issues().find((each) => each.path === path);
    return issue && errors.ofIssue(issue);
  };
  const listed = () => peopleAlike(props.people, draft());
  const who = () => decideNamesake(listed(), answer());
  const submit = () => {
    const decision = who();
    const same = decision.outcome === "listed" && listed().find(({ id }) => id === decision.id);
    if (same) return props.onListed(same);
    const { input, issues: unfit } = checkWalkIn(draft(), props.groups, {
      walkInId: newDeviceId("wlk"),
      unitIds: [],
      at: props.now(),
      ...statementOf(decision),
    });
    const found = [...unfit, ...(decision.outcome === "unanswered" ? decision.issues : [])];
    setIssues(found);
    if (input && found.length === 0) return props.onAdd(input);
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
            {who().outcome === "listed" ? t().walkIn.markListed : t().walkIn.submit}
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
        <NamesakeQuestion
          listed={listed().map((person) => ({ ...person, name: fullName(person) }))}
          answer={answer()}
          onAnswer={setAnswer}
          error={error}
        />
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
