import { encode } from 'uqr'
import { expect, test } from 'vitest'
import { qrPicture } from '@/components/qr-code/picture'

const TEXT = `youju:sign-in?id=01a1cf9c-7620-757e-a416-ebc7bf715522&token=${'0123456789abcdef'.repeat(2)}`

/** The modules that the picture paints, as rows of # and blanks. */
function painted(picture: string): string[] {
  const drawing = decodeURIComponent(picture.slice('data:image/svg+xml,'.length))
  const size = Number(/viewBox='0 0 (\d+) \1'/.exec(drawing)?.[1])
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => ' '))
  for (const [, x, y, length, back] of drawing.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)) {
    expect(back).toBe(length)
    rows[Number(y)]?.fill('#', Number(x), Number(x) + Number(length))
  }
  return rows.map((row) => row.join(''))
}

test('the picture paints the modules of the code, four light ones around it', () => {
  const { data } = encode(TEXT, { border: 0 })
  const rows = painted(qrPicture(TEXT))
  expect(rows).toHaveLength(data.length + 8)
  expect(rows.slice(4, -4).map((row) => row.slice(4, -4))).toEqual(
    data.map((row) => row.map((dark) => (dark ? '#' : ' ')).join('')),
  )
  expect([...rows.slice(0, 4), ...rows.slice(-4)].join('').trim()).toBe('')
})

test('the code of a sign-in stays small enough to be handed to the view at every step', () => {
  expect(qrPicture(TEXT).length).toBeLessThan(16 * 1024)
})
