import type { StaffEventView } from "@zapisy/core/event/answer";
import { DECIDED_AS } from "@zapisy/core/registration/rules";
import type { SelectionRanking, SelectionView } from "@zapisy/core/selection/answer";
import { hundredths } from "@zapisy/core/selection/rules";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { formatDateTime, formatNumber } from "@zapisy/words";
import { loadCommon } from "@zapisy/words/common";
import { loadSelection } from "@zapisy/words/selection";
import Download from "~icons/lucide/download";
import type { JSX } from "solid-js";
import { createEffect, createSignal, For, onCleanup, Show } from "solid-js";
import { useErrorText } from "../../data/error-text.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { downloadFile } from "../../data/download.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Notice } from "../../ui/notice.tsx";
import { StateBadge } from "../../ui/tag.tsx";
import { showToast } from "../../ui/toast.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import { DecisionDialog } from "./decision-dialog.tsx";
import { DecisionsForm } from "./decisions-form.tsx";
import { ReasonDialog } from "../../forms/reason-dialog.tsx";
import { announce, decideOne, freezeRanking, unfreezeRanking } from "./selection-api.ts";
import styles from "./selection.module.css";

type Item = SelectionRanking["items"][number];

/** How often it is looked how far an announcement is. */
const LOOK_MS = 2_000;

const MEANINGS = { place: "ok", reserve: "wait", declined: "stop" } as const;

