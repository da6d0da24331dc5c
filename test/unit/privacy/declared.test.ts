import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { DECLARED_INTERFACES, PRIVACY_TEXT } from '#core/privacy/text'

const ROOT = path.resolve(import.meta.dirname, '../../..')

/** What WeChat calls interfaces that touch privacy, and the cameras and identities beside them. */
const TOUCH_PRIVACY =
  /\bTaro\.(choose\w+|scanCode|\w*ClipboardData|get\w*Location|startLocation\w*|onLocationChange\w*|getUserProfile|getUserInfo|getPhoneNumber|\w*Bluetooth\w*|\w*Contact\w*|saveImageToPhotosAlbum|saveVideoToPhotosAlbum|startRecord|getRecorderManager|createCameraContext|openCamera|getWeRunData|chooseAddress|\w*Calendar\b|startAccelerometer|startCompass|startGyroscope)\b/g

function sources(endings: RegExp): string[] {
  const files = readdirSync(path.join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  return files
    .filter((file) => endings.test(file))
    .map((file) => readFileSync(path.join(ROOT, 'src', file), 'utf8'))
}

function used(): string[] {
  const found = new Set<string>()
  for (const text of sources(/\.tsx?$/)) {
    for (const [, name] of text.matchAll(TOUCH_PRIVACY)) if (name) found.add(name)
  }
  return [...found].sort()
}

test('the privacy text declares exactly the interfaces of WeChat that the app uses', () => {
  expect(used()).toEqual(Object.keys(DECLARED_INTERFACES).sort())
  const text = PRIVACY_TEXT.flatMap(({ lines }) => lines)
  for (const words of Object.values(DECLARED_INTERFACES)) expect(text).toContain(words)
})

test('the app has WeChat check that they were agreed to', () => {
  expect(readFileSync(path.join(ROOT, 'src/app.config.ts'), 'utf8')).toContain('__usePrivacyCheck__: true')
})

test('no place is ever asked for, nor a telephone number, nor what somebody looks like', () => {
  expect(used().filter((name) => /Location|Phone|User|Camera/.test(name))).toEqual([])
  const asking =
    /openType=["'{]+(getPhoneNumber|getUserInfo|chooseAvatar|getRealtimePhoneNumber)|type=["']nickname/
  expect(sources(/\.tsx$/).filter((text) => asking.test(text))).toEqual([])
})
