import { expect, test } from 'vitest'
import { nameWithEnding, sizeInWords, typeByName } from '#core/file/file'

test.each([
  ['板书.JPG', 'image/jpeg'],
  ['板书.jpeg', 'image/jpeg'],
  ['教案.v2.pdf', 'application/pdf'],
  ['教案.doc', undefined],
  ['教案', undefined],
  ['jpg', undefined],
  ['page.html', undefined],
  ['x.constructor', undefined],
])('%s is %s by its name', (name, type) => {
  expect(typeByName(name)).toBe(type)
})

test.each([
  ['板书.jpg', '板书.jpg'],
  ['板书.png', '板书.png.jpg'],
  ['板书', '板书.jpg'],
  // Read backwards by some systems, this one looks like a picture.
  ['\u202egnp.exe', '\u202egnp.exe.jpg'],
])('a JPEG called %j is saved as %j', (name, saved) => {
  expect(nameWithEnding(name, 'image/jpeg')).toBe(saved)
})

test.each([
  [1, '1 KB'],
  [300 * 1024, '300 KB'],
  [5 * 1024 * 1024, '5.0 MB'],
])('%i bytes are %s', (bytes, words) => {
  expect(sizeInWords(bytes)).toBe(words)
})
