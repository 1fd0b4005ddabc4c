import { type Column, type Profile, ProfileSchema } from "@zapisy/core/export-profile/schema";
import { loadExportProfile } from "@zapisy/words/export-profile";
import ArrowDown from "~icons/lucide/arrow-down";
import ArrowUp from "~icons/lucide/arrow-up";
import Pencil from "~icons/lucide/pencil";
import Plus from "~icons/lucide/plus";
import Trash from "~icons/lucide/trash";
import type { JSX } from "solid-js";
import { createSignal, createUniqueId, For, Show } from "solid-js";
import { useErrorText } from "../../data/error-text.ts";
import { useMessages } from "../../data/locale.ts";
import { checkBy } from "../../forms/issues.state.ts";
import { LeaveGuard } from "../../forms/leave-guard.tsx";
import { Button } from "../../ui/button.tsx";
import control from "../../ui/control.module.css";
import { Field } from "../../ui/field.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { showToast } from "../../ui/toast.tsx";
import { ColumnDialog } from "./column-dialog.tsx";
import { ColumnTable } from "./column-table.tsx";
import { changeProfile, type ShownProfile } from "./export-profile-api.ts";
import styles from "./export-profile.module.css";
import { moved, readProfile, type TextFault, writeProfile } from "./profile-text.state.ts";

/** What can be done with a column where focus goes on. */
type Action = "edit" | "up" | "down";

/** Where staff change a profile of their project: its columns by a form, and all of it as text. */
export function ProfileEditor(props: {
  projectId: string;
  shown: ShownProfile;
  backHref: string;
  onSaved: () => void;
}): JSX.Element {
  const t = useMessages(loadExportProfile);
  const errors = useErrorText();
  // oxlint-disable-next-line solid/reactivity -- the editor begins with the profile and then is its own
  const begin = props.shown;
  const [profile, setProfile] = createSignal<Profile>(begin.profile);
  const [saved, setSaved] = createSignal<Profile>(begin.profile);
  const [opened, setOpened] = createSignal<number>();
  const [faults, setFaults] = createSignal<string[]>([]);
  const change = (columns: Column[]) => setProfile({ ...profile(), columns });
  const save = async () => {
    setFaults([]);
    const checked = checkBy(ProfileSchema, profile());
    if (!checked.valid) {
      setFaults(
        checked.issues.map((issue) => {
          const [, at] = /^columns\.(\d+)/.exec(issue.path) ?? [];
          const column = at === undefined ? undefined : profile().columns[Number(at)]?.title;
          return t().faultOf(column, errors.ofIssue(issue), undefined);
        }),
      );
      return;
    }
    try {
      await changeProfile(props.projectId, begin, checked.input);
      setSaved(profile());
      showToast({ text: t().editor.saved });
      props.onSaved();
    } catch (error) {
      setFaults([errors.ofError(error)]);
    }
  };
  const id = createUniqueId();
  const idOf = (action: Action, index: number) => `${id}-${action}-${index}`;
  // Rows are drawn anew, and whoever pressed a button in one goes on there; at an end the way on is shut.
  const lead = (action: Action, index: number) =>
    queueMicrotask(() => {
      const buttons = [action, "edit" as const].map((one) => document.getElementById(idOf(one, index)));
      buttons.find((button) => button instanceof HTMLButtonElement && !button.disabled)?.focus();
    });
  const move = (index: number, by: number) => {
    change(moved(profile().columns, index, by));
    lead(by < 0 ? "up" : "down", index + by);
  };
  const remove = (index: number) => {
    change(profile().columns.toSpliced(index, 1));
    lead("edit", Math.min(index, profile().columns.length - 1));
  };
  const apply = (index: number, column: Column) => {
    const { columns } = profile();
    change(index < columns.length ? columns.with(index, column) : [...columns, column]);
    setOpened(undefined);
    lead("edit", index);
  };
  const act = (column: Column, index: number) => {
    const label = (action: string) => t().editor.of(action, column.title);
    return (
      <div class={styles.acts}>
        <Button
          small
          kind="quiet"
          id={idOf("edit", index)}
          icon={<Pencil />}
          label={label(t().editor.edit)}
          popup="dialog"
          onClick={() => setOpened(index)}
        />
        <Button
          small
          kind="quiet"
          id={idOf("up", index)}
          icon={<ArrowUp />}
          label={label(t().editor.up)}
          disabled={index === 0}
          onClick={() => move(index, -1)}
        />
        <Button
          small
          kind="quiet"
          id={idOf("down", index)}
          icon={<ArrowDown />}
          label={label(t().editor.down)}
          disabled={index === profile().columns.length - 1}
          onClick={() => move(index, 1)}
        />
        <Button
          small
          kind="quiet"
          icon={<Trash />}
          label={label(t().editor.remove)}
          disabled={profile().columns.length === 1}
          onClick={() => remove(index)}
        />
      </div>
    );
  };
  return (
    <>
      <p>{t().editor.lead}</p>
      <TextField
        name="name"
        label={t().editor.name}
        value={profile().name}
        maxLength={120}
        onInput={(name) => setProfile({ ...profile(), name })}
      />
      <section class={styles.section}>
        <h2>{t().columns.heading}</h2>
        <ColumnTable columns={profile().columns} actions={act} />
        <div class={styles.actions}>
          <Button icon={<Plus />} popup="dialog" onClick={() => setOpened(profile().columns.length)}>
            {t().editor.add}
          </Button>
        </div>
      </section>
      <ProfileText profile={profile()} onApply={setProfile} />
      <Show when={faults().length > 0}>
        <Notice meaning="stop" live="alert" title={t().editor.faults}>
          <ul class={styles.list}>
            <For each={faults()}>{(text) => <li>{text}</li>}</For>
          </ul>
        </Notice>
      </Show>
      <LeaveGuard isDirty={() => profile() !== saved()} />
      <div class={styles.actions}>
        <Button kind="primary" onClick={save}>
          {t().editor.save}
        </Button>
        <LinkButton href={props.backHref}>{t().editor.cancel}</LinkButton>
      </div>
      <Show when={opened() !== undefined}>
        <ColumnDialog
          column={profile().columns[opened() ?? -1] ?? { title: "", source: "not_kept" }}
          rows={profile().rows}
          isNew={(opened() ?? 0) >= profile().columns.length}
          onApply={(column) => apply(opened() ?? 0, column)}
          onClose={() => setOpened(undefined)}
        />
      </Show>
    </>
  );
}

