const DIGITS: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }

/** A number in a regular expression over plain text: 20, 2.5, 二十, 一百零五. */
export const NUMBER = '(?:\\d{1,9}(?:\\.\\d{1,4})?|[零〇一二两三四五六七八九十百千]{1,9})'

/** Reads 20, 2.5, 二十, 三十五, 两, 二〇二六; null for anything else and for the spoken 二百五, which may mean two numbers. */
export function readNumber(text: string): number | null {
  if (/^\d{1,9}(?:\.\d{1,4})?$/.test(text)) return Number(text)
  if (text === '' || text.length > 9) return null
  const characters = Array.from(text)
  if (characters.every((character) => character in DIGITS)) return readDigitByDigit(characters)
  return readWithUnits(characters)
}

function readDigitByDigit(characters: readonly string[]): number | null {
  if (characters.length > 1 && characters.includes('两')) return null
  return Number(characters.map((character) => DIGITS[character]).join(''))
}

function readWithUnits(characters: readonly string[]): number | null {
  let total = 0
  let digit: number | null = null
  let lowestUnit = Number.POSITIVE_INFINITY
  let zeroBefore = false
  for (const character of characters) {
    const unit = UNITS[character]
    if (unit !== undefined) {
      if (unit >= lowestUnit || digit === 0 || (digit === null && unit !== 10)) return null
      total += (digit ?? 1) * unit
      lowestUnit = unit
      digit = null
      zeroBefore = false
      continue
    }
    const value = DIGITS[character]
    if (value === undefined || digit !== null) return null
    if (value === 0) zeroBefore = true
    else digit = value
  }
  if (digit === null) return zeroBefore ? null : total
  return lowestUnit > 10 && !zeroBefore ? null : total + digit
}
