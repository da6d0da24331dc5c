// @vitest-environment jsdom
import { act } from 'react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { eventually } from '../../eventually'
import { type Device, newDevice } from './device/device'
import { draw } from './device/draw'
import { observed, SchoolServer } from './device/school-server'
import { type App, startApp } from './device/start-app'

vi.mock('@tarojs/taro', () => import('./device/taro'))

let phone: Device
let school: SchoolServer
let app: App

beforeEach(async () => {
  phone = newDevice()
  school = new SchoolServer()
  phone.serve = school.serve
  app = await startApp()
  await app.openSession({ way: 'demo', key: 'lin' })
})

const form = () => draw(() => app.useDraft('observation', 1, () => ({ topic: '', note: '' })), {})

describe('useDraft', () => {
  test('brings back what was typed before the page was left', async () => {
    const first = await form()
    await act(async () => first.now().change((before) => ({ ...before, topic: '分数' })))
    await first.leave()
    const again = await form()
    expect(again.now().content).toEqual({ topic: '分数', note: '' })
    expect(again.now().restoredFrom).toMatch(/^\d{4}-/)
    expect(again.now().recordId).toBe(first.now().recordId)
  })

  test('two changes in one tap both stand', async () => {
    const page = await form()
    await act(async () => {
      page.now().change((before) => ({ ...before, topic: '分数' }))
      page.now().change((before) => ({ ...before, note: '导入自然' }))
    })
    expect(page.now().content).toEqual({ topic: '分数', note: '导入自然' })
  })

  test('after sending starts afresh under a new id', async () => {
    const first = await form()
    await act(async () => first.now().change((before) => ({ ...before, topic: '分数' })))
    first.now().drop()
    await first.leave()
    const again = await form()
    expect(again.now()).toMatchObject({ content: { topic: '' }, restoredFrom: null })
    expect(again.now().recordId).not.toBe(first.now().recordId)
  })

  test('says when what is typed is not kept', async () => {
    vi.spyOn(console, 'warn').mockReturnValue()
    const page = await form()
    phone.totalLimit = 10
    await act(async () => {
      page.now().change((before) => ({ ...before, note: '写不下' }))
      for (const hide of phone.hidden) hide()
    })
    expect(page.now().trouble).toContain('请先不要离开这一页')
  })
})

describe('usePending', () => {
  test('shows an item waiting with the reason, then sending, then nothing', async () => {
    phone.serve = () => Promise.reject({ errMsg: 'request:fail' })
    const list = await draw(() => app.usePending(), {})
    const id = app.newId()
    await act(async () => void (await app.submitRecord(id, observed('一'))))
    expect(list.now()).toMatchObject({
      rows: [{ state: 'waiting', item: { id } }],
      trouble: { why: 'noNetwork' },
    })

    let letGo: () => void = () => undefined
    phone.serve = async (request) => {
      await new Promise<void>((resolve) => {
        letGo = resolve
      })
      return school.serve(request)
    }
    await act(async () => void app.sendPending())
    expect(list.now().rows).toMatchObject([{ state: 'sending', mayChange: false }])
    await act(async () => letGo())
    await eventually(() => expect(school.kept).toHaveLength(1))
    await act(async () => undefined)
    expect(list.now()).toEqual({ rows: [], trouble: null })
  })

  test('shows a refused item with its reason, and nothing to another person', async () => {
    school.refuse = () => 'ownLesson'
    const list = await draw(() => app.usePending(), {})
    await act(async () => void (await app.submitRecord(app.newId(), observed('一'))))
    expect(list.now().rows).toMatchObject([{ state: 'refused', mayChange: true }])
    await act(async () => void (await app.openSession({ way: 'demo', key: 'zhao' })))
    expect(list.now().rows).toEqual([])
  })
})

describe('on h5', () => {
  const shareStorage = (values: Map<string, string>) => {
    phone.stored.clear()
    for (const [key, value] of values) phone.stored.set(key, value)
    window.dispatchEvent(new StorageEvent('storage', { key: 'youju.session.1' }))
  }

  test('a tab follows when another one signs out', async () => {
    app = await startApp({ platform: 'h5', apiBase: '' })
    expect(app.current()).not.toBeNull()
    shareStorage(new Map())
    expect(app.current()).toBeNull()
  })

  test('a tab uses the token that another one has just renewed instead of spending the old one', async () => {
    app = await startApp({ platform: 'h5', apiBase: '' })
    app.current()
    const reply = await phone.serve({
      url: '/api/session/renew',
      header: {},
      data: { refreshToken: app.signedIn()?.tokens.refreshToken },
    })
    const tokens = (reply.data as { data: unknown }).data
    phone.stored.set('youju.session.1', JSON.stringify({ ...app.signedIn(), tokens }))
    school.answers.set('plan.show', () => ({ title: '计划' }))
    await expect(app.call('plan.show', {})).resolves.toEqual({ title: '计划' })
    expect(school.renewals).toBe(1)
  })

  test("the browser's word on the network counts", async () => {
    app = await startApp({ platform: 'h5', apiBase: '' })
    expect(app.isOnline()).toBe(true)
    window.dispatchEvent(new Event('offline'))
    expect(app.isOnline()).toBe(false)
  })

  test('a draft is kept when the tab is closed', async () => {
    app = await startApp({ platform: 'h5', apiBase: '' })
    const place = { personId: 'p', form: 'f', version: 1 }
    app.openDraft<string>(place, () => undefined).save('写到一半')
    window.dispatchEvent(new Event('pagehide'))
    expect(app.openDraft<string>(place, () => undefined).restored?.content).toBe('写到一半')
  })
})
