import type { PersonResults as Results } from "@zapisy/core/indicator/answer";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { loadIndicator } from "@zapisy/words/indicator";
import type { JSX } from "solid-js";
import { createSignal, For, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { createPart } from "../../data/part.ts";
import { Button } from "../../ui/button.tsx";
import { PartView } from "../../ui/part-view.tsx";
import { getResults } from "./indicator-api.ts";
import styles from "./indicator.module.css";
import { ResultDialog } from "./result-dialog.tsx";
import { ResultItem } from "./result-item.tsx";

/** Results of somebody for the indicators of their project; nothing where none of these counts results. */
export function PersonResults(props: {
  projectId: string;
  participantId: string;
  onChange: () => void;
}): JSX.Element {
  const part = createPart(
    () => props.participantId,
    (participantId) => getResults(props.projectId, participantId),
  );
  const changed = () => {
    void part.refetch();
    props.onChange();
  };
  return (
    <PartView part={part} lines={2}>
      {(found) => (
        <Show when={offered(found()).length + found().items.length > 0}>
          <Section {...props} found={found()} onChange={changed} />
        </Show>
      )}
    </PartView>
  );
}

/** Indicators for which a result can be entered. */
function offered({ indicators }: Results): Results["indicators"] {
  return indicators.filter(({ removed }) => !removed);
}

function Section(props: {
  projectId: string;
  participantId: string;
  found: Results;
  onChange: () => void;
}): JSX.Element {
  const t = useMessages(loadIndicator);
  const [isEntering, setEntering] = createSignal(false);
  const indicatorOf = (id: string) => props.found.indicators.find(({ indicatorId }) => indicatorId === id);
  return (
    <section class={styles.page} aria-labelledby="results">
      <h2 id="results">{t().result.title}</h2>
      <Show when={props.found.items.length > 0} fallback={<p class={styles.help}>{t().result.none}</p>}>
        <ul class={styles.results} role="list">
          <For each={props.found.items}>
            {(result) => (
              <li>
                <Show when={indicatorOf(result.indicatorId)}>
                  {(indicator) => (
                    <span class={styles.second}>{inLocale(indicator().name, locale()).text}</span>
                  )}
                </Show>
                <ResultItem
                  projectId={props.projectId}
                  result={result}
                  kinds={indicatorOf(result.indicatorId)?.kinds ?? []}
                  isRemoved={indicatorOf(result.indicatorId)?.removed}
                  mayEnter={props.found.may.enter}
                  onChange={props.onChange}
                />
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.found.may.enter && offered(props.found).length > 0}>
        <div data-screen-only>
          <Button popup="dialog" onClick={() => setEntering(true)}>
            {t().enter}
          </Button>
        </div>
      </Show>
      <Show when={isEntering()}>
        <ResultDialog
          projectId={props.projectId}
          indicators={offered(props.found)}
          participantId={props.participantId}
          onSaved={() => {
            setEntering(false);
            props.onChange();
          }}
          onClose={() => setEntering(false)}
        />
      </Show>
    </section>
  );
}
