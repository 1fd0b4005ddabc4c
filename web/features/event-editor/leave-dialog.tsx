import { useBeforeLeave } from "@solidjs/router";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { useWindowEvent } from "../../ui/window-event.ts";
import { hasUnsaved } from "./autosave.state.ts";
import type { AskingEventEditor } from "./create-event-editor.ts";

/** Saves or asks before anything unsaved of an event is left behind; its tabs may be changed freely. */
export function LeaveDialog(props: { editor: AskingEventEditor }): JSX.Element {
  const t = useMessages(loadStaff);
  const [leaving, setLeaving] = createSignal<() => void>();
  const state = () => props.editor.state();
  useWindowEvent("beforeunload", (event) => {
    if (hasUnsaved(state())) event.preventDefault();
  });
  useBeforeLeave((event) => {
    const here = `/staff/events/${props.editor.view().eventId}`;
    const to = typeof event.to === "string" ? event.to : undefined;
    const staysInside =
      to !== undefined && (to === here || to.startsWith(`${here}/`) || to.startsWith(`${here}?`));
    if (staysInside || event.defaultPrevented || !hasUnsaved(state())) return;
    event.preventDefault();
    const leave = () => event.retry(true);
    const now = state();
    if (props.editor.isAutomatic() && (now.name === "saving" || (now.name === "changed" && now.valid))) {
      void props.editor.save().then((done) => (done ? leave() : setLeaving(() => leave)));
    } else setLeaving(() => leave);
  });
  const takeLeave = () => {
    const leave = leaving();
    setLeaving(undefined);
    return leave;
  };
  const saveAndLeave = async () => {
    const leave = takeLeave();
    if (await props.editor.save()) leave?.();
  };
  return (
    <Dialog
      open={leaving() !== undefined}
      title={t().leave.title}
      onClose={() => setLeaving(undefined)}
      actions={
        <>
          <Show when={props.editor.isValid() && state().name !== "conflict"}>
            <Button kind="primary" onClick={saveAndLeave}>
              {t().leave.saveAndLeave}
            </Button>
          </Show>
          <Button kind="danger" onClick={() => takeLeave()?.()}>
            {t().leave.discard}
          </Button>
          <Button onClick={() => setLeaving(undefined)}>{t().leave.stay}</Button>
        </>
      }
    >
      <p>{props.editor.isValid() ? t().leave.text : t().leave.invalid}</p>
    </Dialog>
  );
}
