import { A } from "@solidjs/router";
import type { JSX } from "solid-js";
import type { ButtonLook } from "./button.tsx";
import { buttonClass } from "./button.tsx";
import { Told } from "./told.tsx";

interface LinkButtonProps extends ButtonLook {
  href: string;
  children: JSX.Element;
  icon?: JSX.Element;
  /** A file: the browser saves it (under this name, where one is given) and the router stays out. */
  download?: string | true;
  /** Leads out of the app, or to something the API answers: the router stays out. */
  external?: boolean;
}

/** A link that looks like a button, for going somewhere rather than doing something. */
export function LinkButton(props: LinkButtonProps): JSX.Element {
  return (
    <A
      href={props.href}
      class={buttonClass(props)}
      download={props.download === true ? "" : props.download}
      rel={props.external ? "external" : undefined}
    >
      {props.icon}
      <Told>{props.children}</Told>
    </A>
  );
}
