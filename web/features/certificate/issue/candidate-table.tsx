import type { CertificateCandidate, CertificateView } from "@zapisy/core/certificate/answer";
import { loadCertificate } from "@zapisy/words/certificate";
import FileText from "~icons/lucide/file-text";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { Button } from "../../../ui/button.tsx";
import type { Column } from "../../../ui/data-table.tsx";
import { DataTable } from "../../../ui/data-table.tsx";
import { StateBadge, Tag } from "../../../ui/tag.tsx";
import { candidateKey, candidateState, fullName, listName } from "./candidate.state.ts";
import { previewHref } from "../certificate-api.ts";
import styles from "../certificate.module.css";
import { NewTabLink } from "../new-tab-link.tsx";

interface CandidateTableProps {
  eventId: string;
  /** Names the table: people or institutions. */
  caption: string;
  of: "people" | "institutions";
  thresholdPercent: number;
  rows: readonly CertificateCandidate[];
  empty: JSX.Element;
  /** Without it there is nothing to choose. */
  mayIssue: boolean;
  chosen: ReadonlySet<string>;
  onChoose: (chosen: Set<string>) => void;
  onIssue: (candidate: CertificateCandidate) => void;
  onShow: (certificate: CertificateView) => void;
}

/** People or institutions of an event: attendance, right to a certificate, the certificate itself. */
export function CandidateTable(props: CandidateTableProps): JSX.Element {
  const t = useMessages(loadCertificate);
  const isOfPeople = () => props.of === "people";
  const entitled = (candidate: CertificateCandidate) => {
    const { entitled: isEntitled, overrideReason } = candidate;
    if (overrideReason) return isEntitled ? t().event.byDecision : t().event.againstDecision;
    if (isEntitled) return t().event.entitled;
    return isOfPeople() ? t().event.below(props.thresholdPercent) : t().event.noInstitutionEntitled;
  };
  const columns = (): Column<CertificateCandidate>[] => [
    {
      id: "name",
      header: isOfPeople() ? t().event.column.name : t().event.column.institution,
      isRowHeading: true,
      cell: (candidate) => (
        <>
          {listName(candidate.holder)}
          <Show
            when={candidate.holder.type === "institution" ? candidate.holder.town : candidate.institution}
          >
            {(second) => <span class={styles.second}>{second()}</span>}
          </Show>
        </>
      ),
    },
    {
      id: "percent",
      header: t().event.column.percent,
      isNumeric: true,
      isNarrow: true,
      cell: (candidate) => t().percent(candidate.percent),
    },
    {
      id: "entitled",
      header: t().event.column.entitled,
      cell: (candidate) => (
        <>
          <span class={styles.badge}>
            <Show when={candidate.entitled} fallback={<Tag>{entitled(candidate)}</Tag>}>
              <StateBadge meaning="ok">{entitled(candidate)}</StateBadge>
            </Show>
          </span>
          <Show when={candidate.overrideReason}>
            {(reason) => <span class={styles.second}>{reason()}</span>}
          </Show>
        </>
      ),
    },
    {
      id: "certificate",
      header: t().event.column.certificate,
      isNarrow: true,
      cell: (candidate) => (
        <Show when={candidate.certificate}>
          {(certificate) => (
            <button
              type="button"
              class={styles.open}
              aria-haspopup="dialog"
              aria-label={t().event.show(certificate().number)}
              onClick={() => props.onShow(certificate())}
            >
              {certificate().number}
            </button>
          )}
        </Show>
      ),
    },
    ...(isOfPeople()
      ? [
          {
            id: "mail",
            header: t().event.column.mail,
            isNarrow: true,
            cell: (candidate: CertificateCandidate) => (
              <Show when={candidate.hasEmail} fallback={<span class={styles.soft}>{t().event.noEmail}</span>}>
                {t().event.hasEmail}
              </Show>
            ),
          },
        ]
      : []),
    {
      id: "actions",
      header: t().event.column.actions,
      hideHeader: true,
      isNarrow: true,
      cell: (candidate) => (
        <Show when={candidateState(candidate) === "ready"}>
          <div class={styles.rowActions} data-screen-only>
            <NewTabLink
              small
              kind="quiet"
              icon={<FileText />}
              href={previewHref(props.eventId, candidate)}
              label={t().event.previewOf(fullName(candidate.holder))}
            >
              {t().event.preview}
            </NewTabLink>
            <Show when={props.mayIssue}>
              <Button small popup="dialog" onClick={() => props.onIssue(candidate)}>
                {t().event.issueOne}
              </Button>
            </Show>
          </div>
        </Show>
      ),
    },
  ];
  return (
    <DataTable<CertificateCandidate>
      caption={props.caption}
      rows={props.rows}
      rowId={candidateKey}
      rowLabel={(candidate) => fullName(candidate.holder)}
      columns={columns()}
      selected={props.chosen}
      onSelect={props.mayIssue ? props.onChoose : undefined}
      empty={props.empty}
    />
  );
}
