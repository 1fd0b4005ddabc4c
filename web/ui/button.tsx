import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import styles from "./button.module.css";
import { Spinner } from "./spinner.tsx";
import { Told } from "./told.tsx";

/** How loud a button is: one `primary` per view, `danger` for what destroys, `quiet` inside rows and bars. */
export type ButtonKind = "primary" | "secondary" | "quiet" | "danger";

/** What looks of a button and of a link that looks like one have in common. */
export interface ButtonLook {
  /** Default `secondary`. */
  kind?: ButtonKind;
  /** Narrower padding and height for tables and bars; still 44 px under a finger. */
  small?: boolean;
  /** As wide as its container on a phone. */
  wideOnPhone?: boolean;
}

interface ButtonProps extends ButtonLook {
  children?: JSX.Element;
  /** Shown before the text, for example `<Plus />` of `~icons/lucide/plus`. */
  icon?: JSX.Element;
  /** Shows the icon alone; `label` is then the accessible name and the tooltip. */
  label?: string;
  /** Default `button`. */
  type?: "button" | "submit";
  /** Work is under way: shows a ring, keeps the focus, and ignores further presses. */
  busy?: boolean;
  disabled?: boolean;
  /** A button that is on or off. */
  pressed?: boolean;
  /** `menu` or `dialog` when it opens one; `expanded` says whether that is open. */
  popup?: "menu" | "dialog" | "listbox";
  expanded?: boolean;
  controls?: string;
  id?: string;
  /** Id of the form that a submit button outside it belongs to. */
  form?: string;
  describedBy?: string;
  autofocus?: boolean;
  ref?: (element: HTMLButtonElement) => void;
  /** When it returns a promise, the button is busy until that settles. */
  onClick?: (event: MouseEvent & { currentTarget: HTMLButtonElement }) => unknown;
}

/** The classes that make an element look like a button. */
export function buttonClass(look: ButtonLook, iconOnly = false): string {
  return [
    styles.button,
    styles[look.kind ?? "secondary"],
    look.small && styles.small,
    look.wideOnPhone && styles.wide,
    iconOnly && styles.square,
  ]
    .filter(Boolean)
    .join(" ");
}

/**
 * A button. Its text says what happens ("Zapisz zmiany"). It cannot be pressed twice: while `busy`, or
 * while the promise of its own `onClick` is pending, presses and submits are swallowed.
 */
export function Button(props: ButtonProps): JSX.Element {
  const [working, setWorking] = createSignal(false);
  const isBusy = () => Boolean(props.busy) || working();

  const press = (event: MouseEvent & { currentTarget: HTMLButtonElement }) => {
    if (isBusy()) {
      event.preventDefault();
      return;
    }
    const result = props.onClick?.(event);
    if (result instanceof Promise) {
      setWorking(true);
      void result.finally(() => setWorking(false));
    }
  };

  return (
    <button
      ref={(element) => props.ref?.(element)}
      type={props.type ?? "button"}
      id={props.id}
      form={props.form}
      class={buttonClass(props, Boolean(props.label))}
      disabled={props.disabled}
      autofocus={props.autofocus}
      aria-disabled={isBusy() || undefined}
      aria-busy={isBusy() || undefined}
      aria-label={props.label}
      title={props.label}
      aria-pressed={props.pressed}
      aria-haspopup={props.popup}
      aria-expanded={props.expanded}
      aria-controls={props.controls}
      aria-describedby={props.describedBy}
      onClick={press}
    >
      <Show when={isBusy()} fallback={props.icon}>
        <Spinner />
      </Show>
      <Told>{props.children}</Told>
    </button>
  );
}
