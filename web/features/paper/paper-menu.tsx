import type { StaffEventView } from "@zapisy/core/event/answer";
import { loadPaper } from "@zapisy/words/paper";
import Printer from "~icons/lucide/printer";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { PaperDialog } from "./paper-dialog.tsx";

/** The button that opens everything of an event that can be printed. */
export function PaperMenu(props: { event: StaffEventView }): JSX.Element {
  const t = useMessages(loadPaper);
  const [isOpen, setOpen] = createSignal(false);
  return (
    <>
      <Button popup="dialog" icon={<Printer />} onClick={() => setOpen(true)}>
        {t().open}
      </Button>
      <Show when={isOpen()}>
        <PaperDialog event={props.event} onClose={() => setOpen(false)} />
      </Show>
    </>
  );
}
