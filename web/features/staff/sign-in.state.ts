/** Where to go after signing in: the staff page that was wanted, never an address of another site. */
export function returnPath(wanted: string | undefined): string {
  return wanted && /^\/staff(\/(?!sign-in)[^\\]*|\?.*)?$/.test(wanted) ? wanted : "/staff/events";
}

/** The digits of a code as typed or pasted ("123 456", "Kod: 123456"), six at most. */
export function codeDigits(text: string): string {
  return text.replace(/\D/g, "").slice(0, 6);
}
