import { loadStaff } from "@zapisy/words/staff";
import { A, useParams } from "@solidjs/router";
import CircleAlert from "~icons/lucide/circle-alert";
import CircleCheck from "~icons/lucide/circle-check";
import Pencil from "~icons/lucide/pencil";
import type { JSX } from "solid-js";
import { Match, Show, Switch } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { useErrorText } from "../../data/error-text.ts";
import { useEventEditor } from "./event-editor.tsx";
import { hrefOf, placeOf } from "./event-path.state.ts";
import styles from "./save-bar.module.css";
import { Told } from "../../ui/told.tsx";

/**
 * How the editor stands with the server, in sight above each form of the workspace: when it was saved, what
 * stands in the way, the button for what is public, and the switch for English texts.
 */
export function SaveBar(): JSX.Element {
  const t = useMessages(loadStaff);
  const errors = useErrorText();
  const editor = useEventEditor();
  const params = useParams<{ eventId: string }>();
  const clock = (at: Date) =>
    at.toLocaleTimeString(locale() === "pl" ? "pl-PL" : "en-GB", { hour: "numeric", minute: "2-digit" });
  const firstIssue = () => editor.issues()[0];
  const isInvalid = () => {
    const state = editor.state();
    return (
      (state.name === "changed" && !state.valid) || (state.name === "failed" && editor.issues().length > 0)
    );
  };
  const failure = () => {
    const state = editor.state();
    return state.name === "failed" ? state.code : undefined;
  };
  const savedAt = () => {
    const state = editor.state();
    return state.name === "saved" ? state.at : undefined;
  };
  return (
    <div class={styles.bar} data-screen-only>
      <Show
        when={editor.isEditable()}
        fallback={
          <p class={styles.words}>
            {editor.view().state === "cancelled" ? t().save.readOnlyCancelled : t().save.readOnly}
          </p>
        }
      >
        <div class={styles.state} role="status">
          <Switch>
            <Match when={isInvalid()}>
              <p class={styles.words} data-meaning="stop">
                <CircleAlert />
                <Told>{t().save.invalid(editor.issues().length)}</Told>
              </p>
              <Show when={firstIssue()}>
                {(issue) => (
                  <A
                    class={styles.link}
                    href={hrefOf(`/staff/events/${params.eventId}`, placeOf(issue().path, editor.draft))}
                  >
                    {t().save.showFirst}
                  </A>
                )}
              </Show>
            </Match>
            <Match when={failure()}>
              {(code) => (
                <>
                  <p class={styles.words} data-meaning="stop">
                    <CircleAlert />
                    <Told>{t().save.failed(errors.ofIssue({ path: "", code: code() }))}</Told>
                  </p>
                  <Button small onClick={() => editor.save()}>
                    {t().save.retry}
                  </Button>
                </>
              )}
            </Match>
            <Match when={editor.state().name === "conflict"}>
              <p class={styles.words} data-meaning="stop">
                <CircleAlert />
                {t().save.conflict}
              </p>
              <Button small onClick={() => editor.showConflict()}>
                {t().save.resolve}
              </Button>
            </Match>
            <Match when={editor.state().name === "saving"}>
              <p class={styles.words}>
                <Spinner />
                {t().save.saving}
              </p>
            </Match>
            <Match when={editor.state().name === "changed"}>
              <p class={styles.words}>
                <Pencil />
                <Told>{editor.isAutomatic() ? t().save.waiting : t().save.changed}</Told>
              </p>
            </Match>
            <Match when={true}>
              <p class={styles.words}>
                <CircleCheck />
                <Show when={savedAt()} fallback={t().save.saved}>
                  {(at) => <Told>{t().save.savedAt(clock(at()))}</Told>}
                </Show>
              </p>
            </Match>
          </Switch>
        </div>
        <div class={styles.end}>
          <Checkbox
            name="english"
            label={t().workspace.english}
            checked={editor.isEnglish()}
            onChange={(shown) => editor.setEnglish(shown)}
          />
          <Show when={!editor.isAutomatic()}>
            <Button
              kind="primary"
              disabled={editor.state().name === "saved"}
              busy={editor.state().name === "saving"}
              onClick={() => editor.save()}
            >
              {t().save.now}
            </Button>
          </Show>
        </div>
      </Show>
    </div>
  );
}
