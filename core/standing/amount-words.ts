/** `18 节`, `93.5%`. */
export function inUnit(amount: number, unit: string): string {
  return unit === '%' ? `${amount}%` : `${amount} ${unit}`
}

/** Hundredths are whole: 0.1 + 0.2 reads 0.3. */
export function difference(more: number, less: number): number {
  return Math.round((more - less) * 100) / 100
}
