// Whole numbers only: a part of a number finds nobody, so it is not sent.
export function digitsOf(text: string): string {
  const digits = text.replace(/[^\d]/g, '');
  return digits.startsWith('86') && digits.length === 13 ? digits.slice(2) : digits;
}
export function isWholePhone(text: string): boolean {
  const digits = digitsOf(text);
  return /^1\d{10}$/.test(digits) || /^0\d{9,11}$/.test(digits);
}
