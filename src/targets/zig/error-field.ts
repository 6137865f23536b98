/** The standard library writes its own `E` so: `.NOENT`, `.@"2BIG"`. */
export function errorField(name: string): string {
  const field = name.slice(1);
  return /^[0-9]/.test(field) ? `@"${field}"` : field;
}