/** All of a profile as text, from a file as well: what is wrong is said beside its line, and nothing of it holds before. */
function ProfileText(props: { profile: Profile; onApply: (profile: Profile) => void }): JSX.Element {
  const t = useMessages(loadExportProfile);
  const errors = useErrorText();
  const [typed, setTyped] = createSignal<string>();
  const [faults, setFaults] = createSignal<TextFault[]>([]);
  const text = () => typed() ?? writeProfile(props.profile);
  const apply = () => {
    const read = readProfile(text());
    if ("faults" in read) return setFaults(read.faults);
    setFaults([]);
    setTyped(undefined);
    props.onApply(read.profile);
    showToast({ text: t().editor.jsonApplied });
  };
  const load = async (file: File) => {
    setTyped(await file.text());
    apply();
  };
  return (
    <details>
      <summary>{t().editor.json}</summary>
      <div class={styles.section}>
        <Field name="file" label={t().editor.jsonLoad}>
          {(field) => (
            <input
              class={control.control}
              id={field.id}
              type="file"
              accept=".json,application/json"
              aria-describedby={field.describedBy}
              // The same file, corrected meanwhile, is another choice.
              onClick={(event) => (event.currentTarget.value = "")}
              onChange={(event) => {
                const chosen = event.currentTarget.files?.[0];
                if (chosen) void load(chosen);
              }}
            />
          )}
        </Field>
        <div class={styles.text}>
          <TextArea
            name="json"
            label={t().editor.json}
            help={t().editor.jsonHelp}
            rows={16}
            value={text()}
            onInput={setTyped}
          />
        </div>
        <Show when={faults().length > 0}>
          <Notice meaning="stop" live="alert" title={t().editor.faults}>
            <ul class={styles.list}>
              <For each={faults()}>
                {({ line, text: written, issue }) => (
                  <li>
                    {t().editor.line(line, written, issue ? errors.ofIssue(issue) : t().editor.jsonSyntax)}
                  </li>
                )}
              </For>
            </ul>
          </Notice>
        </Show>
        <div class={styles.actions}>
          <Button onClick={apply}>{t().editor.jsonApply}</Button>
        </div>
      </div>
    </details>
  );
}
