/** Where to go after signing in: the staff page that was wanted, never an address of another site. */
export function returnPath(wanted: string | undefined): string {
  return wanted && /^\/staff(\/(?!sign-in)[^\\]*|\?.*)?$/.test(wanted) ? wanted : "/staff";
}

/**
 * A code as typed or pasted: six digits ("123 456", "Kod: 123456"), or twelve letters and digits in groups
 * ("ABCD-EF12-3456"); no more of it than that.
 */
export function codeOf(text: string, length: 6 | 12): string {
  const code = length === 6 ? text.replace(/\D/g, "") : text.replace(/[^0-9A-Za-z]/g, "").toUpperCase();
  return code.slice(0, length);
}
