import { useSearchParams } from "@solidjs/router";
import { loadSelection } from "@zapisy/words/selection";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { createMemo, For, Match, Switch } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { createPart } from "../../../data/part.ts";
import { useEventEditor } from "../../../features/event-editor/event-editor.tsx";
import { CommitteeCard } from "../../../features/selection/committee-card.tsx";
import { CriteriaCard } from "../../../features/selection/criteria-card.tsx";
import { Ranking } from "../../../features/selection/ranking.tsx";
import { ScoringSheet } from "../../../features/selection/scoring-sheet.tsx";
import { getRanking, getSelection, getSheet } from "../../../features/selection/selection-api.ts";
import styles from "../../../features/selection/selection.module.css";
import { Button } from "../../../ui/button.tsx";
import { usePageTitle } from "../../../ui/page-title.ts";
import { PartView } from "../../../ui/part-view.tsx";

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
  const selection = createPart(eventId, getSelection);
  const views = (): View[] => {
    const may = selection.value()?.may;
    return VIEWS.filter((view) => view === "setup" || (view === "sheet" ? may?.score : may?.seeRanking));
  };
  // Where one comes in stays where one is, whatever is saved there.
  const first = createMemo<View | undefined>((before) => {
    const loaded = selection.value();
    if (before || !loaded) return before;
    if (loaded.committee.length === 0) return "setup";
    return loaded.may.seeRanking ? "ranking" : loaded.may.score ? "sheet" : "setup";
  });
  const view = (): View => views().find((one) => one === search.view) ?? first() ?? "setup";
  const sheet = createPart(() => view() === "sheet" && eventId(), getSheet);
  const ranking = createPart(() => view() === "ranking" && eventId(), getRanking);
  // The ranking is fetched anew while results are announced, and with it what is left.
  const seats = () => ranking.value()?.seats ?? editor.view().seatCounts.event;
  return (
    <div class={styles.page}>
      <PartView part={selection} lines={6}>
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
              <span class={styles.soft}>
                {t().applicants(loaded().applicants)} {t().seats(seats().left, seats().total)}
              </span>
            </div>
            <Switch>
              <Match when={view() === "setup"}>
                <div class={styles.columns}>
                  <CriteriaCard eventId={eventId()} selection={loaded()} onSaved={selection.mutate} />
                  <CommitteeCard eventId={eventId()} selection={loaded()} onChanged={selection.refetch} />
                </div>
              </Match>
              <Match when={view() === "sheet"}>
                <PartView part={sheet} lines={6}>
                  {(own) => (
                    <ScoringSheet
                      event={editor.view()}
                      sheet={own()}
                      onChanged={() => Promise.all([sheet.refetch(), selection.refetch()])}
                    />
                  )}
                </PartView>
              </Match>
              <Match when={view() === "ranking"}>
                <PartView part={ranking} lines={6}>
                  {(shown) => (
                    <Ranking
                      event={editor.view()}
                      selection={loaded()}
                      ranking={shown()}
                      onRanking={(after) => {
                        ranking.mutate(after);
                        void selection.refetch();
                      }}
                      onRefresh={() => Promise.all([ranking.refetch(), selection.refetch()])}
                    />
                  )}
                </PartView>
              </Match>
            </Switch>
          </>
        )}
      </PartView>
    </div>
  );
}
