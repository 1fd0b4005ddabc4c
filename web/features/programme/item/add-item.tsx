import type { AgendaKind } from "@zapisy/core/event/schema";
import type { Day } from "@zapisy/core/shared/time";
import { formatTimeRange } from "@zapisy/words";
import { loadCommon } from "@zapisy/words/common";
import { loadStaff } from "@zapisy/words/staff";
import Plus from "~icons/lucide/plus";
import X from "~icons/lucide/x";
import type { JSX } from "solid-js";
import { createSignal, For, Show } from "solid-js";
import { locale, useMessages } from "../../../data/locale.ts";
import { Button } from "../../../ui/button.tsx";
import { fieldId } from "../../../ui/field.tsx";
import { Menu } from "../../../ui/menu.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { agendaKindsFor } from "../../event-editor/event-defaults.state.ts";
import { useEventEditor } from "../../event-editor/event-editor.tsx";
import { focusSoon } from "../../../forms/focus-field.ts";
import { newPartId } from "../../../forms/part-id.ts";
import styles from "./add-item.module.css";
import { AgendaKindIcon } from "./agenda-kind.tsx";
import { useDayText } from "../day/day-text.ts";
import { newItem } from "../programme.state.ts";

/** Kinds whose name is title enough. */
const NAMED: readonly AgendaKind[] = ["travel", "lodging", "meal", "break"];

/** Adds items at the end of a day without leaving the page: a kind, a title, Enter, the next one. */
export function AddItem(props: { day: Day | undefined; announce: (text: string) => void }): JSX.Element {
  const t = useMessages(loadStaff);
  const common = useMessages(loadCommon);
  const editor = useEventEditor();
  const dayText = useDayText();
  const [kind, setKind] = createSignal<AgendaKind>();
  const [title, setTitle] = createSignal("");
  let row: HTMLDivElement | undefined;

  const kinds = () => agendaKindsFor(editor.draft.kind);
  const field = () => `new.${props.day ?? "undated"}`;
  const focusField = () => focusSoon(fieldId(field()), true);
  const begin = (chosen: AgendaKind) => {
    setKind(chosen);
    setTitle(NAMED.includes(chosen) ? common().agendaKind[chosen] : "");
    focusField();
  };
  const close = () => {
    setKind(undefined);
    queueMicrotask(() => row?.querySelector("button")?.focus());
  };
  const add = () => {
    const chosen = kind();
    const text = title().trim();
    if (!chosen || !text) return focusField();
    const { agenda } = editor.snapshot();
    const item = newItem(agenda, newPartId(), chosen, { pl: text }, props.day);
    editor.replace({ agenda: [...agenda, item] });
    const time = item.from && item.to ? formatTimeRange(locale(), item.from, item.to) : (item.from ?? "");
    props.announce(t().programme.added(text, [dayText(props.day), time].filter(Boolean).join(", ")));
    setTitle(NAMED.includes(chosen) ? common().agendaKind[chosen] : "");
    focusField();
  };

  return (
    <div data-screen-only>
      <Show
        when={kind()}
        fallback={
          <div
            class={styles.kinds}
            ref={(element) => (row = element)}
            role="group"
            aria-label={t().programme.addTo(dayText(props.day))}
          >
            <For each={kinds().usual}>
              {(each) => (
                <Button kind="quiet" small icon={<Plus />} onClick={() => begin(each)}>
                  {common().agendaKind[each]}
                </Button>
              )}
            </For>
            <Menu
              label={t().programme.other}
              kind="quiet"
              small
              items={kinds().others.map((each) => ({
                label: common().agendaKind[each],
                icon: () => <AgendaKindIcon kind={each} />,
                onSelect: () => begin(each),
              }))}
            />
          </div>
        }
      >
        {(chosen) => (
          <form
            class={styles.form}
            novalidate
            onSubmit={(event) => {
              event.preventDefault();
              add();
            }}
            onKeyDown={(event) => {
              if (event.key !== "Escape") return;
              event.preventDefault();
              close();
            }}
          >
            <TextField
              name={field()}
              label={t().programme.newTitle(common().agendaKind[chosen()])}
              help={t().programme.newHelp}
              lang="pl"
              maxLength={300}
              autocomplete="off"
              value={title()}
              onInput={setTitle}
            />
            <div class={styles.actions}>
              <Button type="submit" small icon={<Plus />}>
                {t().action.add}
              </Button>
              <Button kind="quiet" small icon={<X />} onClick={close}>
                {t().programme.cancelAdd}
              </Button>
            </div>
          </form>
        )}
      </Show>
    </div>
  );
}
