import type { PersonalView } from "@zapisy/core/registration/schema";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { SelfCheckIn } from "./self-check-in.tsx";
import { Ticket } from "./ticket.tsx";

/** What a participant needs at the door: the field for the code of the room while it counts, and the ticket. */
export function OwnAttendance(props: { token: string; view: PersonalView; code: string }): JSX.Element {
  return (
    <>
      <Show when={props.view.checkIn}>{(unit) => <SelfCheckIn token={props.token} unit={unit()} />}</Show>
      <Ticket code={props.code} name={`${props.view.firstName} ${props.view.lastName}`} />
    </>
  );
}
