import { createAsync, query, revalidate, useSearchParams } from "@solidjs/router";
import type { CertificateCandidate, CertificateView } from "@zapisy/core/certificate/answer";
import { loadCertificate } from "@zapisy/words/certificate";
import { loadStaff } from "@zapisy/words/staff";
import Award from "~icons/lucide/award";
import type { JSX } from "solid-js";
import { createEffect, createSignal, on, onMount, Show } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { CandidateTable } from "../../../features/certificate/issue/candidate-table.tsx";
import {
  CANDIDATE_FILTERS,
  candidateKey,
  countStates,
  findCandidates,
  fullName,
  issuable,
} from "../../../features/certificate/issue/candidate.state.ts";
import { getCertificates } from "../../../features/certificate/certificate-api.ts";
import { mayAnywhere } from "../../../data/right.ts";
import { CertificateSheet } from "../../../features/certificate/certificate-sheet.tsx";
import styles from "../../../features/certificate/certificate.module.css";
import { IssueDialog } from "../../../features/certificate/issue/issue-dialog.tsx";
import { IssueProgress } from "../../../features/certificate/issue/issue-progress.tsx";
import { issueRun, recallRun, startRun } from "../../../features/certificate/issue/issue-run.ts";
import { useEventEditor } from "../../../features/event-editor/event-editor.tsx";
import { usePageTitle } from "../../../ui/page-title.ts";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { LinkButton } from "../../../ui/link-button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { SegmentBar } from "../../../ui/segment-bar.tsx";
import { SelectField } from "../../../ui/select-field.tsx";
import { SearchField } from "../../../ui/search-field.tsx";
import list from "../list.module.css";

const loadBook = query((eventId: string) => getCertificates(eventId), "staff.certificates");

const NOBODY: ReadonlySet<string> = new Set();

