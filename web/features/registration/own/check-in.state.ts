/** The six digits of a code as typed or pasted ("123 456"); undefined when there are not six. */
export function checkInCode(text: string): string | undefined {
  const digits = text.replace(/\D/g, "");
  return digits.length === 6 ? digits : undefined;
}
