import type { AttendanceUnit, UnitClosing } from "@zapisy/core/attendance/answer";
import { loadAttendance } from "@zapisy/words/attendance";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { showToast } from "../../../ui/toast.tsx";
import { useErrorText } from "../../../data/error-text.ts";
import { closeUnit } from "../attendance-api.ts";

interface CloseDialogProps {
  eventId: string;
  unit: AttendanceUnit;
  /** How many people have no record. */
  without: number;
  /** Marks are on their way: the list is not complete yet. */
  isUnsaved: boolean;
  onClosed: (closing: UnitClosing) => void;
  onClose: () => void;
}

/** Declares a list complete, after saying who then counts as absent. */
export function CloseDialog(props: CloseDialogProps): JSX.Element {
  const t = useMessages(loadAttendance);
  const errors = useErrorText();
  const [failure, setFailure] = createSignal<string>();
  const confirm = async () => {
    if (props.isUnsaved) return;
    setFailure(undefined);
    try {
      props.onClosed(await closeUnit(props.eventId, props.unit.unitId));
      showToast({ text: t().close.done });
      props.onClose();
    } catch (error) {
      setFailure(errors.ofError(error));
    }
  };
  return (
    <ConfirmDialog
      open
      title={t().close.title}
      confirmLabel={t().close.button}
      onConfirm={confirm}
      onClose={() => props.onClose()}
    >
      <p>{props.without > 0 ? t().close.missing(props.without) : t().close.complete}</p>
      <p>{t().close.after}</p>
      <Show when={props.isUnsaved}>
        <Notice meaning="wait" live="status">
          {t().close.unsaved}
        </Notice>
      </Show>
      <Show when={failure()}>
        {(text) => (
          <Notice meaning="stop" live="alert">
            {text()}
          </Notice>
        )}
      </Show>
    </ConfirmDialog>
  );
}
