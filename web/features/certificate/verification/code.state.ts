/**
 * The code of a certificate in what somebody typed or pasted: the code as printed, in any letters and with
 * spaces or hyphens, or the whole address. Empty when there is nothing of the kind in it.
 */
export function codeIn(text: string): string {
  const last = text.trim().split(/[?#]/)[0]?.replace(/\/+$/, "").split("/").at(-1) ?? "";
  return last.replace(/[\s-]/g, "").toUpperCase();
}
