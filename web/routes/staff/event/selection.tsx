import { useSearchParams } from "@solidjs/router";
import { loadSelection } from "@zapisy/words/selection";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { createMemo, createResource, For, Match, Show, Switch } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { useEventEditor } from "../../../features/event-editor/event-editor.tsx";
import { CommitteeCard } from "../../../features/selection/committee-card.tsx";
import { CriteriaCard } from "../../../features/selection/criteria-card.tsx";
import { Ranking } from "../../../features/selection/ranking.tsx";
import { ScoringSheet } from "../../../features/selection/scoring-sheet.tsx";
import { getRanking, getSelection, getSheet } from "../../../features/selection/selection-api.ts";
import styles from "../../../features/selection/selection.module.css";
import { Button } from "../../../ui/button.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { usePageTitle } from "../../../ui/page-title.ts";
import { Skeleton } from "../../../ui/skeleton.tsx";

const VIEWS = ["setup", "sheet", "ranking"] as const;
type View = (typeof VIEWS)[number];

/** The selection of an event: criteria and committee, one's own sheet, the ranking with what is decided. */
export function SelectionTab(): JSX.Element {
  const t = useMessages(loadSelection);
  const staff = useMessages(loadStaff);
  usePageTitle(() => staff().eventTab.selection);
  const editor = useEventEditor();
  const eventId = () => editor.view().eventId;
  const [search, setSearch] = useSearchParams<{ view?: string }>();
  const [selection, { refetch, mutate }] = createResource(eventId, getSelection);
  const views = (): View[] => {
    const may = selection.latest?.may;
    return VIEWS.filter((view) => view === "setup" || (view === "sheet" ? may?.score : may?.seeRanking));
  };
  // Where one comes in stays where one is, whatever is saved there.
  const first = createMemo<View | undefined>((before) => {
    const loaded = selection.latest;
    if (before || !loaded) return before;
    if (loaded.committee.length === 0) return "setup";
    return loaded.may.seeRanking ? "ranking" : loaded.may.score ? "sheet" : "setup";
  });
  const view = (): View => views().find((one) => one === search.view) ?? first() ?? "setup";
  const [sheet, { refetch: refetchSheet }] = createResource(() => view() === "sheet" && eventId(), getSheet);
  const [ranking, { refetch: refetchRanking, mutate: setRanking }] = createResource(
    () => view() === "ranking" && eventId(),
    getRanking,
  );
  const error = () => (selection.error ?? sheet.error ?? ranking.error) as unknown;
  return (
    <div class={styles.page}>
      <Switch fallback={<Skeleton look="rows" lines={6} />}>
        <Match when={error()}>
          {(failure) => <ErrorState error={failure()} retry={() => void refetch()} />}
        </Match>
        <Match when={selection.latest}>
          {(loaded) => (
            <>
              <div class={styles.listed}>
                <div class={styles.views} role="group" aria-label={t().views}>
                  <For each={views()}>
                    {(one) => (
                      <Button
                        kind="quiet"
                        pressed={view() === one}
                        onClick={() => setSearch({ view: one }, { scroll: false })}
                      >
                        {t().view[one]}
                      </Button>
                    )}
                  </For>
                </div>
                <span class={styles.soft}>{t().applicants(loaded().applicants)}</span>
              </div>
              <Switch>
                <Match when={view() === "setup"}>
                  <div class={styles.columns}>
                    <CriteriaCard eventId={eventId()} selection={loaded()} onSaved={mutate} />
                    <CommitteeCard eventId={eventId()} selection={loaded()} onChanged={refetch} />
                  </div>
                </Match>
                <Match when={view() === "sheet"}>
                  <Show when={sheet.latest} fallback={<Skeleton look="rows" lines={6} />}>
                    {(own) => (
                      <ScoringSheet
                        event={editor.view()}
                        sheet={own()}
                        onChanged={() => Promise.all([refetchSheet(), refetch()])}
                      />
                    )}
                  </Show>
                </Match>
                <Match when={view() === "ranking"}>
                  <Show when={ranking.latest} fallback={<Skeleton look="rows" lines={6} />}>
                    {(shown) => (
                      <Ranking
                        event={editor.view()}
                        selection={loaded()}
                        ranking={shown()}
                        onRanking={(after) => {
                          setRanking(after);
                          void refetch();
                        }}
                        onRefresh={() => Promise.all([refetchRanking(), refetch()])}
                      />
                    )}
                  </Show>
                </Match>
              </Switch>
            </>
          )}
        </Match>
      </Switch>
    </div>
  );
}
