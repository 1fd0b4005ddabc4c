import { createAsync, useSearchParams } from "@solidjs/router";
import type { CertificateView } from "@zapisy/core/certificate/answer";
import type { Project } from "@zapisy/core/project/answer";
import { HOME_ZONE } from "@zapisy/core/shared/time";
import { CERTIFICATE_STATES } from "@zapisy/core/certificate/schema";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { loadCertificate } from "@zapisy/words/certificate";
import Award from "~icons/lucide/award";
import FileSpreadsheet from "~icons/lucide/file-spreadsheet";
import type { JSX } from "solid-js";
import { createMemo, createSignal, Show } from "solid-js";
import { serverNow } from "../../data/clock.ts";
import { readStored, store } from "../../data/browser-storage.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { listName } from "../../features/certificate/issue/candidate.state.ts";
import { listRegister, registerHref } from "../../features/certificate/certificate-api.ts";
import { CertificateBadge } from "../../features/certificate/certificate-badge.tsx";
import { mayAnywhere } from "../../data/right.ts";
import { CertificateSheet } from "../../features/certificate/certificate-sheet.tsx";
import sheet from "../../features/certificate/certificate.module.css";
import { registerYears, startProject, toRegisterQuery } from "../../features/certificate/register.state.ts";
import { listProjects } from "../../features/project/project-api.ts";
import { createPagedList } from "../../data/paged-list.ts";
import { PagedTable } from "../../ui/paged-table.tsx";
import { PrintedChoice, PrintList } from "../../ui/print-list.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LanguageText } from "../../ui/language-text.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import styles from "./certificates.module.css";
import list from "./list.module.css";

const STORAGE_KEY = "zapisy.register.project";

/** The register of certificates of a project: filters live in the address, the project is remembered. */
export function RegisterPage(): JSX.Element {
  const t = useMessages(loadCertificate);
  const [search, setSearch] = useSearchParams<{ project?: string }>();
  const projects = createAsync(() => listProjects());
  const projectId = () => startProject(projects() ?? [], search.project, readStored(STORAGE_KEY));
  const choose = (chosen: string) => {
    store(STORAGE_KEY, chosen || undefined);
    setSearch({ project: chosen, year: "", state: "", q: "" });
  };
  return (
    <div class={`${list.page} ${styles.page}`}>
      <PageHeading title={t().register.title} lead={t().register.lead} />
      <Show when={projects()}>
        {(all) => (
          <Show
            when={all().length > 0}
            fallback={
              <EmptyState icon={<Award />} title={t().register.noProjects}>
                {t().register.noProjectsText}
              </EmptyState>
            }
          >
            <div class={styles.project} data-screen-only>
              <SelectField
                name="project"
                label={t().register.project}
                placeholder={t().register.chooseProject}
                value={projectId() ?? ""}
                options={all().map((project) => ({
                  value: project.projectId,
                  label: inLocale(project.title, locale()).text,
                }))}
                onChange={choose}
              />
            </div>
            <Show
              when={all().find((project) => project.projectId === projectId())}
              keyed
              fallback={<EmptyState icon={<Award />} title={t().register.pickProject} />}
            >
              {(project) => <Register project={project} />}
            </Show>
          </Show>
        )}
      </Show>
    </div>
  );
}

