import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { useErrorText } from "../data/error-text.ts";
import { Button } from "../ui/button.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Notice } from "../ui/notice.tsx";
import { ConflictDialog } from "./conflict-dialog.tsx";
import type { createEditForm } from "./edit-form.ts";
import styles from "./edit-form-frame.module.css";
import { LeaveGuard } from "./leave-guard.tsx";

interface EditFormFrameProps {
  form: Omit<ReturnType<typeof createEditForm<object, unknown>>, "draft" | "update">;
  class?: string;
  disabled?: boolean;
  /** Words for the field of a path. */
  fieldName: (path: string) => string;
  submitLabel: string;
  children: JSX.Element;
}

/** The form around the fields of {@link createEditForm}: what was refused, what failed, the button, and the questions. */
export function EditFormFrame(props: EditFormFrameProps): JSX.Element {
  const errors = useErrorText();
  return (
    <form
      class={props.class}
      novalidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!props.disabled) void props.form.save();
      }}
    >
      <ErrorSummary
        attempt={props.form.attempt()}
        issues={props.form.issues().map((issue) => ({
          name: issue.path,
          message: `${props.fieldName(issue.path)}: ${errors.ofIssue(issue)}`,
        }))}
      />
      {props.children}
      <Show when={props.form.failure()}>
        {(text) => (
          <Notice meaning="stop" live="alert">
            {text()}
          </Notice>
        )}
      </Show>
      <Show when={!props.disabled}>
        <div class={styles.submit}>
          <Button kind="primary" type="submit" busy={props.form.busy()} wideOnPhone>
            {props.submitLabel}
          </Button>
        </div>
      </Show>
      <Show when={props.form.conflict()}>
        {(found) => (
          <ConflictDialog
            open
            merge={found()}
            fieldName={props.fieldName}
            onClose={() => props.form.settle(undefined)}
            onResolve={(theirs) => props.form.settle(theirs)}
          />
        )}
      </Show>
      <LeaveGuard isDirty={props.form.isDirty} />
    </form>
  );
}
