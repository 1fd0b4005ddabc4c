import type { JSX } from "solid-js";
import { dialled } from "./phone-link.state.ts";

/** A telephone number that is called when it is pressed. */
export function PhoneLink(props: { phone: string; class?: string }): JSX.Element {
  return (
    <a class={props.class} href={`tel:${dialled(props.phone)}`}>
      {props.phone}
    </a>
  );
}
