import ChevronDown from "~icons/lucide/chevron-down";
import type { JSX } from "solid-js";
import { createSignal, createUniqueId, For, onCleanup, Show } from "solid-js";
import type { ButtonKind } from "./button.tsx";
import { Button } from "./button.tsx";
import styles from "./menu.module.css";

/** One thing to do. Give `href` for a download or another page instead of `onSelect`. */
export interface MenuItem {
  label: string;
  icon?: () => JSX.Element;
  onSelect?: () => unknown;
  href?: string;
  /** With `href`: a file to save, which the router leaves alone. */
  download?: boolean;
  danger?: boolean;
  disabled?: boolean;
}

interface MenuProps {
  /** Text of the button, or its accessible name when there is only an icon. */
  label: string;
  icon?: JSX.Element;
  /** Shows the icon alone. */
  iconOnly?: boolean;
  kind?: ButtonKind;
  small?: boolean;
  items: readonly MenuItem[];
}

/**
 * A button that opens a list of things to do (ARIA menu button): arrows, Home, End and the first letter
 * move, Escape and Tab close. The list is a popover, so no table or dialog can cut it off. What it offers stays as it was
 * when it was opened: news that came meanwhile would take the item away from under a finger, and the focus with it.
 */
export function Menu(props: MenuProps): JSX.Element {
  const id = createUniqueId();
  const [offered, setOffered] = createSignal<readonly MenuItem[]>();
  const open = () => offered() !== undefined;
  let button: HTMLButtonElement | undefined;
  let list: HTMLDivElement | undefined;

  const entries = () => [
    ...(list?.querySelectorAll<HTMLElement>('[role="menuitem"]:not([aria-disabled="true"])') ?? []),
  ];

  const place = () => {
    if (!button || !list) return;
    const at = button.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = list;
    const edge = 8;
    const left = at.left + width > innerWidth - edge ? at.right - width : at.left;
    const below = at.bottom + 4;
    const top = below + height > innerHeight - edge && at.top > height ? at.top - height - 4 : below;
    list.style.left = `${Math.max(edge, Math.min(left, innerWidth - width - edge))}px`;
    list.style.top = `${top}px`;
  };

  const close = () => {
    if (!open()) return;
    list?.hidePopover();
    setOffered(undefined);
    removeEventListener("pointerdown", leave, { capture: true });
    removeEventListener("scroll", place, { capture: true });
    removeEventListener("resize", place);
  };
  const leave = (event: Event) => {
    const isInside =
      event.target instanceof Node && (list?.contains(event.target) || button?.contains(event.target));
    if (!isInside) close();
  };
  const show = () => {
    setOffered(props.items);
    list?.showPopover();
    place();
    entries()[0]?.focus();
    addEventListener("pointerdown", leave, { capture: true });
    addEventListener("scroll", place, { capture: true });
    addEventListener("resize", place);
  };
  onCleanup(close);

  const move = (event: KeyboardEvent) => {
    const all = entries();
    const at = all.findIndex((entry) => entry === document.activeElement);
    const go = (index: number) => {
      event.preventDefault();
      all.at(index % all.length)?.focus();
    };
    if (event.key === "ArrowDown") go(at + 1);
    else if (event.key === "ArrowUp") go(at - 1);
    else if (event.key === "Home") go(0);
    else if (event.key === "End") go(-1);
    else if (event.key === "Tab" || event.key === "Escape") {
      // Tab goes on from the button, not from a list at the end of the page.
      if (event.key === "Escape") event.preventDefault();
      close();
      button?.focus();
    } else if (/^\p{L}$/u.test(event.key)) {
      const later = [...all.slice(at + 1), ...all.slice(0, at + 1)];
      later
        .find((entry) => entry.textContent?.trim().toLowerCase().startsWith(event.key.toLowerCase()))
        ?.focus();
    }
  };

  const choose = (item: MenuItem) => {
    close();
    button?.focus();
    void item.onSelect?.();
  };

  return (
    <>
      <Button
        ref={(element) => (button = element)}
        kind={props.kind}
        small={props.small}
        icon={props.icon}
        label={props.iconOnly ? props.label : undefined}
        popup="menu"
        expanded={open()}
        controls={id}
        onClick={() => (open() ? close() : show())}
      >
        <Show when={!props.iconOnly}>
          {props.label}
          <ChevronDown />
        </Show>
      </Button>
      <div
        ref={(element) => (list = element)}
        id={id}
        class={styles.list}
        role="menu"
        aria-label={props.label}
        popover="manual"
        onKeyDown={move}
      >
        <For each={offered()}>
          {(item) => (
            <Show
              when={item.href}
              fallback={
                <button
                  type="button"
                  role="menuitem"
                  tabIndex={-1}
                  class={styles.item}
                  classList={{ [styles.danger ?? ""]: item.danger }}
                  aria-disabled={item.disabled || undefined}
                  onClick={() => !item.disabled && choose(item)}
                >
                  {item.icon?.()}
                  {item.label}
                </button>
              }
            >
              <a
                role="menuitem"
                tabIndex={-1}
                class={styles.item}
                href={item.href}
                download={item.download ? "" : undefined}
                onClick={close}
              >
                {item.icon?.()}
                {item.label}
              </a>
            </Show>
          )}
        </For>
      </div>
    </>
  );
}
