import { loadShell } from "@zapisy/words/shell";
import ChevronDown from "~icons/lucide/chevron-down";
import type { JSX } from "solid-js";
import { createEffect, createMemo, createSignal, For, on, Show } from "solid-js";
import { useMessages } from "../data/locale.ts";
import styles from "./combobox.module.css";
import type { ComboboxOption } from "./combobox.state.ts";
import { exactOption, matchOptions } from "./combobox.state.ts";
import control from "./control.module.css";
import type { FieldProps } from "./field.tsx";
import { Field } from "./field.tsx";
import { VisuallyHidden } from "./visually-hidden.tsx";
import { Told } from "./told.tsx";

interface ComboboxProps extends FieldProps {
  /** Value of the chosen option; empty while none is. */
  value: string;
  options: readonly ComboboxOption[];
  /** Gets the empty text as soon as what is typed is no longer the chosen option. */
  onChange: (value: string) => void;
  /** Gets every text that is typed, for options that are looked for as one types. */
  onType?: (text: string) => void;
  /**
   * The text, where any will do and the options only spare typing it: they are what was found for it, all of them shown, and
   * nothing is chosen by typing it whole. Absent: only an option will do.
   */
  text?: string;
  onBlur?: () => void;
  autocomplete?: string;
}

/**
 * One of a long list, picked by typing a part of its name (ARIA editable combobox with a list): arrows
 * move, Enter chooses, Escape closes and then clears. Text that names no option stays as typed with an
 * empty value, for the form to refuse. Not built on Kobalte, whose combobox alone weighs 30 kB.
 */
export function Combobox(props: ComboboxProps): JSX.Element {
  const t = useMessages(loadShell);
  const chosen = () => props.options.find((option) => option.value === props.value);
  const isFree = () => props.text !== undefined;
  const [typed, setTyped] = createSignal(props.text ?? "");
  const [open, setOpen] = createSignal(false);
  const [active, setActive] = createSignal(-1);
  // Opened by the arrow on a chosen value, the list shows everything until something is typed.
  const [filtering, setFiltering] = createSignal(false);
  const matches = createMemo(() =>
    open() ? matchOptions(props.options, filtering() && !isFree() ? typed() : "") : [],
  );
  let input: HTMLInputElement | undefined;
  let list: HTMLUListElement | undefined;

  createEffect(() => {
    if (props.text !== undefined) setTyped(props.text);
  });
  createEffect(
    on(chosen, (option, previous) => {
      if (isFree()) return;
      // A choice may come or go from outside. While the person types, the text is theirs.
      if (option) setTyped(option.label);
      else if (previous && !filtering()) setTyped("");
    }),
  );
  createEffect(() => {
    if (active() >= 0) list?.children[active()]?.scrollIntoView({ block: "nearest" });
  });

  const show = () => {
    if (open() || props.disabled) return;
    setOpen(true);
    setActive(filtering() ? -1 : matches().findIndex((option) => option.value === props.value));
  };
  const close = () => {
    setOpen(false);
    setActive(-1);
    setFiltering(false);
  };
  const choose = (option: ComboboxOption) => {
    setTyped(option.label);
    props.onChange(option.value);
    // Whoever collects what is chosen keeps nothing in the field: it is there for the next.
    if (!isFree() && props.value === "") setTyped("");
    close();
  };
  const type = (text: string) => {
    setTyped(text);
    setFiltering(true);
    setOpen(true);
    setActive(-1);
    props.onType?.(text);
    if (props.value) props.onChange("");
  };
  const leave = () => {
    const exact = props.value || isFree() ? undefined : exactOption(props.options, typed());
    if (exact) choose(exact);
    close();
    props.onBlur?.();
  };
  const move = (event: KeyboardEvent) => {
    const count = matches().length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (!open()) show();
      else if (count > 0) setActive((at) => (at < 0 && step < 0 ? count - 1 : (at + step + count) % count));
    } else if (event.key === "Enter" && open()) {
      const option = matches()[active()];
      event.preventDefault();
      if (option) choose(option);
      else close();
    } else if (event.key === "Escape" && open()) {
      // The dialog around the field stays open.
      event.preventDefault();
      close();
    } else if (event.key === "Escape" && typed()) {
      event.preventDefault();
      setTyped("");
      props.onType?.("");
      props.onChange("");
    }
  };

  return (
    <Field {...props}>
      {(field) => (
        <div class={styles.combobox}>
          <input
            ref={(element) => (input = element)}
            class={control.control}
            id={field.id}
            name={props.name}
            type="text"
            role="combobox"
            autocomplete={props.autocomplete ?? "off"}
            spellcheck={false}
            value={typed()}
            disabled={props.disabled}
            aria-autocomplete="list"
            aria-expanded={open()}
            aria-controls={`${field.id}-list`}
            aria-activedescendant={active() >= 0 ? `${field.id}-${active()}` : undefined}
            aria-describedby={field.describedBy}
            aria-invalid={field.invalid}
            onInput={(event) => type(event.currentTarget.value)}
            onKeyDown={move}
            onClick={show}
            onBlur={leave}
          />
          <Show when={!isFree()}>
            <button
              type="button"
              class={styles.toggle}
              tabIndex={-1}
              aria-label={t().combobox.open}
              disabled={props.disabled}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => {
                input?.focus();
                if (open()) close();
                else show();
              }}
            >
              <ChevronDown />
            </button>
          </Show>
          <ul
            ref={(element) => (list = element)}
            class={styles.list}
            id={`${field.id}-list`}
            role="listbox"
            aria-label={props.label}
            hidden={!open() || matches().length === 0}
            // The press must not take the focus away from the field before the click chooses.
            onPointerDown={(event) => event.preventDefault()}
          >
            <For each={matches()}>
              {(option, index) => (
                <li
                  class={styles.option}
                  id={`${field.id}-${index()}`}
                  role="option"
                  aria-selected={option.value === props.value}
                  data-active={index() === active()}
                  onClick={() => choose(option)}
                >
                  {option.label}
                  <Show when={option.hint}>
                    <span class={styles.hint}>{option.hint}</span>
                  </Show>
                </li>
              )}
            </For>
          </ul>
          <Show when={open() && !isFree() && matches().length === 0}>
            <p class={styles.none} aria-hidden="true">
              {t().combobox.none}
            </p>
          </Show>
          <VisuallyHidden role="status">
            <Show when={open() && filtering()}>
              <Show when={matches().length > 0 || !isFree()}>
                <Told>
                  {matches().length === 0 ? t().combobox.none : t().combobox.count(matches().length)}
                </Told>
              </Show>
            </Show>
          </VisuallyHidden>
        </div>
      )}
    </Field>
  );
}
