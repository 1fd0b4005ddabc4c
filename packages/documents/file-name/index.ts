/** Longer names are cut by mail programs and old file systems. */
const MAX_LENGTH = 80;

/**
 * A name that every file system and mail program takes: ASCII, kebab-case, at most 80 characters. `start` is
 * cut at a word so that `end`, which tells files apart, stays whole.
 */
export function fileName(start: string, end: string | undefined, extension: string): string {
  const tail = [end && kebab(end), extension].filter(Boolean).join(".");
  const head = kebab(start);
  const room = MAX_LENGTH - tail.length - 1;
  const whole =
    head.length <= room
      ? head
      : head
          .slice(0, room + 1)
          .replace(/-[^-]*$/, "")
          .slice(0, room);
  return end ? `${whole}-${tail}` : `${whole}.${tail}`;
}

function kebab(text: string): string {
  return text
    .replace(/ł/gi, "l")
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
