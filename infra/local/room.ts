import { statfsSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { UnavailableError } from "@zapisy/core/shared/time-limit";
import { inMegabytes } from "./command.ts";
import { StartProblem } from "./start-problem.ts";

/** With less room than this on its disk the database is given nothing to write. */
export const ROOM_BYTES = 64 * 1024 * 1024;
/** Whoever finds this much room after a write knows that it was not the disk that kept it from being committed. */
export const ROOM_LEFT_BYTES = 16 * 1024 * 1024;

const LOOK_EVERY_MS = 5_000;

/** How much may still be written to the disk of a folder, in bytes. */
async function roomLeft(dir: string): Promise<number> {
  const { bavail, bsize } = await statfs(dir);
  return bavail * bsize;
}

/** @throws UnavailableError when there is less room on the disk of a folder */
export async function requireRoom(dir: string, bytes: number): Promise<void> {
  if ((await roomLeft(dir)) < bytes) throw new UnavailableError("The disk is full.");
}

/** Makes sure, before something is begun, that there is room for it on the disk of a folder. @throws StartProblem */
export function requireRoomFor(dir: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(dir);
  const left = bavail * bsize;
  if (left >= bytes) return;
  throw new StartProblem(
    `There is not enough room for ${dir}: ${inMegabytes(left)} of ${inMegabytes(bytes)}. Make room, or choose another folder.`,
  );
}

/** Tells the person at the terminal when the disk is full, once, and when it is so no longer. */
export function tellOfRoom(dir: string, onLine: (text: string) => void): { stop(): void } {
  let isFull = false;
  const look = async () => {
    const left = await roomLeft(dir);
    if (left < ROOM_BYTES === isFull) return;
    isFull = !isFull;
    onLine(
      isFull
        ? `The disk of ${dir} is full (${inMegabytes(left)} left): nobody can sign up or change anything until there is more room.`
        : `There is room on the disk again; everything goes on.`,
    );
  };
  // A folder that cannot be asked has worse to tell than this.
  const timer = setInterval(() => void look().catch(() => undefined), LOOK_EVERY_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
