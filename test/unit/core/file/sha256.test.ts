import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sha256 } from '#core/file/sha256'

const text = (words: string) => sha256(new TextEncoder().encode(words))

test.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
])('the standard’s own example %j', (words, digest) => {
  expect(text(words)).toBe(digest)
})

test('is the same as OpenSSL’s for any bytes, also at every length around a block', () => {
  const same = (bytes: Uint8Array) => {
    expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'))
  }
  for (let length = 50; length < 140; length += 1) same(new Uint8Array(length).fill(length))
  fc.assert(fc.property(fc.uint8Array({ maxLength: 1000 }), same))
})

test('is the same for a view into a larger buffer', () => {
  const whole = Uint8Array.from({ length: 500 }, (_, index) => index % 251)
  const part = whole.subarray(100, 331)
  expect(sha256(part)).toBe(createHash('sha256').update(part).digest('hex'))
})

test('takes five megabytes in one go', () => {
  const bytes = new Uint8Array(5 * 1024 * 1024).fill(7)
  expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'))
})
