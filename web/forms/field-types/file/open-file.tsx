import { loadFile } from "@zapisy/words/file";
import Download from "~icons/lucide/download";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { useErrorText } from "../../../data/error-text.ts";
import { useMessages } from "../../../data/locale.ts";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";

/** The name of a file that somebody sent, with a way to save it: by an address that is asked for when it is wanted. */
export function OpenFile(props: { name: string; open: () => Promise<string> }): JSX.Element {
  const t = useMessages(loadFile);
  const errors = useErrorText();
  const [failure, setFailure] = createSignal<string>();
  const save = async () => {
    setFailure(undefined);
    try {
      // The answer is a download: the page stays.
      location.assign(await props.open());
    } catch (error) {
      setFailure(errors.ofError(error));
    }
  };
  return (
    <>
      <span>{props.name}</span>{" "}
      <Button kind="quiet" small icon={<Download />} label={t().attachment.open(props.name)} onClick={save} />
      <Show when={failure()}>
        {(text) => (
          <Notice meaning="stop" live="alert">
            {text()}
          </Notice>
        )}
      </Show>
    </>
  );
}
