import type { AccessCodeView } from "@zapisy/core/access-code/answer";
import { ACCESS_CODE_ASKS } from "@zapisy/core/event/schema";
import { formatWallTime } from "@zapisy/words";
import { loadStaff } from "@zapisy/words/staff";
import Plus from "~icons/lucide/plus";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { locale, useMessages } from "../../../data/locale.ts";
import { createPart } from "../../../data/part.ts";
import { Button } from "../../../ui/button.tsx";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { DataTable } from "../../../ui/data-table.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { PartView } from "../../../ui/part-view.tsx";
import { RadioGroup } from "../../../ui/radio-group.tsx";
import { Tag } from "../../../ui/tag.tsx";
import { VisuallyHidden } from "../../../ui/visually-hidden.tsx";
import form from "../editor-form.module.css";
import { useEventEditor } from "../event-editor.tsx";
import { AccessCodeDialog } from "./access-code-dialog.tsx";
import { listAccessCodes } from "./access-code-api.ts";

/** Whether the form asks for a code, and the codes that staff give away. */
export function AccessCodesField(): JSX.Element {
  const t = useMessages(loadStaff);
  const editor = useEventEditor();
  return (
    <>
      <RadioGroup
        name="accessCode"
        label={t().field.accessCode}
        disabled={!editor.isEditable()}
        value={editor.draft.accessCode ?? "none"}
        options={(["none", ...ACCESS_CODE_ASKS] as const).map((value) => ({
          value,
          label: t().admission.codeAsk[value],
          help: t().admission.codeAskHelp[value],
        }))}
        onChange={(value) =>
          editor.update((event) => (event.accessCode = value === "none" ? undefined : value))
        }
      />
      <Show when={editor.draft.accessCode && editor.view().may.manageRegistrations}>
        <Codes />
      </Show>
    </>
  );
}

function Codes(): JSX.Element {
  const t = useMessages(loadStaff);
  const editor = useEventEditor();
  const codes = createPart(() => editor.view().eventId, listAccessCodes);
  const [open, setOpen] = createSignal<"new" | AccessCodeView>();
  const link = (code: string) => `${location.origin}/events/${editor.view().address}/sign-up?code=${code}`;
  return (
    <div class={form.fields}>
      <PartView part={codes} lines={3}>
        {(list) => (
          <DataTable<AccessCodeView>
            caption={t().admission.codes}
            rows={list()}
            rowId={({ code }) => code}
            busy={codes.isLoading()}
            columns={[
              {
                id: "code",
                header: t().admission.column.code,
                isRowHeading: true,
                cell: (row) => (
                  <>
                    <code>{row.code}</code>
                    <Show when={row.institution}>
                      {(of) => (
                        <>
                          <br />
                          <small>{t().admission.codeOf(of().name)}</small>
                        </>
                      )}
                    </Show>
                    <Show when={row.note}>
                      <br />
                      <small>{row.note}</small>
                    </Show>
                  </>
                ),
              },
              {
                id: "used",
                header: t().admission.column.used,
                cell: ({ used, uses }) => t().admission.used(used, uses),
              },
              {
                id: "seats",
                header: t().admission.column.seats,
                cell: ({ ownSeats }) => t().admission[ownSeats ? "ownSeats" : "sharedSeats"],
              },
              {
                id: "until",
                header: t().admission.column.until,
                cell: (row) => (
                  <Show when={!row.isOff} fallback={<Tag>{t().admission.isOff}</Tag>}>
                    {row.until ? formatWallTime(locale(), row.until) : t().admission.noEnd}
                  </Show>
                ),
              },
              {
                id: "act",
                header: t().admission.column.act,
                hideHeader: true,
                isNarrow: true,
                cell: (code) => (
                  <div class={form.cardActions}>
                    <Show when={!code.isOff}>
                      <CopyButton text={link(code.code)} label={t().admission.copyCodeLink} />
                    </Show>
                    <Show when={editor.isEditable()}>
                      <Button kind="quiet" small popup="dialog" onClick={() => setOpen(code)}>
                        {t().admission.changeCode}
                        <VisuallyHidden> {code.code}</VisuallyHidden>
                      </Button>
                    </Show>
                  </div>
                ),
              },
            ]}
            empty={
              <EmptyState title={t().admission.noCodes}>
                <p>
                  {editor.draft.accessCode === "required"
                    ? t().admission.noCodesRequired
                    : t().admission.noCodesText}
                </p>
              </EmptyState>
            }
          />
        )}
      </PartView>
      <Show when={editor.isEditable()}>
        <div>
          <Button icon={<Plus />} popup="dialog" onClick={() => setOpen("new")}>
            {t().admission.addCode}
          </Button>
        </div>
      </Show>
      <Show when={open()} keyed>
        {(shown) => (
          <AccessCodeDialog
            eventId={editor.view().eventId}
            code={shown === "new" ? undefined : shown}
            onSaved={() => {
              setOpen(undefined);
              void codes.refetch();
            }}
            onRefused={() => void codes.refetch()}
            onClose={() => setOpen(undefined)}
          />
        )}
      </Show>
    </div>
  );
}
