import { institutionLine } from "@zapisy/core/institution/schema";
import { formatDayShort } from "@zapisy/words";
import { loadReferral } from "@zapisy/words/referral";
import Download from "~icons/lucide/download";
import type { JSX } from "solid-js";
import { createResource, createSignal, Show } from "solid-js";
import { downloadFile } from "../../../data/download.ts";
import { useErrorText } from "../../../data/error-text.ts";
import { locale, useMessages } from "../../../data/locale.ts";
import { useEventEditor } from "../../../features/event-editor/event-editor.tsx";
import { StatusBadge } from "../../../features/participant-list/status-badge.tsx";
import { listReferrals } from "../../../features/referral/referral-api.ts";
import { Button } from "../../../ui/button.tsx";
import { DataTable } from "../../../ui/data-table.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { LinkButton } from "../../../ui/link-button.tsx";
import { usePageTitle } from "../../../ui/page-title.ts";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { showToast } from "../../../ui/toast.tsx";
import delegation from "../../../features/delegation/delegation.module.css";
import list from "../list.module.css";

/** The register of referrals of an event: who was referred by whom, on what, and what was decided. */
export function ReferralsTab(): JSX.Element {
  const t = useMessages(loadReferral);
  const errors = useErrorText();
  usePageTitle(() => t().register.title);
  const editor = useEventEditor();
  const eventId = () => editor.view().eventId;
  const [register, { refetch }] = createResource(eventId, listReferrals);
  const [isFetching, setIsFetching] = createSignal(false);
  const download = async () => {
    setIsFetching(true);
    try {
      await downloadFile(`/api/staff/events/${eventId()}/referrals.xlsx?lang=${locale()}`);
    } catch (error) {
      showToast({ meaning: "stop", text: errors.ofError(error) });
    }
    setIsFetching(false);
  };
  return (
    <div class={list.page}>
      <h2>{t().register.title}</h2>
      <p>{t().register.lead}</p>
      <div class={delegation.actions} data-screen-only>
        <Button icon={<Download />} busy={isFetching()} onClick={download}>
          {t().register.download}
        </Button>
        <LinkButton href={`/staff/events/${eventId()}/registrations`}>{t().register.back}</LinkButton>
      </div>
      <Show
        when={!register.error}
        fallback={<ErrorState error={register.error} retry={() => void refetch()} />}
      >
        <Show when={register()} fallback={<Skeleton lines={6} />}>
          {(shown) => (
            <DataTable
              caption={t().register.title}
              rows={shown().items}
              rowId={(row) => row.registrationId}
              columns={[
                {
                  id: "person",
                  header: t().register.column.person,
                  isRowHeading: true,
                  cell: (row) => `${row.lastName} ${row.firstName}`,
                },
                {
                  id: "institution",
                  header: t().register.column.institution,
                  cell: (row) => institutionLine(row.institution),
                },
                { id: "number", header: t().register.column.number, cell: (row) => row.document.number },
                {
                  id: "date",
                  header: t().register.column.date,
                  cell: (row) => formatDayShort(locale(), row.document.date),
                },
                {
                  id: "referredOn",
                  header: t().register.column.referredOn,
                  cell: (row) => formatDayShort(locale(), row.referredOn),
                },
                {
                  id: "decision",
                  header: t().register.column.decision,
                  cell: (row) => <StatusBadge person={row} timeZone={editor.view().timeZone} />,
                },
                { id: "reason", header: t().register.column.reason, cell: (row) => row.statusReason ?? "" },
              ]}
              empty={<EmptyState title={t().register.empty} />}
            />
          )}
        </Show>
      </Show>
    </div>
  );
}
