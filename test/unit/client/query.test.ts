// @vitest-environment jsdom
import { act } from 'react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { type Device, newDevice, setNetwork } from './device/device'
import { draw } from './device/draw'
import { no, PEOPLE, SchoolServer } from './device/school-server'
import { type App, startApp } from './device/start-app'

vi.mock('@tarojs/taro', () => import('./device/taro'))

let phone: Device
let school: SchoolServer
let app: App

beforeEach(async () => {
  phone = newDevice()
  school = new SchoolServer()
  phone.serve = school.serve
  school.answers.set('roster.teachers', (input, personId) => ({ asked: input, personId }))
  app = await startApp()
  await app.openSession({ way: 'demo', key: 'lin' })
  phone.requests.length = 0
})

const teachers = (query = '周') =>
  draw((text: string) => app.useQuery('roster.teachers', { query: text }), query)
const settle = () => act(async () => void (await new Promise((resolve) => setTimeout(resolve, 5))))
const loseNetwork = () => {
  phone.serve = () => Promise.reject({ errMsg: 'request:fail' })
}

/** Holds every reply back until it is let go, in any order. */
function holdReplies() {
  const waiting: (() => void)[] = []
  phone.serve = async (request) => {
    const reply = await school.serve(request)
    await new Promise<void>((resolve) => waiting.push(resolve))
    return reply
  }
  return (index: number) => act(async () => waiting[index]?.())
}

describe('useQuery', () => {
  test('is loading, then ready with the data and its time', async () => {
    const letGo = holdReplies()
    const page = await teachers()
    expect(page.now()).toMatchObject({ state: 'loading', asking: true, data: undefined, asOf: null })
    await letGo(0)
    await settle()
    expect(page.now()).toMatchObject({
      state: 'ready',
      asking: false,
      data: { asked: { query: '周' } },
      asOf: expect.stringMatching(/^\d{4}-/),
    })
  })

  test('shows the last known answer at once with no network, and says since when', async () => {
    const first = await teachers()
    await settle()
    const { asOf } = first.now()
    await first.leave()
    app = await startApp()
    loseNetwork()
    const again = await teachers()
    await settle()
    expect(again.now()).toMatchObject({ state: 'ready', data: { asked: { query: '周' } }, asOf })
    expect(again.now().unreachable?.message).toBe('连不上服务器，请检查网络后再试。')
  })

  test('with no network and nothing known is unreachable, and asks again when the network returns', async () => {
    loseNetwork()
    const page = await teachers()
    await settle()
    expect(page.now().state).toBe('unreachable')
    setNetwork(phone, false)
    phone.serve = school.serve
    await act(async () => setNetwork(phone, true))
    await settle()
    expect(page.now()).toMatchObject({ state: 'ready', unreachable: null })
  })

  test('no longer shows, nor keeps, what the person may no longer see', async () => {
    const page = await teachers()
    await settle()
    school.answers.set('roster.teachers', () => no('notAllowed'))
    await act(() => page.now().reload())
    expect(page.now()).toMatchObject({ state: 'refused', data: undefined, problem: { code: 'notAllowed' } })
    expect(app.keysUnder('youju.answer.')).toEqual([])
  })

  test('keeps showing what it has while the server is busy', async () => {
    const page = await teachers()
    await settle()
    school.answers.set('roster.teachers', () => no('busy'))
    await act(() => page.now().reload())
    expect(page.now()).toMatchObject({ state: 'ready', data: { asked: {} }, problem: { code: 'busy' } })
  })

  test('an answer overtaken by a newer one is dropped', async () => {
    let version = 0
    school.answers.set('roster.teachers', () => ({ version: ++version }))
    const letGo = holdReplies()
    const page = await teachers()
    await act(async () => void page.now().reload())
    await letGo(1)
    await settle()
    expect(page.now().data).toEqual({ version: 2 })
    await letGo(0)
    await settle()
    expect(page.now().data).toEqual({ version: 2 })
    expect(app.lastAnswer(PEOPLE.lin, 'roster.teachers {"query":"周"}')?.data).toEqual({ version: 2 })
  })

  test('an answer to the former question is not shown under the new one', async () => {
    const letGo = holdReplies()
    const page = await teachers('周')
    await page.redraw('吴')
    await letGo(1)
    await letGo(0)
    await settle()
    expect(page.now().data).toMatchObject({ asked: { query: '吴' } })
  })

  test('asks again when the page is shown, and once only when it is already asking', async () => {
    const letGo = holdReplies()
    const page = await teachers()
    const show = () => act(async () => [...phone.pageShown].map((listener) => listener()))
    await show()
    expect(phone.requests).toHaveLength(1)
    await letGo(0)
    await settle()
    await show()
    expect(phone.requests).toHaveLength(2)
    await page.leave()
  })

  test('an input that is equal is the same question', async () => {
    const page = await teachers()
    await settle()
    await page.redraw('周')
    expect(phone.requests).toHaveLength(1)
  })

  test('held back asks nothing', async () => {
    await draw(() => app.useQuery('roster.teachers', {}, { when: false }), {})
    await settle()
    expect(phone.requests).toHaveLength(0)
  })

  test('a public question needs nobody signed in', async () => {
    await act(async () => void (await app.closeSession()))
    school.answers.set('session.ways', () => ({ password: true, wechat: false, demo: [] }))
    const page = await draw(() => app.useQuery('session.ways', {}), {})
    await settle()
    expect(page.now().data).toMatchObject({ password: true })
  })

  test('an answer that comes after its person has left is not kept', async () => {
    const letGo = holdReplies()
    await teachers()
    phone.serve = school.serve
    await act(async () => void (await app.closeSession()))
    await letGo(0)
    await settle()
    expect(app.keysUnder('youju.answer.')).toEqual([])
  })

  test('another person gets an answer of their own', async () => {
    const page = await teachers()
    await settle()
    await act(async () => void (await app.openSession({ way: 'demo', key: 'zhao' })))
    await settle()
    expect(page.now().data).toMatchObject({ personId: PEOPLE.zhao })
  })
})

describe('useAction', () => {
  test('a second tap while the first is at work does nothing', async () => {
    const work = vi.fn(() => new Promise<string>((resolve) => setTimeout(() => resolve('ok'), 3)))
    const button = await draw(() => app.useAction(work), {})
    let taps: unknown[] = []
    await act(async () => {
      const { run } = button.now()
      taps = await Promise.all([run(), run()])
    })
    expect(work).toHaveBeenCalledOnce()
    expect(taps).toEqual([{ done: true, value: 'ok' }, { done: false }])
    expect(button.now().busy).toBe(false)
  })

  test('keeps the reason of a failure until the next run', async () => {
    school.answers.set('notice.withdraw', () => no('notAllowed'))
    const button = await draw(() => app.useAction(() => app.call('notice.withdraw', { id: 'x' })), {})
    await act(async () => void (await button.now().run()))
    expect(button.now().fault).toMatchObject({ problem: { code: 'notAllowed' } })
    school.answers.set('notice.withdraw', () => ({ id: 'x' }))
    await act(async () => void (await button.now().run()))
    expect(button.now().fault).toBeNull()
  })

  test('does not pass off a mistake in the program as a failure of the network', async () => {
    const button = await draw(() => app.useAction(() => Promise.reject(new TypeError('a mistake'))), {})
    await act(async () => void (await expect(button.now().run()).rejects.toThrow('a mistake')))
    expect(button.now().busy).toBe(false)
  })
})
