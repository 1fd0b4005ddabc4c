import type { ParticipantProposal } from "@zapisy/core/participant/answer";
import { ACCEPTED_AT_ONCE } from "@zapisy/core/participant/schema";
import { formatDay } from "@zapisy/words";
import { loadParticipant } from "@zapisy/words/participant";
import Users from "~icons/lucide/users";
import type { JSX } from "solid-js";
import { createSignal, For, Show } from "solid-js";
import { useErrorText } from "../../data/error-text.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { createPagedList } from "../../data/paged-list.ts";
import list from "../../routes/staff/list.module.css";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LanguageText } from "../../ui/language-text.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PagedTable } from "../../ui/paged-table.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { showToast } from "../../ui/toast.tsx";
import { MatchList } from "./match-list.tsx";
import { acceptProposals, listProposals } from "./participant-api.ts";
import styles from "./participant.module.css";
import {
  acceptedOf,
  begunDecision,
  type Decision,
  keyOf,
  type Tally,
  tallyOf,
  wantsReason,
} from "./proposals.state.ts";

/** People of the project's events who are no participants yet, and what staff decide of each. */
export function ProposalList(props: { projectId: string; attended: boolean; mayEdit: boolean }): JSX.Element {
  const t = useMessages(loadParticipant);
  const errors = useErrorText();
  const proposals = createPagedList(
    () => props.attended,
    (attended, cursor) => listProposals(props.projectId, attended, cursor),
  );
  const [decided, setDecided] = createSignal<Record<string, Decision>>({});
  const [progress, setProgress] = createSignal<{ done: number; all: number }>();
  const [failure, setFailure] = createSignal<string>();
  const [left, setLeft] = createSignal(0);
  const [isChecked, setChecked] = createSignal(false);
  const decisionOf = (proposal: ParticipantProposal) => decided()[keyOf(proposal)] ?? begunDecision(proposal);
  const decide = (proposal: ParticipantProposal, change: Partial<Decision>) =>
    setDecided((all) => ({ ...all, [keyOf(proposal)]: { ...decisionOf(proposal), ...change } }));
  const chosen = () => proposals.items().flatMap((one) => acceptedOf(one, decisionOf(one)) ?? []);
  const lacksReason = (proposal: ParticipantProposal) => {
    const decision = decisionOf(proposal);
    return wantsReason(proposal, decision) && decision.reason.trim().length < 3;
  };
  const save = async () => {
    if (progress()) return;
    setChecked(true);
    setFailure(undefined);
    setLeft(0);
    const unsaid = proposals.items().find(lacksReason);
    if (unsaid) return document.getElementById(`field-reason-${keyOf(unsaid)}`)?.focus();
    const items = chosen();
    const tally: Tally = { added: 0, linked: 0, left: 0 };
    try {
      for (let done = 0; done < items.length; done += ACCEPTED_AT_ONCE) {
        setProgress({ done, all: items.length });
        const part = items.slice(done, done + ACCEPTED_AT_ONCE);
        const came = tallyOf((await acceptProposals(props.projectId, part)).items);
        for (const name of ["added", "linked", "left"] as const) tally[name] += came[name];
      }
      showToast({ text: t().proposals.done(tally.added, tally.linked) });
    } catch (caught) {
      // What was saved is no proposal any more; the rest can be saved as it stands.
      setFailure(errors.ofError(caught));
    } finally {
      setProgress(undefined);
      setLeft(tally.left);
      setChecked(false);
      await proposals.refresh();
    }
  };
  return (
    <>
      <PagedTable<ParticipantProposal>
        caption={t().proposals.caption}
        list={proposals}
        rowId={keyOf}
        columns={[
          {
            id: "person",
            header: t().proposals.column.person,
            isRowHeading: true,
            cell: (one) => (
              <div class={list.title}>
                <span>{`${one.lastName} ${one.firstName}`}</span>
                <span class={list.second}>
                  {[one.email, one.phone, one.institution].filter(Boolean).join(", ")}
                </span>
              </div>
            ),
          },
          {
            id: "events",
            header: t().proposals.column.events,
            cell: (one) => (
              <For each={one.registrations}>
                {({ title, firstOn }) => (
                  <span class={list.second}>
                    <LanguageText text={title} />
                    {" – "}
                    {firstOn ? t().proposals.firstOn(formatDay(locale(), firstOn)) : t().proposals.notThere}
                  </span>
                )}
              </For>
            ),
          },
          {
            id: "match",
            header: t().proposals.column.match,
            cell: (one) => (
              <>
                <Show
                  when={one.matches.length > 0}
                  fallback={<span class={list.second}>{t().proposals.noMatch}</span>}
                >
                  <MatchList projectId={props.projectId} matches={one.matches} />
                </Show>
                <Show when={one.hasNamesake}>
                  <span class={list.second}>{t().proposals.namesake}</span>
                </Show>
              </>
            ),
          },
          ...(props.mayEdit
            ? [
                {
                  id: "decision",
                  header: t().proposals.column.decision,
                  cell: (one: ParticipantProposal) => (
                    <div class={styles.decision}>
                      <SelectField
                        name={`decision-${keyOf(one)}`}
                        label={t().proposals.decision(`${one.firstName} ${one.lastName}`)}
                        hideLabel
                        placeholder={t().proposals.undecided}
                        value={decisionOf(one).choice}
                        options={[
                          { value: "new" as const, label: t().proposals.isNew },
                          ...one.matches.map(({ participant }) => ({
                            value: participant.participantId,
                            label: t().proposals.isKnown(`${participant.firstName} ${participant.lastName}`),
                          })),
                        ]}
                        onChange={(choice) => decide(one, { choice })}
                      />
                      <Show when={wantsReason(one, decisionOf(one))}>
                        <TextField
                          name={`reason-${keyOf(one)}`}
                          label={t().proposals.reason}
                          autocomplete="off"
                          maxLength={300}
                          value={decisionOf(one).reason}
                          error={
                            isChecked() && lacksReason(one)
                              ? errors.ofIssue({ path: "reason", code: "field.required" })
                              : undefined
                          }
                          onInput={(reason) => decide(one, { reason })}
                        />
                      </Show>
                    </div>
                  ),
                },
              ]
            : []),
        ]}
        empty={
          <EmptyState icon={<Users />} title={t().proposals.empty}>
            {t().proposals.emptyText}
          </EmptyState>
        }
      />
      <Show when={left() > 0}>
        <Notice meaning="wait" live="status">
          {t().proposals.left(left())}
        </Notice>
      </Show>
      <Show when={failure()}>
        {(text) => (
          <Notice meaning="stop" live="alert">
            {text()}
          </Notice>
        )}
      </Show>
      <Show when={props.mayEdit && proposals.items().length > 0}>
        <div class={styles.save} data-screen-only>
          <Show when={chosen().length > 0} fallback={<p>{t().proposals.nothingChosen}</p>}>
            <Button kind="primary" busy={progress() !== undefined} onClick={save}>
              {t().proposals.save(chosen().length)}
            </Button>
          </Show>
          <p class={styles.soft} role="status">
            <Show
              when={progress()}
              fallback={
                <Show when={proposals.items().length - chosen().length}>
                  {(count) => t().proposals.undecidedCount(count())}
                </Show>
              }
            >
              {(at) => t().proposals.working(at().done, at().all)}
            </Show>
          </p>
        </div>
      </Show>
    </>
  );
}
