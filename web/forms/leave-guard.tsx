import { loadStaff } from "@zapisy/words/staff";
import { useBeforeLeave } from "@solidjs/router";
import type { JSX } from "solid-js";
import { createSignal } from "solid-js";
import { useMessages } from "../data/locale.ts";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { useWindowEvent } from "../ui/window-event.ts";

/** Asks once before a page with unsaved changes is left, by a link or by closing the window. */
export function LeaveGuard(props: {
  isDirty: () => boolean;
  /** What is asked, where it is not about unsaved changes. */
  words?: { title: string; text: string; leave: string };
}): JSX.Element {
  const t = useMessages(loadStaff);
  const [leaving, setLeaving] = createSignal<() => void>();
  useBeforeLeave((event) => {
    if (event.defaultPrevented || !props.isDirty()) return;
    event.preventDefault();
    setLeaving(() => () => event.retry(true));
  });
  useWindowEvent("beforeunload", (event) => {
    if (props.isDirty()) event.preventDefault();
  });
  return (
    <ConfirmDialog
      open={leaving() !== undefined}
      danger
      title={props.words?.title ?? t().leave.title}
      confirmLabel={props.words?.leave ?? t().leave.discard}
      onConfirm={() => {
        const leave = leaving();
        setLeaving(undefined);
        leave?.();
      }}
      onClose={() => setLeaving(undefined)}
    >
      <p>{props.words?.text ?? t().leave.text}</p>
    </ConfirmDialog>
  );
}