/** Who stands where, and for those who run the event: fixing it, deciding by it, and telling everybody. */
export function Ranking(props: {
  event: StaffEventView;
  selection: SelectionView;
  ranking: SelectionRanking;
  onRanking: (ranking: SelectionRanking) => void;
  onRefresh: () => Promise<unknown>;
}): JSX.Element {
  const t = useMessages(loadSelection);
  const common = useMessages(loadCommon);
  const errors = useErrorText();
  const [asked, setAsked] = createSignal<"freeze" | "unfreeze" | "announce">();
  const [fetched, setFetched] = createSignal<string>();
  const [changed, setChanged] = createSignal<Item>();
  const eventId = () => props.event.eventId;
  const state = () => props.ranking.state;
  const mayManage = () => props.selection.may.manage;
  const at = (instant: string) => formatDateTime(locale(), instant, props.event.timeZone);
  const [failure, setFailure] = createSignal<string>();
  /** What is shown afterwards is as it is then, also where somebody else was faster: so it can be tried again. */
  const act = async (work: () => Promise<SelectionRanking>) => {
    setFailure(undefined);
    try {
      props.onRanking(await work());
    } catch (error) {
      await props.onRefresh();
      throw error;
    }
  };
  /** What was confirmed was what was shown: after a refusal it is looked at anew. */
  const confirm = async (work: () => Promise<SelectionRanking>) => {
    try {
      await act(work);
    } catch (error) {
      setFailure(errors.ofError(error));
    }
    setAsked(undefined);
  };
  const download = async (file: "minutes.pdf" | "results.xlsx") => {
    setFetched(file);
    try {
      await downloadFile(`/api/staff/events/${eventId()}/selection/${file}?lang=${locale()}`);
    } catch (error) {
      showToast({ meaning: "stop", text: errors.ofError(error) });
    }
    setFetched(undefined);
  };
  createEffect(() => {
    if (state() !== "announcing") return;
    const timer = setInterval(() => void props.onRefresh(), LOOK_MS);
    onCleanup(() => clearInterval(timer));
  });
  const points = (fraction: { sum: number; of: number }) =>
    formatNumber(locale(), hundredths(fraction) / 100);
  const titleOf = (criterionId: string) => {
    const found = props.selection.criteria.find((one) => one.criterionId === criterionId);
    return found ? inLocale(found.title, locale()).text : "";
  };
  const isOver = () => {
    const { decided, seats } = props.ranking;
    return decided !== undefined && seats.left !== null && decided.places > seats.left;
  };
  const counts = () =>
    props.ranking.counts.map((one) =>
      t().announce.count(t().decision.name[one.decision], one.people, one.mails),
    );

  return (
    <div class={styles.page}>
      <Show when={failure()}>{(text) => <Notice meaning="stop" live="alert" title={text()} />}</Show>
      <Show when={state() === "open"}>
        <Notice
          meaning="note"
          title={t().ranking.live}
          actions={
            <Show when={mayManage() && props.ranking.items.length > 0}>
              <Button kind="primary" popup="dialog" onClick={() => setAsked("freeze")}>
                {t().ranking.freeze}
              </Button>
            </Show>
          }
        >
          <Show when={props.ranking.openSheets > 0}>
            <p>{t().ranking.openSheets(props.ranking.openSheets)}</p>
          </Show>
        </Notice>
      </Show>
      <Show when={state() === "frozen" && props.ranking.frozenAt}>
        {(frozenAt) => (
          <Notice
            meaning="ok"
            title={t().ranking.frozen(at(frozenAt()))}
            actions={
              <Show when={mayManage()}>
                <Button popup="dialog" onClick={() => setAsked("unfreeze")}>
                  {t().ranking.unfreeze}
                </Button>
              </Show>
            }
          />
        )}
      </Show>
      <Show when={props.ranking.announcement}>
        {(told) => (
          <Notice
            meaning={state() === "announced" ? "ok" : "wait"}
            live="status"
            title={
              state() === "announced"
                ? t().announce.done(at(told().at))
                : t().announce.working(told().done, told().total)
            }
          />
        )}
      </Show>
      <Show when={state() === "frozen" && mayManage()}>
        <DecisionsForm
          event={props.event}
          ranking={props.ranking}
          onRanking={props.onRanking}
          onAnnounce={() => setAsked("announce")}
        />
      </Show>
      <Show when={props.ranking.decided}>
        <div class={styles.actions}>
          <For each={["minutes.pdf", "results.xlsx"] as const}>
            {(file) => (
              <Button icon={<Download />} busy={fetched() === file} onClick={() => download(file)}>
                {t().ranking.file[file]}
              </Button>
            )}
          </For>
        </div>
      </Show>
      <DataTable<Item>
        caption={t().ranking.caption}
        rows={props.ranking.items}
        rowId={({ registrationId }) => registrationId}
        empty={<EmptyState title={t().ranking.empty}>{t().ranking.emptyText}</EmptyState>}
        columns={[
          {
            id: "rank",
            header: t().ranking.column.rank,
            isNumeric: true,
            isNarrow: true,
            cell: ({ rank }) => rank ?? "–",
          },
          {
            id: "person",
            header: t().ranking.column.person,
            isRowHeading: true,
            cell: (item) => (
              <span class={styles.who}>
                <span class={styles.name}>
                  {item.lastName} {item.firstName}
                </span>
                <span class={styles.soft}>{item.institution}</span>
                <Show when={item.failed.length > 0}>
                  <span class={styles.soft}>{t().ranking.failed(item.failed.map(titleOf).join(", "))}</span>
                </Show>
                <Show when={item.disputed.length > 0}>
                  <StateBadge meaning="wait">{t().ranking.disputed}</StateBadge>
                </Show>
                <For each={item.notes}>
                  {(note) => <span class={styles.soft}>{t().ranking.quoted(note)}</span>}
                </For>
              </span>
            ),
          },
          {
            id: "points",
            header: t().ranking.column.points,
            isNumeric: true,
            cell: (item) => (
              <Show when={item.total.of > 0} fallback={item.judges > 0 ? "–" : t().ranking.unjudged}>
                {points(item.total)}
              </Show>
            ),
          },
          {
            id: "criteria",
            header: t().ranking.column.criteria,
            cell: (item) => (
              <span class={styles.who}>
                <For each={Object.entries(item.points).filter(([, { of }]) => of > 0)}>
                  {([criterionId, fraction]) => (
                    <span class={styles.soft}>
                      {titleOf(criterionId)}: {points(fraction)}
                    </span>
                  )}
                </For>
                <span class={styles.soft}>{t().ranking.judges(item.judges)}</span>
              </span>
            ),
          },
          ...(state() === "open"
            ? []
            : [
                {
                  id: "decision",
                  header: t().ranking.column.decision,
                  cell: (item: Item) => (
                    <span class={styles.who}>
                      <Show
                        when={item.decision}
                        fallback={
                          <Show when={props.ranking.decided}>
                            <span class={styles.soft}>{t().ranking.gone}</span>
                          </Show>
                        }
                      >
                        {(decision) => (
                          <StateBadge meaning={MEANINGS[decision()]}>
                            {t().decision.name[decision()]}
                          </StateBadge>
                        )}
                      </Show>
                      <span class={styles.soft}>{item.reason}</span>
                      <Show when={item.isException}>
                        <span class={styles.soft}>{t().decision.isException}</span>
                      </Show>
                      <Show
                        when={item.decision && item.outcome !== DECIDED_AS[item.decision] && item.outcome}
                      >
                        {(outcome) => (
                          <span class={styles.soft}>
                            {t().ranking.outcome(common().status[outcome()].name)}
                          </span>
                        )}
                      </Show>
                    </span>
                  ),
                },
              ]),
          ...(state() === "frozen" && mayManage() && props.ranking.decided
            ? [
                {
                  id: "act",
                  header: t().ranking.column.act,
                  hideHeader: true,
                  isNarrow: true,
                  cell: (item: Item) => (
                    <Show when={item.decision}>
                      <Button kind="quiet" small popup="dialog" onClick={() => setChanged(item)}>
                        {t().decision.change}
                        <VisuallyHidden>
                          : {item.firstName} {item.lastName}
                        </VisuallyHidden>
                      </Button>
                    </Show>
                  ),
                },
              ]
            : []),
        ]}
      />
      <ConfirmDialog
        open={asked() === "freeze"}
        title={t().ranking.freezeTitle}
        confirmLabel={t().ranking.freeze}
        onConfirm={() => confirm(() => freezeRanking(eventId(), props.ranking.scores))}
        onClose={() => setAsked(undefined)}
      >
        <p>{t().ranking.freezeText}</p>
      </ConfirmDialog>
      <ConfirmDialog
        open={asked() === "announce"}
        title={t().announce.title}
        confirmLabel={t().announce.button}
        onConfirm={() => confirm(() => announce(eventId(), props.ranking.version))}
        onClose={() => setAsked(undefined)}
      >
        <div class={styles.stack}>
          <p>{t().announce.text}</p>
          <ul>
            <For each={counts()}>{(line) => <li>{line}</li>}</For>
          </ul>
          <Show when={isOver()}>
            <p>{t().decision.overSeats}</p>
          </Show>
        </div>
      </ConfirmDialog>
      <Show when={asked() === "unfreeze"}>
        <ReasonDialog
          title={t().ranking.unfreeze}
          text={t().ranking.unfreezeText}
          label={t().ranking.reason}
          confirmLabel={t().ranking.unfreeze}
          danger
          onConfirm={(reason) =>
            act(() => unfreezeRanking(eventId(), { reason, version: props.ranking.version }))
          }
          onClose={() => setAsked(undefined)}
        />
      </Show>
      <Show when={changed()} keyed>
        {(item) => (
          <DecisionDialog
            item={item}
            onDecide={(decision, reason) =>
              act(() =>
                decideOne(eventId(), item.registrationId, {
                  decision,
                  reason,
                  version: props.ranking.version,
                }),
              )
            }
            onClose={() => setChanged(undefined)}
          />
        )}
      </Show>
    </div>
  );
}