/** Who of an event may get a certificate, who has one, and issuing them. */
export function CertificatesTab(): JSX.Element {
  const t = useMessages(loadCertificate);
  const staff = useMessages(loadStaff);
  usePageTitle(() => staff().eventTab.certificates);
  const editor = useEventEditor();
  const eventId = () => editor.view().eventId;
  const book = createAsync(() => loadBook(eventId()));
  const refresh = () => revalidate(loadBook.keyFor(eventId()));

  const [search, setSearch] = useSearchParams<{ q?: string; show?: string }>();
  const [chosen, setChosen] = createSignal(NOBODY);
  const [chosenInstitutions, setChosenInstitutions] = createSignal(NOBODY);
  const [asking, setAsking] = createSignal<{ candidates: CertificateCandidate[]; leftOut: number }>();
  const [shown, setShown] = createSignal<CertificateView>();
  onMount(() => recallRun(eventId()));

  const run = () => issueRun(eventId())?.run;
  const isRunning = () => run()?.state === "running";
  createEffect(
    on(
      () => run()?.state,
      (now, before) => {
        if (before === "running" && now !== "running") void refresh();
      },
    ),
  );

  const isTime = () => {
    const { today, issuableFrom } = book() ?? {};
    return today !== undefined && issuableFrom !== undefined && today >= issuableFrom;
  };
  const isCancelled = () => editor.view().state === "cancelled";
  // Before it is time, a reason is asked for.
  const mayIssue = () => Boolean(book()?.may.issue && book()?.issuableFrom) && !isCancelled() && !isRunning();
  const isFiltered = () => Boolean(search.q || search.show);
  const clear = () => setSearch({ q: "", show: "" });
  const ask = (candidates: readonly CertificateCandidate[], of: ReadonlySet<string>) => {
    const wanted = issuable(candidates, of);
    setAsking({ candidates: wanted, leftOut: of.size === 0 ? 0 : of.size - wanted.length });
  };
  const nameOf = (holder: string) => {
    const all = [...(book()?.people ?? []), ...(book()?.institutions ?? [])];
    const found = all.find((candidate) => candidateKey(candidate) === holder);
    return found ? fullName(found.holder) : holder;
  };

  return (
    <Show when={book()}>
      {(loaded) => {
        const counts = () => countStates(loaded().people);
        const people = () => findCandidates(loaded().people, { q: search.q, state: search.show });
        const institutions = () => findCandidates(loaded().institutions, { q: search.q, state: search.show });
        const ready = (of: ReadonlySet<string>) => issuable(loaded().people, of).length;
        const readyInstitutions = () => issuable(loaded().institutions, chosenInstitutions()).length;
        return (
          <div class={list.page}>
            <Show
              when={isCancelled()}
              fallback={
                <Show when={!isTime()}>
                  <Notice meaning="note">
                    <Show
                      when={loaded().issuableFrom}
                      fallback={editor.view().publishedAt ? t().event.undated : t().event.unpublished}
                    >
                      {(day) => t().event.notYet(day())}
                    </Show>
                  </Notice>
                </Show>
              }
            >
              <Notice meaning="note">{t().event.cancelled}</Notice>
            </Show>
            <Show when={isTime() && !loaded().allClosed && loaded().people.length > 0}>
              <Notice
                meaning="wait"
                title={t().event.openLists}
                actions={
                  <LinkButton small href={`/staff/events/${eventId()}/attendance`}>
                    {t().event.toAttendance}
                  </LinkButton>
                }
              >
                <p>{t().event.openListsText}</p>
              </Notice>
            </Show>
            <Show when={loaded().template.version === 0 && mayIssue() && counts().issued === 0}>
              <Notice
                meaning="note"
                title={t().event.noTemplate}
                actions={
                  <LinkButton small href={`/staff/projects/${editor.view().projectId}/certificate-template`}>
                    {t().event.template}
                  </LinkButton>
                }
              >
                <p>{t().event.noTemplateText}</p>
              </Notice>
            </Show>
            <IssueProgress eventId={eventId()} nameOf={nameOf} />
            <Show when={loaded().people.length > 0}>
              <div class={styles.summary}>
                <SegmentBar
                  label={t().event.summary}
                  total={loaded().people.length}
                  segments={[
                    { meaning: "ok", label: t().event.issued, count: counts().issued },
                    { meaning: "note", label: t().event.toIssue, count: counts().ready },
                    { meaning: "plain", label: t().event.notEntitled, count: counts().not_entitled },
                  ]}
                />
                <p class={styles.soft}>
                  {t().event.rule(loaded().thresholdPercent)} {t().event.nextNumber(loaded().nextNumber)}
                </p>
              </div>
            </Show>
            <div class={styles.bar} data-screen-only>
              <Show when={mayIssue() && (chosen().size > 0 || counts().ready > 0)}>
                <Button
                  kind="primary"
                  icon={<Award />}
                  popup="dialog"
                  disabled={ready(chosen()) === 0}
                  onClick={() => ask(loaded().people, chosen())}
                >
                  {chosen().size > 0
                    ? t().event.issueChosen(ready(chosen()))
                    : t().event.issueAll(counts().ready)}
                </Button>
              </Show>
              <LinkButton href={`/staff/projects/${editor.view().projectId}/certificate-template`}>
                {t().event.template}
              </LinkButton>
              <Show when={mayAnywhere("register.read")}>
                <LinkButton kind="quiet" href={`/staff/certificates?project=${editor.view().projectId}`}>
                  {t().event.register}
                </LinkButton>
              </Show>
            </div>
            <section class={styles.section}>
              <h2>{t().event.people}</h2>
              <Show when={loaded().people.length > 0}>
                <search class={list.filters} data-screen-only>
                  <SearchField
                    name="filter.q"
                    label={t().event.search}
                    value={search.q}
                    onSearch={(q) => setSearch({ q }, { replace: true })}
                  />
                  <SelectField
                    name="filter.show"
                    label={t().event.filter}
                    placeholder={t().event.filters.all}
                    value={search.show ?? ""}
                    options={CANDIDATE_FILTERS.map((value) => ({ value, label: t().event.filters[value] }))}
                    onChange={(show) => setSearch({ show })}
                  />
                </search>
              </Show>
              <CandidateTable
                eventId={eventId()}
                of="people"
                caption={t().event.people}
                thresholdPercent={loaded().thresholdPercent}
                rows={people()}
                mayIssue={mayIssue()}
                chosen={chosen()}
                onChoose={setChosen}
                onIssue={(candidate) => setAsking({ candidates: [candidate], leftOut: 0 })}
                onShow={setShown}
                empty={
                  <Show
                    when={isFiltered()}
                    fallback={
                      <EmptyState icon={<Award />} title={t().event.empty}>
                        {t().event.emptyText}
                      </EmptyState>
                    }
                  >
                    <EmptyState
                      title={t().event.nothingFound}
                      actions={<Button onClick={clear}>{t().register.clearFilters}</Button>}
                    >
                      {t().event.nothingFoundText}
                    </EmptyState>
                  </Show>
                }
              />
            </section>
            <Show when={loaded().institutions.length > 0}>
              <section class={styles.section}>
                <div class={styles.sectionHead}>
                  <h2>{t().event.institutions}</h2>
                  <p class={styles.soft}>{t().event.institutionsHelp}</p>
                </div>
                <Show when={mayIssue() && chosenInstitutions().size > 0}>
                  <div class={styles.bar} data-screen-only>
                    <Button
                      icon={<Award />}
                      popup="dialog"
                      disabled={readyInstitutions() === 0}
                      onClick={() => ask(loaded().institutions, chosenInstitutions())}
                    >
                      {t().event.issueChosenInstitutions(readyInstitutions())}
                    </Button>
                  </div>
                </Show>
                <CandidateTable
                  eventId={eventId()}
                  of="institutions"
                  caption={t().event.institutions}
                  thresholdPercent={loaded().thresholdPercent}
                  rows={institutions()}
                  mayIssue={mayIssue()}
                  chosen={chosenInstitutions()}
                  onChoose={setChosenInstitutions}
                  onIssue={(candidate) => setAsking({ candidates: [candidate], leftOut: 0 })}
                  onShow={setShown}
                  empty={<EmptyState title={t().event.nothingFound}>{t().event.nothingFoundText}</EmptyState>}
                />
              </section>
            </Show>
            <Show when={asking()}>
              {(question) => (
                <IssueDialog
                  eventId={eventId()}
                  book={loaded()}
                  candidates={question().candidates}
                  leftOut={question().leftOut}
                  onConfirm={(planned) => {
                    setAsking(undefined);
                    setChosen(NOBODY);
                    setChosenInstitutions(NOBODY);
                    void startRun(eventId(), planned);
                  }}
                  onClose={() => setAsking(undefined)}
                />
              )}
            </Show>
            <Show when={shown()}>
              {(certificate) => (
                <CertificateSheet
                  certificate={certificate()}
                  projectId={editor.view().projectId}
                  timeZone={editor.view().timeZone}
                  mayIssue={loaded().may.issue}
                  onChange={(changed) => {
                    setShown(changed);
                    void refresh();
                  }}
                  onClose={() => setShown(undefined)}
                />
              )}
            </Show>
          </div>
        );
      }}
    </Show>
  );
}
