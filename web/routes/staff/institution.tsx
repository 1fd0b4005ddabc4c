import { institutionLine } from "@zapisy/core/institution/schema";
import { A, useNavigate, useParams } from "@solidjs/router";
import type { InstitutionDetail, ListedInstitution } from "@zapisy/core/institution/answer";
import { HOME_ZONE } from "@zapisy/core/shared/time";
import { loadCommon } from "@zapisy/words/common";
import { loadInstitution } from "@zapisy/words/institution";
import { loadStaff } from "@zapisy/words/staff";
import Pencil from "~icons/lucide/pencil";
import type { JSX } from "solid-js";
import { createResource, createSignal, For, Show } from "solid-js";
import { useErrorText } from "../../data/error-text.ts";
import { useMessages } from "../../data/locale.ts";
import { createPagedList } from "../../data/paged-list.ts";
import { useTerritory } from "../../data/territory.ts";
import { HistoryTable } from "../../features/history/history-table.tsx";
import { freeInstitution, getInstitution } from "../../features/institution/institution-api.ts";
import { InstitutionDialog } from "../../features/institution/institution-dialog.tsx";
import { InstitutionEventList } from "../../features/institution/institution-events.tsx";
import styles from "../../features/institution/institution.module.css";
import { MergeDialog } from "../../features/institution/merge-dialog.tsx";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { DetailsList } from "../../ui/details-list.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { showToast } from "../../ui/toast.tsx";
import list from "./list.module.css";

/** One institution: what is known of it, what it may be the same as, its people at events, and its history. */
export function InstitutionPage(): JSX.Element {
  const params = useParams<{ institutionId: string }>();
  const navigate = useNavigate();
  const [institution, { refetch }] = createResource(
    () => params.institutionId,
    async (institutionId) => {
      const found = await getInstitution(institutionId);
      // Of a merged one, the page of that in which it is.
      if (found.institutionId !== institutionId)
        navigate(`/staff/institutions/${found.institutionId}`, { replace: true });
      return found;
    },
  );
  return (
    <div class={list.page}>
      <Show
        when={!institution.error}
        fallback={<ErrorState error={institution.error} retry={() => void refetch()} isPage />}
      >
        <Show when={institution.latest} fallback={<Skeleton look="page" lines={6} />}>
          {(shown) => <Institution institution={shown()} onChange={() => void refetch()} />}
        </Show>
      </Show>
    </div>
  );
}

