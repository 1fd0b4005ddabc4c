import { errorText, loadError } from "@zapisy/words/error";
import { loadRegistration } from "@zapisy/words/public/registration";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { ApiError } from "../../../data/client.ts";
import { useMessages } from "../../../data/locale.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { Notice } from "../../../ui/notice.tsx";

/** The code that says most: of the one part that was refused, where the words for all of it point to fields. */
function reasonOf({ code, issues: [first, ...others] }: ApiError): string {
  return code === "registration.invalid" && first && others.length === 0 ? first.code : code;
}

/** Why a change was not saved; a change that somebody else made meanwhile is explained. */
export function Refusal(props: { error: unknown }): JSX.Element {
  const t = useMessages(loadRegistration);
  const errors = useMessages(loadError);
  const known = () => (props.error instanceof ApiError && props.error.status < 500 ? props.error : undefined);
  return (
    <Show when={props.error}>
      <Show when={known()} fallback={<ErrorState error={props.error} />}>
        {(error) => (
          <Show
            when={error().code === "registration.version_conflict"}
            fallback={
              <Notice meaning="stop" live="alert" title={t().personal.refusedTitle}>
                <p>{errorText(errors(), reasonOf(error()), error().problem)}</p>
              </Notice>
            }
          >
            <Notice meaning="wait" live="alert" title={t().personal.changedMeanwhile}>
              <p>{t().personal.changedMeanwhileHelp}</p>
            </Notice>
          </Show>
        )}
      </Show>
    </Show>
  );
}
