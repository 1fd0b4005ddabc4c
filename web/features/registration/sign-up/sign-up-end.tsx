import type { EventView } from "@zapisy/core/event/answer";
import { hasPlace } from "@zapisy/core/registration/rules";
import { loadCommon } from "@zapisy/words/common";
import { errorText, loadError } from "@zapisy/words/error";
import { loadRegistration } from "@zapisy/words/public/registration";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { ApiError } from "../../../data/client.ts";
import { useMessages } from "../../../data/locale.ts";
import { isPassing } from "../../../data/retrying.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { ContactLines } from "../../event/contact-lines.tsx";
import type { Outlook } from "./outlook.state.ts";
import { Told } from "../../../ui/told.tsx";

/** What sending will come to; read aloud when a choice changes it. */
export function Outcome(props: { outlook: Outlook; confirmsAddress: boolean | undefined }): JSX.Element {
  const t = useMessages(loadRegistration);
  const common = useMessages(loadCommon);
  const words = () =>
    hasPlace(props.outlook.outcome) && props.confirmsAddress
      ? t().signUp.willHold
      : common().status[props.outlook.outcome].outlook;
  return (
    <p role="status">
      <Told>{words()}</Told>
    </p>
  );
}

/** Why nothing was sent, beside the button that was pressed. */
export function Failure(props: {
  error: unknown;
  email: string;
  contact: EventView["contact"];
}): JSX.Element {
  const t = useMessages(loadRegistration);
  const errors = useMessages(loadError);
  const refusal = () =>
    props.error instanceof ApiError && props.error.status > 0 && props.error.status < 500
      ? props.error
      : undefined;
  const text = (error: ApiError) => errorText(errors(), error.code, error.problem);
  return (
    <Show when={props.error}>
      <Show
        when={refusal()}
        fallback={
          <Show when={isPassing(props.error)} fallback={<ErrorState error={props.error} />}>
            <Notice meaning="wait" live="alert" title={t().signUp.refusedTitle}>
              <p>{t().signUp.notSent}</p>
            </Notice>
          </Show>
        }
      >
        {(error) => (
          <Show
            when={error().code === "registration.duplicate"}
            fallback={
              <Notice
                meaning="stop"
                live="alert"
                title={error().status === 409 ? t().signUp.notOpenTitle : t().signUp.refusedTitle}
              >
                <p>{text(error())}</p>
              </Notice>
            }
          >
            <Notice meaning="note" live="alert" title={t().signUp.duplicateTitle}>
              <p>{t().signUp.duplicate(props.email.trim())}</p>
              <p>{t().signUp.duplicateNamesake}</p>
              <ContactLines contact={props.contact} />
            </Notice>
          </Show>
        )}
      </Show>
    </Show>
  );
}