function Institution(props: { institution: InstitutionDetail; onChange: () => void }): JSX.Element {
  const t = useMessages(loadInstitution);
  const common = useMessages(loadCommon);
  const territory = useTerritory();
  const navigate = useNavigate();
  const [isEditing, setEditing] = createSignal(false);
  const [merging, setMerging] = createSignal<{ into?: ListedInstitution }>();
  const facts = () => {
    const { type, town, communeCode, nip, otherNames, state } = props.institution;
    const county = communeCode && territory()?.countyName(communeCode.slice(0, 4));
    return [
      { term: t().facts.type, text: common().institutionType[type] },
      { term: t().facts.town, text: town },
      { term: t().facts.commune, text: [communeCode, county].filter(Boolean).join(", ") },
      { term: t().facts.nip, text: nip },
      { term: t().facts.otherNames, text: otherNames.join("; ") },
      { term: t().facts.state, text: t().state[state] },
    ].filter(({ text }) => text);
  };
  return (
    <>
      <PageHeading
        above={<Breadcrumbs pages={[{ href: "/staff/institutions", label: t().title }]} />}
        title={props.institution.name}
        lead={props.institution.town}
        actions={
          <Show when={props.institution.may.edit}>
            <Button kind="primary" icon={<Pencil />} popup="dialog" onClick={() => setEditing(true)}>
              {props.institution.state === "proposed" ? t().check : t().edit}
            </Button>
            <Button popup="dialog" onClick={() => setMerging({})}>
              {t().merge.action}
            </Button>
          </Show>
        }
      />
      <Show when={props.institution.state === "proposed"}>
        <Notice meaning="wait">{t().proposedNotice}</Notice>
      </Show>
      <Show when={props.institution.alike.length > 0}>
        <Notice meaning="note" title={t().alikeTitle}>
          <ul class={styles.alike}>
            <For each={props.institution.alike}>
              {(one) => (
                <li>
                  <A href={`/staff/institutions/${one.institutionId}`}>{institutionLine(one)}</A>
                  <Show when={props.institution.may.edit}>
                    <Button small popup="dialog" onClick={() => setMerging({ into: one })}>
                      {t().merge.this}
                    </Button>
                  </Show>
                </li>
              )}
            </For>
          </ul>
        </Notice>
      </Show>
      <DetailsList items={facts().map(({ term, text }) => ({ term, description: () => <>{text}</> }))} />
      <Show when={props.institution.merged.length > 0}>
        <section class={styles.section} aria-labelledby="merged">
          <h2 id="merged">{t().merged}</h2>
          <ul class={styles.alike}>
            <For each={props.institution.merged}>
              {(one) => (
                <li>
                  <span>{institutionLine(one)}</span>
                  <Show when={props.institution.may.edit}>
                    <Undo merged={one} onDone={props.onChange} />
                  </Show>
                </li>
              )}
            </For>
          </ul>
        </section>
      </Show>
      <section class={styles.section} aria-labelledby="events">
        <h2 id="events">{t().events}</h2>
        {/* What is merged or set free brings or takes its people. */}
        <Show when={`${props.institution.institutionId} ${props.institution.version}`} keyed>
          <InstitutionEventList institutionId={props.institution.institutionId} />
        </Show>
      </section>
      <section class={styles.section} aria-labelledby="history">
        <h2 id="history">{t().history}</h2>
        <History institution={props.institution} />
      </section>
      <Show when={isEditing()}>
        <InstitutionDialog
          institution={props.institution}
          onSaved={() => {
            setEditing(false);
            props.onChange();
          }}
          onClose={() => setEditing(false)}
        />
      </Show>
      <Show when={merging()}>
        {(chosen) => (
          <MergeDialog
            institution={props.institution}
            into={chosen().into}
            onMerged={(into) => {
              // The page of the other is this one with another address.
              setMerging(undefined);
              navigate(`/staff/institutions/${into}`);
            }}
            onClose={() => setMerging(undefined)}
          />
        )}
      </Show>
    </>
  );
}

/** Takes a merger back, once asked. */
function Undo(props: { merged: InstitutionDetail["merged"][number]; onDone: () => void }): JSX.Element {
  const t = useMessages(loadInstitution);
  const errors = useErrorText();
  const [isAsked, setAsked] = createSignal(false);
  const [failure, setFailure] = createSignal<string>();
  const undo = async () => {
    try {
      await freeInstitution(props.merged.institutionId, props.merged.version);
      setAsked(false);
      showToast({ text: t().merge.undone });
      props.onDone();
    } catch (caught) {
      setFailure(errors.ofError(caught));
    }
  };
  return (
    <>
      <Button small popup="dialog" onClick={() => setAsked(true)}>
        {t().merge.undo}
      </Button>
      <ConfirmDialog
        open={isAsked()}
        title={t().merge.undoTitle}
        confirmLabel={t().merge.undo}
        onConfirm={undo}
        onClose={() => setAsked(false)}
      >
        <p>{t().merge.undoText(props.merged.name)}</p>
        <Show when={failure()}>
          {(text) => (
            <Notice meaning="stop" live="alert">
              {text()}
            </Notice>
          )}
        </Show>
      </ConfirmDialog>
    </>
  );
}

function History(props: { institution: InstitutionDetail }): JSX.Element {
  const t = useMessages(loadInstitution);
  const staff = useMessages(loadStaff);
  const entries = createPagedList(
    () => props.institution.history,
    (history) => Promise.resolve({ items: history }),
  );
  return (
    <HistoryTable
      caption={t().historyCaption}
      list={entries}
      timeZone={HOME_ZONE}
      empty={<EmptyState title={staff().history.empty} />}
    />
  );
}
