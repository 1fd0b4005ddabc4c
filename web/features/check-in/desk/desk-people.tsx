import { readTicket } from "@zapisy/core/check-in/rules";
import { loadCheckIn } from "@zapisy/words/check-in";
import ScanQrCode from "~icons/lucide/scan-qr-code";
import UserPlus from "~icons/lucide/user-plus";
import X from "~icons/lucide/x";
import type { JSX } from "solid-js";
import { createMemo, For, Show } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { VisuallyHidden } from "../../../ui/visually-hidden.tsx";
import { searchRows, type DeskRow } from "./desk.state.ts";
import styles from "./desk.module.css";
import { PersonRow } from "./person-row.tsx";
import { Told } from "../../../ui/told.tsx";
import type { DeskActs } from "./acts.ts";
import type { DeskWords } from "./desk-words.ts";

interface DeskPeopleProps {
  rows: readonly DeskRow[];
  unitId: string;
  acts: DeskActs;
  words: DeskWords;
  query: string;
  onQuery: (text: string) => void;
  isScanning: boolean;
  onScan: () => void;
}

const HINT_ID = "desk-hint";

/** The people of a unit at a desk: found by name or by a reader held in the hand, and marked. */
export function DeskPeople(props: DeskPeopleProps): JSX.Element {
  const t = useMessages(loadCheckIn);
  const byKey = createMemo(() => new Map(props.rows.map((row) => [row.key, row])));
  const found = createMemo(() => searchRows(props.rows, props.query).map(({ key }) => key));

  /** A reader held in the hand types the code and Enter; a code typed by hand is taken the same way. */
  const enter = (event: SubmitEvent) => {
    event.preventDefault();
    if (readTicket(props.query) !== undefined) {
      props.acts.scan(props.query);
      props.onQuery("");
      const result = props.acts.scanned();
      if (result && result.meaning !== "ok") props.acts.tell({ text: `${result.title}. ${result.text}` });
      return;
    }
    const [only, other] = found();
    const row = only && !other && byKey().get(only);
    if (row) props.acts.tap(row);
  };

  return (
    <div class={styles.people}>
      <div class={styles.tools}>
        <form class={styles.search} role="search" onSubmit={enter}>
          <TextField
            name="query"
            label={t().search.label}
            hideLabel
            placeholder={t().search.placeholder}
            type="search"
            autocomplete="off"
            spellcheck={false}
            value={props.query}
            onInput={(text) => props.onQuery(text)}
          />
          <Show when={props.query}>
            <Button kind="quiet" label={t().search.clear} icon={<X />} onClick={() => props.onQuery("")} />
          </Show>
        </form>
        <Show when={!props.isScanning}>
          <Button
            kind="primary"
            icon={<ScanQrCode />}
            onClick={() => {
              props.acts.forgetScan();
              props.onScan();
            }}
          >
            {t().scan.open}
          </Button>
        </Show>
        <Button icon={<UserPlus />} onClick={() => props.acts.ask({ ask: "walk_in" })}>
          {t().walkIn.open}
        </Button>
      </div>
      <VisuallyHidden role="status">
        <Told>{props.query.trim() ? t().search.count(found().length) : ""}</Told>
      </VisuallyHidden>
      <VisuallyHidden id={HINT_ID}>{t().list.hint}</VisuallyHidden>
      <ul class={styles.list} role="list" aria-label={t().list.label}>
        <For
          each={found()}
          fallback={
            <li>
              <Show
                when={props.query.trim()}
                fallback={
                  <EmptyState title={t().list.empty}>
                    <p>{t().list.emptyText}</p>
                  </EmptyState>
                }
              >
                <EmptyState title={t().search.none}>
                  <p>{t().search.noneText}</p>
                </EmptyState>
              </Show>
            </li>
          }
        >
          {(key) => (
            <Show when={byKey().get(key)}>
              {(row) => (
                <PersonRow
                  row={row()}
                  words={props.words}
                  hintId={HINT_ID}
                  onPresent={() => props.acts.tap(row())}
                  onState={(state) => props.acts.choose(row(), state)}
                  onUndo={() => props.acts.undo(row(), props.unitId)}
                />
              )}
            </Show>
          )}
        </For>
      </ul>
    </div>
  );
}
