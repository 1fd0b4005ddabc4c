import { loadConsent } from "@zapisy/words/consent";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { ReasonDialog } from "../../../forms/reason-dialog.tsx";
import { Button } from "../../../ui/button.tsx";
import { endNewsFor } from "../registration-api.ts";

/** Takes the consent to news of other events back for somebody who asked staff for it. */
export function NewsEnd(props: {
  eventId: string;
  registrationId: string;
  onChanged: () => Promise<void>;
}): JSX.Element {
  const t = useMessages(loadConsent);
  const [isAsked, setAsked] = createSignal(false);
  return (
    <>
      <div>
        <Button small popup="dialog" onClick={() => setAsked(true)}>
          {t().endNews.action}
        </Button>
      </div>
      <Show when={isAsked()}>
        <ReasonDialog
          title={t().endNews.title}
          text={t().endNews.text}
          label={t().endNews.reason}
          help={t().endNews.reasonHelp}
          confirmLabel={t().endNews.action}
          onConfirm={async (reason) => {
            await endNewsFor(props.eventId, props.registrationId, reason);
            await props.onChanged();
          }}
          onClose={() => setAsked(false)}
        />
      </Show>
    </>
  );
}
