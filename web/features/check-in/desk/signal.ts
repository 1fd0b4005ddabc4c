import type { Meaning } from "../../../ui/meaning.tsx";
import { readStored, store } from "../../../data/browser-storage.ts";
import { createSignal } from "solid-js";

const STORAGE_KEY = "zapisy.check-in.sound";
const [sound, setSound] = createSignal(readStored(STORAGE_KEY) === "on");

/** Whether a scan is heard; reactive, remembered in this browser. */
export const hasSound = sound;

/** Turns the sound of scans on or off. */
export function setHasSound(wanted: boolean): void {
  setSound(wanted);
  store(STORAGE_KEY, wanted ? "on" : undefined);
}

/** One short buzz for yes, two for "look at the screen", a long one for no. */
const BUZZ: Record<Meaning, number[]> = { ok: [60], note: [60, 80, 60], wait: [60, 80, 60], stop: [350] };
/** In hertz: higher is better. */
const TONE: Record<Meaning, number> = { ok: 880, note: 587, wait: 587, stop: 196 };

let audio: AudioContext | undefined;

/** Tells by buzz and tone how a scan came out, for a person who looks at people and not at the screen. */
export function signal(meaning: Meaning): void {
  // Not in Safari, where the tone has to do.
  if ("vibrate" in navigator) navigator.vibrate(BUZZ[meaning]);
  if (!sound()) return;
  audio ??= new AudioContext();
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = TONE[meaning];
  volume.gain.setValueAtTime(0.2, audio.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.25);
  tone.connect(volume).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + 0.25);
}
