import type { InvitationView } from "@zapisy/core/invitation/answer";
import { isReminded } from "@zapisy/core/invitation/rules";
import { loadStaff } from "@zapisy/words/staff";
import Mail from "~icons/lucide/mail";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { createPart } from "../../../data/part.ts";
import { Button } from "../../../ui/button.tsx";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { DataTable } from "../../../ui/data-table.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { PartView } from "../../../ui/part-view.tsx";
import { Tag } from "../../../ui/tag.tsx";
import { VisuallyHidden } from "../../../ui/visually-hidden.tsx";
import { showToast } from "../../../ui/toast.tsx";
import form from "../editor-form.module.css";
import { useEventEditor } from "../event-editor.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { listInvitations, remindInvited, withdrawInvitation } from "./invitation-api.ts";

/** Who is invited by name, where each invitation stands, and what can be done about it. */
export function InvitationsField(): JSX.Element {
  const t = useMessages(loadStaff);
  const editor = useEventEditor();
  return (
    <Show when={editor.view().may.manageRegistrations}>
      <Show
        when={editor.view().publishedAt}
        fallback={<p class={form.lead}>{t().invitations.afterPublication}</p>}
      >
        <Invitations />
      </Show>
    </Show>
  );
}

type Asked = { what: "remind" } | { what: "withdraw"; invitation: InvitationView };

function Invitations(): JSX.Element {
  const t = useMessages(loadStaff);
  const editor = useEventEditor();
  const list = createPart(() => editor.view().eventId, listInvitations);
  const [isInviting, setInviting] = createSignal(false);
  const [asked, setAsked] = createSignal<Asked>();
  const canInvite = () => editor.view().state !== "cancelled";
  const due = () => list.value()?.items.filter(({ state }) => isReminded(state)).length ?? 0;
  const nameOf = ({ firstName, lastName }: InvitationView) => [firstName, lastName].filter(Boolean).join(" ");
  const close = () => setAsked(undefined);
  const confirm = async () => {
    const act = asked();
    const { eventId } = editor.view();
    if (!act) return;
    try {
      if (act.what === "remind") {
        const { reminded } = await remindInvited(eventId, list.value()?.round ?? 1);
        showToast({ text: t().invitations.reminded(reminded) });
      } else {
        await withdrawInvitation(eventId, act.invitation.invitationId);
        showToast({ text: t().invitations.withdrawn(act.invitation.email) });
      }
      close();
    } finally {
      // Somebody else may have been faster: what is shown is then what is true.
      void list.refetch();
    }
  };
  return (
    <div class={form.fields}>
      <PartView part={list} lines={3}>
        {(loaded) => (
          <DataTable<InvitationView>
            caption={t().invitations.caption}
            rows={loaded().items}
            rowId={({ invitationId }) => invitationId}
            busy={list.isLoading()}
            columns={[
              {
                id: "person",
                header: t().invitations.column.person,
                isRowHeading: true,
                cell: (row) => (
                  <>
                    {row.email}
                    <Show when={nameOf(row)}>
                      {(name) => (
                        <>
                          <br />
                          <small>{name()}</small>
                        </>
                      )}
                    </Show>
                  </>
                ),
              },
              {
                id: "state",
                header: t().invitations.column.state,
                cell: (row) => (
                  <>
                    <Tag>{t().invitations.state[row.state]}</Tag>
                    <Show when={row.reminded > 0 && isReminded(row.state)}>
                      <br />
                      <small>{t().invitations.remindedTimes(row.reminded)}</small>
                    </Show>
                  </>
                ),
              },
              {
                id: "act",
                header: t().admission.column.act,
                hideHeader: true,
                isNarrow: true,
                cell: (invitation) => (
                  <Show when={canInvite() && !["withdrawn", "used"].includes(invitation.state)}>
                    <Button
                      kind="quiet"
                      small
                      popup="dialog"
                      onClick={() => setAsked({ what: "withdraw", invitation })}
                    >
                      {t().invitations.withdraw}
                      <VisuallyHidden>: {invitation.email}</VisuallyHidden>
                    </Button>
                  </Show>
                ),
              },
            ]}
            empty={
              <EmptyState title={t().invitations.none}>
                <p>{t().invitations.noneText}</p>
              </EmptyState>
            }
          />
        )}
      </PartView>
      <Show when={canInvite()}>
        <div class={form.cardActions}>
          <Button icon={<Mail />} popup="dialog" onClick={() => setInviting(true)}>
            {t().invitations.add}
          </Button>
          <Show when={due() > 0}>
            <Button popup="dialog" onClick={() => setAsked({ what: "remind" })}>
              {t().invitations.remind(due())}
            </Button>
          </Show>
        </div>
      </Show>
      <Show when={isInviting()}>
        <InviteDialog
          eventId={editor.view().eventId}
          onSent={() => {
            setInviting(false);
            void list.refetch();
          }}
          onClose={() => setInviting(false)}
        />
      </Show>
      <Show when={asked()} keyed>
        {(act) => (
          <ConfirmDialog
            open
            danger={act.what === "withdraw"}
            title={act.what === "remind" ? t().invitations.remindTitle : t().invitations.withdrawTitle}
            confirmLabel={act.what === "remind" ? t().invitations.remind(due()) : t().invitations.withdraw}
            onConfirm={confirm}
            onClose={close}
          >
            <p>
              {act.what === "remind"
                ? t().invitations.remindText
                : t().invitations.withdrawText(act.invitation.email)}
            </p>
          </ConfirmDialog>
        )}
      </Show>
    </div>
  );
}
