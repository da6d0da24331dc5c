import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { DraftPlace } from '../../../src/services/drafts'
import { type Device, newDevice } from './device/device'
import { PEOPLE } from './device/school-server'
import { type App, startApp } from './device/start-app'

vi.mock('@tarojs/taro', () => import('./device/taro'))

let phone: Device
let app: App

beforeEach(async () => {
  vi.useFakeTimers()
  vi.spyOn(console, 'warn').mockReturnValue()
  phone = newDevice()
  app = await startApp()
})

const place: DraftPlace = { personId: PEOPLE.lin, form: 'observation', version: 1 }
const open = (at = place) => app.openDraft<{ note: string }>(at, () => undefined)

describe('a draft', () => {
  test('is kept with every keystroke', () => {
    const draft = open()
    for (let typed = 1; typed <= 6; typed += 1) {
      draft.save({ note: '听'.repeat(typed) })
      expect(open().restored?.content).toEqual({ note: '听'.repeat(typed) })
    }
  })

  test('of 20000 characters is kept within half a second of the first keystroke, however one goes on typing', () => {
    const draft = open()
    for (let typed = 1; typed <= 6; typed += 1) {
      draft.save({ note: '听'.repeat(20_000 + typed) })
      if (typed === 1) expect(open().restored).toBeNull()
      vi.advanceTimersByTime(90)
    }
    expect(open().restored?.content).toEqual({ note: '听'.repeat(20_006) })
  })

  test('survives a killed app with the id of its record', async () => {
    const draft = open()
    draft.save({ note: '导入自然' })
    app = await startApp()
    const again = open()
    expect(again.restored).toMatchObject({ content: { note: '导入自然' }, recordId: draft.recordId })
    expect(again.recordId).toBe(draft.recordId)
  })

  test('is kept at once when the app is hidden', () => {
    open().save({ note: '刚写'.repeat(20_000) })
    for (const hide of phone.hidden) hide()
    expect(open().restored?.content).toEqual({ note: '刚写'.repeat(20_000) })
  })

  test('dropped after sending does not come back with a late save', () => {
    const draft = open()
    draft.save({ note: '已提交' })
    draft.drop()
    vi.advanceTimersByTime(1_000)
    expect(open().restored).toBeNull()
  })

  test('of another version of the form is not offered', () => {
    const draft = open()
    draft.save({ note: '旧表' })
    draft.flush()
    expect(open({ ...place, version: 2 }).restored).toBeNull()
  })

  test('of one person is not offered to another', () => {
    const draft = open()
    draft.save({ note: '林老师的笔记' })
    draft.flush()
    expect(open({ ...place, personId: PEOPLE.zhao }).restored).toBeNull()
    expect(app.draftsOf(PEOPLE.zhao)).toEqual([])
    expect(app.draftsOf(PEOPLE.lin)).toEqual(['observation'])
  })

  test('for which there is no room says so, and is kept once there is', () => {
    phone.totalLimit = 10
    const outcomes: unknown[] = []
    const draft = app.openDraft<{ note: string }>(place, (written) => outcomes.push(written))
    draft.save({ note: '没有地方了' })
    vi.advanceTimersByTime(500)
    expect(outcomes).toEqual([expect.objectContaining({ ok: false, reason: 'full' })])
    phone.totalLimit = 1_000_000
    for (const hide of phone.hidden) hide()
    expect(open().restored?.content).toEqual({ note: '没有地方了' })
  })

  test('larger than a key may be says so and leaves the last one in place', () => {
    const draft = open()
    draft.save({ note: '短' })
    draft.flush()
    draft.save({ note: '长'.repeat(400_000) })
    expect(draft.flush()).toMatchObject({ ok: false, reason: 'tooLarge' })
    expect(open().restored?.content).toEqual({ note: '短' })
  })
})

describe('a cached answer', () => {
  const answer = (data: unknown, minute = 0) => ({
    data,
    asOf: new Date(Date.UTC(2026, 8, 10, 0, minute)).toISOString(),
  })

  test('is there after a restart with its time', async () => {
    app.keepAnswer(PEOPLE.lin, 'q', answer([1]))
    app = await startApp()
    expect(app.lastAnswer(PEOPLE.lin, 'q')).toEqual(answer([1]))
  })

  test('of another build of the app is not shown', async () => {
    app.keepAnswer(PEOPLE.lin, 'q', answer([1]))
    app = await startApp({ build: 'test-2' })
    expect(app.lastAnswer(PEOPLE.lin, 'q')).toBeUndefined()
  })

  test('makes room for what a person wrote', () => {
    phone.totalLimit = 2_000
    app.keepAnswer(PEOPLE.lin, 'q', answer('x'.repeat(1_800)))
    const draft = open()
    draft.save({ note: '要紧的内容'.repeat(20) })
    expect(draft.flush()).toEqual({ ok: true })
    expect(app.lastAnswer(PEOPLE.lin, 'q')).toBeUndefined()
  })

  test('is one of at most 60: the older half goes', () => {
    for (let minute = 0; minute <= 60; minute += 1)
      app.keepAnswer(PEOPLE.lin, `q${minute}`, answer(1, minute))
    expect(app.keysUnder('youju.answer.')).toHaveLength(30)
    expect(app.lastAnswer(PEOPLE.lin, 'q60')).toBeDefined()
    expect(app.lastAnswer(PEOPLE.lin, 'q30')).toBeUndefined()
  })

  test('too large to keep does not leave an older one to be taken for it', () => {
    app.keepAnswer(PEOPLE.lin, 'q', answer('old'))
    app.keepAnswer(PEOPLE.lin, 'q', answer('x'.repeat(200_000)))
    expect(app.lastAnswer(PEOPLE.lin, 'q')).toBeUndefined()
  })
})

test('a damaged value does not keep the app from opening', async () => {
  phone.stored.set('youju.session.1', '{"tokens":')
  app = await startApp()
  expect(app.current()).toBeNull()
})
