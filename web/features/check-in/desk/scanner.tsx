import { loadCheckIn } from "@zapisy/words/check-in";
import { loadShell } from "@zapisy/words/shell";
import CameraOff from "~icons/lucide/camera-off";
import SwitchCamera from "~icons/lucide/switch-camera";
import Volume2 from "~icons/lucide/volume-2";
import VolumeX from "~icons/lucide/volume-x";
import type { JSX } from "solid-js";
import { createEffect, createSignal, on, onCleanup, Show } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { Button } from "../../../ui/button.tsx";
import type { Meaning } from "../../../ui/meaning.tsx";
import { MeaningIcon } from "../../../ui/meaning.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { createQrReader } from "./qr-reader.ts";
import styles from "./scanner.module.css";
import { hasSound, setHasSound } from "./signal.ts";
import { Told } from "../../../ui/told.tsx";

/** How a scan came out, in words. */
export interface ScanResult {
  meaning: Meaning;
  title: string;
  text: string;
}

interface ScannerProps {
  /** A code was read. The same one held before the camera is told once every few seconds. */
  onRead: (text: string) => void;
  result: ScanResult | undefined;
  onClose: () => void;
}

/** The pause between two looks; the device stays cool and the page quick. */
const LOOK_EVERY_MS = 120;
/** A ticket that stays before the camera counts again after this long. */
const SAME_AGAIN_MS = 4000;

type Trouble = "forbidden" | "missing" | "failed";

function troubleOf(error: unknown): Trouble {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "forbidden";
  return name === "NotFoundError" || name === "OverconstrainedError" ? "missing" : "failed";
}

/** The camera as a reader of tickets: the picture, what came of the last scan, and what to do when there is no camera. */
export function Scanner(props: ScannerProps): JSX.Element {
  const t = useMessages(loadCheckIn);
  const shell = useMessages(loadShell);
  const [facing, setFacing] = createSignal<"environment" | "user">("environment");
  const [isRunning, setRunning] = createSignal(false);
  const [trouble, setTrouble] = createSignal<Trouble>();
  let video: HTMLVideoElement | undefined;
  /** Grows with each start: what belongs to an earlier one ends itself. */
  let turn = 0;
  let stream: MediaStream | undefined;
  let awake: WakeLockSentinel | undefined;

  const stop = () => {
    turn += 1;
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = undefined;
    void awake?.release();
    awake = undefined;
    setRunning(false);
  };

  /** Nobody touches a screen that reads tickets; it must not go dark. */
  const keepAwake = async (isCurrent: () => boolean) => {
    try {
      const lock = await navigator.wakeLock?.request("screen");
      if (isCurrent()) awake = lock;
      else await lock?.release();
    } catch {
      // Refused when the battery is low: then the screen goes dark as always.
    }
  };

  const look = async (picture: HTMLVideoElement, isCurrent: () => boolean) => {
    const read = await createQrReader();
    let last = { text: "", at: 0 };
    while (isCurrent()) {
      const text = picture.readyState >= picture.HAVE_CURRENT_DATA ? await read(picture) : undefined;
      if (!isCurrent()) return;
      const now = performance.now();
      if (text !== undefined && (text !== last.text || now - last.at > SAME_AGAIN_MS)) {
        last = { text, at: now };
        props.onRead(text);
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  };

  const start = async (wanted: "environment" | "user") => {
    stop();
    const mine = turn;
    setTrouble(undefined);
    try {
      // Absent outside https and where a policy forbids it.
      if (!("mediaDevices" in navigator)) throw new DOMException("no camera here", "NotFoundError");
      const opened = await navigator.mediaDevices.getUserMedia({
        audio: false,
        video: { facingMode: wanted, width: { ideal: 1280 }, height: { ideal: 720 } },
      });
      if (mine !== turn || !video) {
        for (const track of opened.getTracks()) track.stop();
        return;
      }
      stream = opened;
      video.srcObject = opened;
      await video.play();
      setRunning(true);
      void keepAwake(() => mine === turn);
      await look(video, () => mine === turn);
    } catch (error) {
      if (mine !== turn) return;
      stop();
      setTrouble(troubleOf(error));
    }
  };

  createEffect(on(facing, (wanted) => void start(wanted)));
  onCleanup(stop);

  return (
    <section class={styles.scanner} aria-label={t().scan.open}>
      <Show when={trouble()}>
        {(what) => (
          <Notice meaning="stop" live="alert">
            <p>{t().scan[what()]}</p>
          </Notice>
        )}
      </Show>
      <div class={styles.picture} hidden={trouble() !== undefined}>
        <video
          ref={(element) => (video = element)}
          class={styles.video}
          data-mirrored={facing() === "user" || undefined}
          aria-label={t().scan.picture}
          playsinline
          muted
        />
        <div class={styles.frame} aria-hidden="true" />
      </div>
      <div role="status">
        <Show
          when={props.result}
          keyed
          fallback={
            <Show when={!trouble()}>
              <p class={styles.hint}>
                <Told>{isRunning() ? t().scan.hint : t().scan.starting}</Told>
              </p>
            </Show>
          }
        >
          {(result) => (
            <div class={styles.result} data-meaning={result.meaning}>
              <MeaningIcon meaning={result.meaning} />
              <p>
                <strong>{result.title}</strong>
                <br />
                {result.text}
              </p>
            </div>
          )}
        </Show>
      </div>
      <div class={styles.actions}>
        <Button icon={<CameraOff />} onClick={() => props.onClose()}>
          {trouble() ? shell().action.close : t().scan.close}
        </Button>
        <Show when={!trouble()}>
          <Button
            kind="quiet"
            label={t().scan.turn}
            icon={<SwitchCamera />}
            onClick={() => setFacing(facing() === "user" ? "environment" : "user")}
          />
          <Button
            kind="quiet"
            label={t().scan.sound}
            pressed={hasSound()}
            icon={
              <Show when={hasSound()} fallback={<VolumeX />}>
                <Volume2 />
              </Show>
            }
            onClick={() => setHasSound(!hasSound())}
          />
        </Show>
      </div>
    </section>
  );
}
