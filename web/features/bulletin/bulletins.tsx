import type { BulletinPreview, BulletinView } from "@zapisy/core/bulletin/answer";
import type { StaffEventView } from "@zapisy/core/event/answer";
import { WallTimeSchema } from "@zapisy/core/shared/field";
import type { LocalizedText } from "@zapisy/core/shared/localized-text";
import { instantAt } from "@zapisy/core/shared/time";
import { formatDateTime } from "@zapisy/words";
import { loadCircular } from "@zapisy/words/circular";
import type { JSX } from "solid-js";
import { createSignal, For, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { useTerritory } from "../../data/territory.ts";
import { createPart } from "../../data/part.ts";
import { CountiesField } from "../../forms/counties-field.tsx";
import { checkBy } from "../../forms/issues.state.ts";
import { WallTimeField } from "../event-editor/dates/wall-time-field.tsx";
import { focusRefused, focusSoon } from "../../forms/focus-field.ts";
import { FormDialog } from "../../forms/form-dialog.tsx";
import { LocalizedField } from "../../forms/localized-field.tsx";
import { createRefusals } from "../../forms/refusals.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { PartView } from "../../ui/part-view.tsx";
import { showToast } from "../../ui/toast.tsx";
import styles from "./bulletins.module.css";
import { listBulletins, previewBulletin, sendBulletin, stopBulletin, testBulletin } from "./bulletin-api.ts";

/** Where the focus goes once the button that was pressed is gone. */
const HEADING_ID = "bulletins";

/** Writes about the event to everybody who wants news of events; who they are is told to nobody. */
export function Bulletins(props: { event: StaffEventView }): JSX.Element {
  const t = useMessages(loadCircular);
  const [isWriting, setWriting] = createSignal(false);
  const [asked, setAsked] = createSignal<string>();
  const part = createPart(() => props.event.eventId, listBulletins);
  /** The one that is about to be stopped, as it is now, as long as it can be. */
  const stopped = () => part.value()?.items.find((one) => one.bulletinId === asked() && canBeStopped(one));
  const at = (instant: string) => formatDateTime(locale(), instant, props.event.timeZone);
  const territory = useTerritory();
  const nameOf = (code: string) => territory()?.countyName(code) ?? code;
  const stop = async ({ bulletinId, version }: BulletinView) => {
    try {
      await stopBulletin(props.event.eventId, bulletinId, version);
    } finally {
      // Where it was refused, too: it went meanwhile, and can be stopped as it is now, or the list says why not.
      await part.refetch();
      if (!stopped()) {
        setAsked(undefined);
        focusSoon(HEADING_ID);
      }
    }
  };
  return (
    <section class={styles.section}>
      <h2 id={HEADING_ID} tabIndex={-1}>
        {t().bulletin.title}
      </h2>
      <PartView part={part} lines={2}>
        {(loaded) => (
          <>
            <p>{t().bulletin.subscribers(loaded().subscribers)}</p>
            <Show when={!loaded().allowed}>
              <p>{t().bulletin.notAllowed}</p>
            </Show>
            <Show when={loaded().items.length > 0}>
              <ul class={styles.list}>
                <For each={loaded().items}>
                  {(one) => (
                    <li>
                      <p>
                        {t().bulletin.line(
                          at(one.sentAt ?? one.sendAt ?? ""),
                          t().bulletin.state[one.state],
                          one.state === "scheduled" ? one.planned : one.queued,
                        )}
                      </p>
                      <p class={styles.words}>{one.text.pl}</p>
                      <Show when={one.counties}>
                        {(codes) => (
                          <p>
                            {t().bulletin.counties}: <span lang="pl">{codes().map(nameOf).join(", ")}</span>
                          </p>
                        )}
                      </Show>
                      <Show when={canBeStopped(one)}>
                        <Button small popup="dialog" onClick={() => setAsked(one.bulletinId)}>
                          {one.state === "scheduled" ? t().bulletin.takeBack : t().progress.stop}
                        </Button>
                      </Show>
                    </li>
                  )}
                </For>
              </ul>
            </Show>
            <Show when={loaded().allowed && loaded().subscribers > 0}>
              <div>
                <Button popup="dialog" onClick={() => setWriting(true)}>
                  {t().bulletin.write}
                </Button>
              </div>
            </Show>
          </>
        )}
      </PartView>
      <Show when={isWriting()}>
        <BulletinDialog
          event={props.event}
          onSent={() => void part.refetch()}
          onClose={() => setWriting(false)}
        />
      </Show>
      <Show when={stopped()}>
        {(one) => (
          <ConfirmDialog
            open
            title={one().state === "scheduled" ? t().bulletin.takeBackTitle : t().progress.stopTitle}
            confirmLabel={one().state === "scheduled" ? t().bulletin.takeBack : t().progress.stop}
            danger
            onConfirm={() => stop(one())}
            onClose={() => setAsked(undefined)}
          >
            {one().state === "scheduled" ? t().bulletin.takeBackText : t().progress.stopText}
          </ConfirmDialog>
        )}
      </Show>
    </section>
  );
}

function canBeStopped({ state }: BulletinView): boolean {
  return state === "sending" || state === "scheduled";
}

function BulletinDialog(props: {
  event: StaffEventView;
  onSent: () => void;
  onClose: () => void;
}): JSX.Element {
  const t = useMessages(loadCircular);
  const [text, setText] = createSignal<LocalizedText>({ pl: "" });
  const [shown, setShown] = createSignal<BulletinPreview>();
  const [counties, setCounties] = createSignal<string[]>([]);
  const [wallTime, setWallTime] = createSignal<string>();
  const refusals = createRefusals(focusRefused);
  const key = crypto.randomUUID();
  const written = () => ({ text: text(), ...(counties().length > 0 && { counties: counties() }) });
  const attempt = async (work: () => Promise<unknown>) => {
    refusals.clear();
    try {
      await work();
    } catch (error) {
      refusals.fail(error);
    }
  };
  const sample = () => ({ ...written(), locale: locale() });
  const look = () => attempt(async () => setShown(await previewBulletin(props.event.eventId, sample())));
  const test = () =>
    attempt(async () => {
      await testBulletin(props.event.eventId, sample());
      showToast({ text: t().bulletin.tested });
    });
  /** When it is to go; undefined where what was typed is no moment. */
  const moment = () => {
    const checked = checkBy(WallTimeSchema, wallTime() ?? "");
    return checked.valid ? instantAt(checked.input, props.event.timeZone) : undefined;
  };
  return (
    <FormDialog
      title={t().bulletin.write}
      submitLabel={t().bulletin.send}
      refusals={refusals}
      onSubmit={async () => {
        const at = wallTime() === undefined ? undefined : moment();
        if (wallTime() !== undefined && at === undefined)
          return refusals.refuse([{ path: "at", code: "field.wall_time" }]);
        await sendBulletin(props.event.eventId, { ...written(), ...(at && { at }) }, key);
        const { timeZone } = props.event;
        showToast({
          text: at ? t().bulletin.planned(formatDateTime(locale(), at, timeZone)) : t().bulletin.sent,
        });
        props.onSent();
        props.onClose();
        return undefined;
      }}
      onClose={props.onClose}
    >
      <p>{t().bulletin.about}</p>
      <LocalizedField
        name="text"
        label={t().bulletin.text}
        help={t().bulletin.textHelp}
        english
        long
        value={text()}
        onInput={setText}
        error={refusals.error}
      />
      <CountiesField
        name="counties"
        label={t().bulletin.addCounty}
        help={t().bulletin.countiesHelp}
        picked={t().bulletin.counties}
        codes={counties()}
        error={refusals.error("counties")}
        onChange={setCounties}
      />
      <WallTimeField
        name="at"
        label={t().bulletin.at}
        help={t().bulletin.atHelp}
        usualTime="09:00"
        value={wallTime()}
        error={refusals.error("at")}
        onInput={setWallTime}
      />
      <div class={styles.buttons}>
        <Button onClick={() => void look()}>{t().bulletin.look}</Button>
        <Button kind="quiet" onClick={() => void test()}>
          {t().bulletin.test}
        </Button>
      </div>
      <Show when={shown()}>
        {(letter) => (
          <div class={styles.preview} role="status">
            <p>{t().bulletin.readers(letter().readers)}</p>
            <p>
              <strong>{letter().subject}</strong>
            </p>
            <p class={styles.words}>{letter().text}</p>
          </div>
        )}
      </Show>
    </FormDialog>
  );
}