function Register(props: { project: Project }): JSX.Element {
  const t = useMessages(loadCertificate);
  const [search, setSearch] = useSearchParams<{ year?: string; state?: string; q?: string }>();
  const [shown, setShown] = createSignal<CertificateView>();

  const question = createMemo(() => toRegisterQuery(search), undefined, {
    equals: (a, b) => a.year === b.year && a.state === b.state && a.q === b.q,
  });
  const rows = createPagedList(
    () => question(),
    (asked, cursor) => listRegister(props.project.projectId, asked, cursor),
  );
  const years = () => registerYears(props.project, serverNow().toISOString());
  const isFiltered = () => Boolean(question().year || question().state || question().q);
  const clear = () => setSearch({ year: "", state: "", q: "" });
  return (
    <>
      <p class={styles.printed}>
        <LanguageText text={props.project.title} />
      </p>
      <search class={list.filters} data-screen-only>
        <SearchField
          name="q"
          label={t().register.search}
          value={search.q}
          onSearch={(q) => setSearch({ q }, { replace: true })}
        />
        <SelectField
          name="year"
          label={t().register.year}
          placeholder={t().register.anyYear}
          value={search.year ?? ""}
          options={years().map((year) => ({ value: year, label: year }))}
          onChange={(year) => setSearch({ year })}
        />
        <SelectField
          name="state"
          label={t().register.state}
          placeholder={t().register.anyState}
          value={search.state ?? ""}
          options={CERTIFICATE_STATES.map((value) => ({ value, label: t().state[value] }))}
          onChange={(state) => setSearch({ state })}
        />
      </search>
      <div class={sheet.bar} data-screen-only>
        <LinkButton
          href={registerHref(props.project.projectId, question(), locale())}
          download
          external
          icon={<FileSpreadsheet />}
        >
          {t().register.xlsx}
        </LinkButton>
        <PrintList list={rows}>{t().register.print}</PrintList>
      </div>
      <PagedTable<CertificateView>
        caption={t().register.caption}
        list={rows}
        rowId={(row) => row.certificateId}
        columns={[
          {
            id: "number",
            header: t().register.column.number,
            isRowHeading: true,
            cell: (row) => (
              <button type="button" class={sheet.open} aria-haspopup="dialog" onClick={() => setShown(row)}>
                {row.number}
              </button>
            ),
          },
          {
            id: "holder",
            header: t().register.column.holder,
            cell: (row) => (
              <>
                <span class={styles.holder}>{listName(row.holder)}</span>
                <Show when={row.holder.type === "institution" && row.holder.town}>
                  {(town) => <span class={list.second}>{town()}</span>}
                </Show>
              </>
            ),
          },
          {
            id: "event",
            header: t().register.column.event,
            cell: (row) => (
              <>
                <span class={styles.title}>
                  <LanguageText text={row.eventTitle} />
                </span>
                <Show when={row.module}>
                  {(module) => (
                    <span class={list.second}>
                      <LanguageText text={module()} />
                    </span>
                  )}
                </Show>
              </>
            ),
          },
          {
            id: "dates",
            header: t().register.column.dates,
            cell: (row) => <span class={styles.small}>{t().days(row.startsOn, row.endsOn)}</span>,
          },
          ...(rows.items().some(({ hours }) => hours)
            ? [
                {
                  id: "hours",
                  header: t().register.column.hours,
                  cell: (row: CertificateView) => (
                    <Show when={row.hours}>
                      {(hours) => <span class={styles.small}>{t().hours[hours().unit](hours().count)}</span>}
                    </Show>
                  ),
                },
              ]
            : []),
          {
            id: "issuedOn",
            header: t().register.column.issuedOn,
            isNarrow: true,
            cell: (row) => (
              <time class={styles.small} datetime={row.issuedOn}>
                {t().dayShort(row.issuedOn)}
              </time>
            ),
          },
          {
            id: "state",
            header: t().register.column.state,
            cell: (row) => (
              <>
                <CertificateBadge state={row.state} />
                <Show when={row.replacesNumber}>
                  {(number) => <span class={list.second}>{t().register.replaces(number())}</span>}
                </Show>
                <Show when={row.replacedByNumber}>
                  {(number) => <span class={list.second}>{t().register.replacedBy(number())}</span>}
                </Show>
              </>
            ),
          },
        ]}
        empty={
          <Show
            when={isFiltered()}
            fallback={
              <EmptyState
                icon={<Award />}
                title={t().register.empty}
                actions={
                  <LinkButton href={`/staff/events/all?project=${props.project.projectId}`}>
                    {t().register.toEvents}
                  </LinkButton>
                }
              >
                {t().register.emptyText}
              </EmptyState>
            }
          >
            <EmptyState
              title={t().register.nothingFound}
              actions={<Button onClick={clear}>{t().register.clearFilters}</Button>}
            >
              {t().register.nothingFoundText}
            </EmptyState>
          </Show>
        }
      >
        <PrintedChoice
          rows={rows.items().length}
          chosen={[
            question().year,
            ((state) => state && t().state[state])(question().state),
            question().q && `${t().register.search}: ${question().q}`,
          ]}
        />
      </PagedTable>
      <Show when={shown()}>
        {(certificate) => (
          <CertificateSheet
            certificate={certificate()}
            projectId={props.project.projectId}
            timeZone={HOME_ZONE}
            mayIssue={mayAnywhere("project.edit")}
            onChange={(changed) => {
              setShown(changed);
              void rows.refresh();
            }}
            onClose={() => setShown(undefined)}
          />
        )}
      </Show>
    </>
  );
}
