/** Whether a text is a SIREN: nine digits, spaces between them allowed, that pass the Luhn check (INSEE). */
export function isSiren(text: string): boolean {
  const digits = text.replaceAll(/\s/g, '');
  if (!/^\d{9}$/.test(digits)) return false;
  const sum = Array.from(digits).reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
