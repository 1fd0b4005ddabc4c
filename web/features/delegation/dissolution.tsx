import { revalidate } from "@solidjs/router";
import { loadDelegation } from "@zapisy/words/public/delegation";
import type { JSX } from "solid-js";
import { createSignal } from "solid-js";
import { request } from "../../data/client.ts";
import { useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { showToast } from "../../ui/toast.tsx";
import { getDelegation } from "./delegation-query.ts";

/** Has people who wait for places of all of them at once wait each for one, after one question. */
export function Dissolution(props: { token: string }): JSX.Element {
  const t = useMessages(loadDelegation);
  const [isAsked, setIsAsked] = createSignal(false);
  const dissolve = async () => {
    await request("DELETE", "/api/delegations/{token}/party", { params: { token: props.token } });
    setIsAsked(false);
    showToast({ text: t().page.dissolved });
    await revalidate(getDelegation.keyFor(props.token));
  };
  return (
    <div data-screen-only>
      <Button popup="dialog" onClick={() => setIsAsked(true)}>
        {t().page.dissolve}
      </Button>
      <ConfirmDialog
        open={isAsked()}
        title={t().page.dissolveTitle}
        confirmLabel={t().page.dissolve}
        onConfirm={dissolve}
        onClose={() => setIsAsked(false)}
      >
        <p>{t().page.dissolveText}</p>
      </ConfirmDialog>
    </div>
  );
}
