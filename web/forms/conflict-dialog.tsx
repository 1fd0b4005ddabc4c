import { EventDatesSchema } from "@zapisy/core/event/schema";
import { formatWhen } from "@zapisy/words";
import { loadForm } from "@zapisy/words/form";
import { loadStaff } from "@zapisy/words/staff";
import * as v from "valibot";
import type { JSX } from "solid-js";
import { createSignal, For, Show } from "solid-js";
import { locale, useMessages } from "../data/locale.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { RadioGroup } from "../ui/radio-group.tsx";
import styles from "./conflict-dialog.module.css";
import { isRecord } from "./value.state.ts";
import type { Merge } from "./merge.state.ts";

interface ConflictDialogProps {
  open: boolean;
  merge: Pick<Merge<unknown>, "conflicts" | "taken">;
  /** Words for the field of a path. */
  fieldName: (path: string) => string;
  /** Words for the value of a path, where those are not enough by which things are known. */
  inWords?: (path: string, value: unknown) => string | undefined;
  onClose: () => void;
  /** Gets the paths at which the other person's version is to stay. */
  onResolve: (theirs: ReadonlySet<string>) => void;
}

/** Two people changed the same fields: shows both versions of each and lets one choose. */
export function ConflictDialog(props: ConflictDialogProps): JSX.Element {
  const t = useMessages(loadStaff);
  const form = useMessages(loadForm);
  const [theirs, setTheirs] = createSignal<ReadonlySet<string>>(new Set());
  const names = (paths: readonly string[]) => paths.map((path) => props.fieldName(path)).join(", ");
  const choose = (path: string, isTheirs: boolean) => {
    const next = new Set(theirs());
    if (isTheirs) next.add(path);
    else next.delete(path);
    setTheirs(next);
  };
  const words = (value: unknown): string => {
    if (value === undefined) return t().conflict.removed;
    if (value === null || value === "") return t().conflict.empty;
    if (typeof value === "boolean") return form().value[value ? "yes" : "no"];
    if (Array.isArray(value)) return value.map(words).join(", ") || t().conflict.empty;
    const dates = v.safeParse(EventDatesSchema, value);
    if (dates.success) return formatWhen(locale(), { dates: dates.output });
    if (typeof value === "string" || typeof value === "number") return String(value);
    if (!isRecord(value)) return t().conflict.empty;
    // Of an item its title is enough to know it by.
    const named = value.title ?? value.label ?? value.name ?? value.note ?? value.pl;
    return named === undefined ? Object.values(value).map(words).join(", ") : words(named);
  };
  const shown = (path: string, value: unknown) => props.inWords?.(path, value) ?? words(value);
  return (
    <Dialog
      open={props.open}
      guarded
      title={t().conflict.title}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button kind="primary" onClick={() => props.onResolve(theirs())}>
            {t().conflict.apply}
          </Button>
          <Button onClick={() => props.onClose()}>{t().conflict.later}</Button>
        </>
      }
    >
      <div class={styles.list}>
        <p>{t().conflict.text}</p>
        <For each={props.merge.conflicts}>
          {(conflict) => (
            <RadioGroup
              name={`conflict.${conflict.path}`}
              label={names([conflict.path])}
              value={theirs().has(conflict.path) ? "theirs" : "mine"}
              options={[
                {
                  value: "mine",
                  label: t().conflict.mine,
                  help: <q class={styles.value}>{shown(conflict.path, conflict.mine)}</q>,
                },
                {
                  value: "theirs",
                  label: t().conflict.theirs,
                  help: <q class={styles.value}>{shown(conflict.path, conflict.theirs)}</q>,
                },
              ]}
              onChange={(side) => choose(conflict.path, side === "theirs")}
            />
          )}
        </For>
        <Show when={props.merge.taken.length > 0}>
          <p class={styles.taken}>{t().conflict.taken(names(props.merge.taken))}</p>
        </Show>
      </div>
    </Dialog>
  );
}
