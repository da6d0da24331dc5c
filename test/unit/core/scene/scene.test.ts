import { existsSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { joinCodeFrom, joinCodeInGroups } from '#core/join-code'
import { CLASS_CODE_LENGTH, classCodeInWords, classCodeOf } from '#core/parent/class-code'
import { readScene, SCENES, sceneOf } from '#core/scene/scene'

const invitation = fc.uint8Array({ minLength: 12, maxLength: 12 }).map((bytes) => joinCodeFrom(bytes, 12))
const classCode = fc
  .uint8Array({ minLength: CLASS_CODE_LENGTH, maxLength: CLASS_CODE_LENGTH })
  .map(classCodeOf)
const opened = fc.oneof(
  fc.record({ for: fc.constant('invitation' as const), code: invitation }),
  fc.record({ for: fc.constant('class' as const), code: classCode }),
)

describe('the scene of a mini-program code', () => {
  test('says what it was made for, plain and as WeChat hands it over', () => {
    fc.assert(
      fc.property(opened, (scene) => {
        const written = sceneOf(scene.for, scene.code) ?? ''
        expect(readScene(written)).toEqual(scene)
        expect(readScene(encodeURIComponent(written))).toEqual(scene)
      }),
    )
  })

  test('has at most 32 of the characters that WeChat allows', () => {
    fc.assert(
      fc.property(opened, (scene) => {
        expect(sceneOf(scene.for, scene.code)).toMatch(/^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/)
      }),
    )
  })

  test('is the same for a code with strokes, blanks and small letters', () => {
    fc.assert(
      fc.property(invitation, classCode, (one, other) => {
        expect(sceneOf('invitation', ` ${joinCodeInGroups(one).toLowerCase()}`)).toBe(`i=${one}`)
        expect(sceneOf('class', classCodeInWords(other).toLowerCase())).toBe(`c=${other}`)
      }),
    )
  })

  test('of anything else is none', () => {
    fc.assert(
      fc.property(fc.string(), (other) => {
        const read = readScene(other)
        expect(read === undefined || sceneOf(read.for, read.code) !== undefined).toBe(true)
      }),
    )
    const others = [
      '',
      'i',
      'i=',
      'c=4KD7-M2XP',
      'i=4KD7M2XP',
      'c=4KD7M2XPABCD',
      'x=4KD7M2XP',
      'c=4KD7M2XP&i=1',
    ]
    expect(others.map(readScene)).toEqual(others.map(() => undefined))
  })

  test('of a code that cannot be one is not made', () => {
    expect(sceneOf('class', '4KD7M2X')).toBeUndefined()
    expect(sceneOf('invitation', '4KD7M2XP')).toBeUndefined()
  })

  test('opens pages that the mini-program has', () => {
    const src = path.resolve(import.meta.dirname, '../../../../src')
    for (const { page } of Object.values(SCENES)) expect(existsSync(path.join(src, `${page}.tsx`))).toBe(true)
  })
})
