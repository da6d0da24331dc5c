// @vitest-environment jsdom
import { act } from 'react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { type Device, newDevice } from './device/device'
import { draw } from './device/draw'
import { SchoolServer } from './device/school-server'
import { startApp } from './device/start-app'

vi.mock('@tarojs/taro', () => import('./device/taro'))

const PAGE = 2
let phone: Device
let names: string[]
let pagesOf: (query: string) => ReturnType<typeof drawList>

type Hook = typeof import('../../../src/services/pages')['usePages']
const drawList = (usePages: Hook, query: string) =>
  draw((text: string) => usePages('roster.teachers', { query: text }, (data) => data), query)

const settle = () => act(async () => void (await new Promise((resolve) => setTimeout(resolve, 10))))
const shown = (list: Awaited<ReturnType<typeof drawList>>) => list.now().items.map(({ name }) => name)
const comeBack = () =>
  act(async () => {
    for (const show of phone.pageShown) show()
  })

beforeEach(async () => {
  phone = newDevice()
  const school = new SchoolServer()
  phone.serve = school.serve
  names = ['赵', '钱', '孙', '李', '周']
  school.answers.set('roster.teachers', (input) => {
    const { cursor } = input as { cursor?: string }
    const from = cursor === undefined ? 0 : names.indexOf(cursor) + 1
    const items = names.slice(from, from + PAGE).map((name) => ({ id: name, name, subject: '' }))
    return { items, next: from + PAGE < names.length ? (items.at(-1)?.name ?? null) : null }
  })
  const app = await startApp()
  await app.openSession({ way: 'demo', key: 'lin' })
  const { usePages } = await import('../../../src/services/pages')
  pagesOf = (query) => drawList(usePages, query)
})

describe('usePages', () => {
  test('shows the first page and grows by a page at a time to the end', async () => {
    const list = await pagesOf('')
    await settle()
    expect(shown(list)).toEqual(['赵', '钱'])
    await act(async () => list.now().more())
    await settle()
    expect(shown(list)).toEqual(['赵', '钱', '孙', '李'])
    await act(async () => list.now().more())
    await settle()
    expect(shown(list)).toEqual(['赵', '钱', '孙', '李', '周'])
    expect(list.now().hasMore).toBe(false)
  })

  test('two taps on more load one page', async () => {
    const list = await pagesOf('')
    await settle()
    await act(async () => {
      list.now().more()
      list.now().more()
    })
    await settle()
    expect(shown(list)).toEqual(['赵', '钱', '孙', '李'])
  })

  test('coming back, a row that came in at the top doubles no other', async () => {
    const list = await pagesOf('')
    await settle()
    await act(async () => list.now().more())
    await settle()
    names = ['新', ...names]
    await comeBack()
    await settle()
    expect(shown(list)).toEqual(['新', '赵', '钱', '孙'])
  })

  test('coming back, a change on a later page is seen', async () => {
    const list = await pagesOf('')
    await settle()
    await act(async () => list.now().more())
    await settle()
    names = ['赵', '钱', '孙', '吴']
    await comeBack()
    await settle()
    expect(shown(list)).toEqual(['赵', '钱', '孙', '吴'])
  })

  test('another question starts with its own first page', async () => {
    const list = await pagesOf('')
    await settle()
    await act(async () => list.now().more())
    await settle()
    await list.redraw('别的')
    await settle()
    expect(shown(list)).toEqual(['赵', '钱'])
  })

  test('a page that does not come leaves what is there and says why', async () => {
    const list = await pagesOf('')
    await settle()
    phone.serve = () => Promise.reject({ errMsg: 'request:fail' })
    await act(async () => list.now().more())
    await settle()
    expect(shown(list)).toEqual(['赵', '钱'])
    expect(list.now()).toMatchObject({ hasMore: true, busy: false, fault: { why: 'noNetwork' } })
  })

  test('coming back to a very long list asks for its last pages, and keeps those before them', async () => {
    names = Array.from({ length: 40 }, (_, index) => `老师${index}`)
    const list = await pagesOf('')
    await settle()
    for (let page = 2; page <= 20; page += 1) {
      await act(async () => list.now().more())
      await settle()
    }
    expect(shown(list)).toEqual(names)
    const before = phone.requests.length
    await comeBack()
    await settle()
    expect(phone.requests.length - before).toBe(1 + 10)
    expect(shown(list)).toEqual(names)
  })
})
