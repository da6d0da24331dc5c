import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { eventually } from '../../../eventually'
import { type Device, newDevice, setNetwork } from '../device/device'
import { FileServer } from '../device/file-server'
import { no, observed, PEOPLE, SchoolServer } from '../device/school-server'
import { type App, startApp } from '../device/start-app'
import { chosen, pictureOf } from './pictures'

vi.mock('@tarojs/taro', () => import('../device/taro'))

const KB = 1024
let phone: Device
let school: SchoolServer
let server: FileServer
let app: App
let recordId: string

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  vi.spyOn(console, 'warn').mockReturnValue()
  vi.stubGlobal('crypto', undefined)
  phone = newDevice()
  school = new SchoolServer()
  server = new FileServer(school)
  phone.serve = school.serve
  app = await startApp()
  await app.openSession({ way: 'demo', key: 'lin' })
  recordId = app.newId()
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const submit = () => app.submitRecord(recordId, observed('一'))
const waiting = () => app.uploadsOf(PEOPLE.lin)
const keptNames = () =>
  [...server.files.values()].filter(({ state }) => state === 'kept').map((file) => file.announced.name)
const filesAsked = () =>
  phone.requests.filter(({ url }) => url.includes('/file/')).map(({ url }) => url.slice(28))
const add = async (bytes: Uint8Array, name?: string) => {
  const refusals = await app.addFiles(recordId, [chosen(bytes, name)])
  await app.sendUploads()
  return refusals
}
const offsets = () =>
  phone.requests
    .filter(({ url }) => url.endsWith('/file/put'))
    .map(({ data }) => (data as { offset: number }).offset / KB)

describe('a photo', () => {
  test('waits for its record, also while that is only a draft, and then goes', async () => {
    const draft = app.openDraft({ personId: PEOPLE.lin, form: 'f', version: 1 }, () => undefined)
    recordId = draft.recordId
    draft.save({ note: '' })
    draft.flush()
    await add(pictureOf(100, 1))
    expect(filesAsked()).toEqual([])
    expect(waiting()).toHaveLength(1)

    phone.serve = () => Promise.reject({ errMsg: 'request:fail' })
    await submit()
    draft.drop()
    await app.sendUploads()
    expect(filesAsked()).toEqual([])

    phone.serve = school.serve
    await app.sendPending()
    await app.sendUploads()
    expect(keptNames()).toEqual(['板书.png'])
    expect([waiting(), [...phone.files]]).toEqual([[], []])
  })

  test('goes by itself when the receipt is here, a moment before the form forgets its draft', async () => {
    const stop = app.watchUploads()
    const draft = app.openDraft({ personId: PEOPLE.lin, form: 'f', version: 1 }, () => undefined)
    recordId = draft.recordId
    draft.save({ note: '' })
    draft.flush()
    await add(pictureOf(100, 1))
    await submit()
    await eventually(() => expect(keptNames()).toHaveLength(1))
    stop()
  })

  test('to a record that nobody has submitted yet stays, and goes once it is there', async () => {
    await add(pictureOf(100, 1))
    expect(waiting()).toMatchObject([{ refusal: null }])
    await submit()
    await app.sendUploads()
    expect(keptNames()).toHaveLength(1)
  })

  test('goes on where it stopped after the app was killed half-way', async () => {
    await submit()
    let puts = 0
    phone.serve = (request) => {
      if (request.url.endsWith('/file/put')) puts += 1
      return puts > 1 ? Promise.reject({ errMsg: 'request:fail' }) : school.serve(request)
    }
    await add(pictureOf(300 * KB, 1))
    expect(waiting()).toMatchObject([{ received: 128 * KB }])
    phone.alive = false
    app = await startApp()
    phone.serve = school.serve
    phone.requests.length = 0
    await app.sendUploads()
    expect(offsets()).toEqual([128, 256])
    expect(keptNames()).toHaveLength(1)
  })

  test('over a network too slow for large parts goes in smaller ones', async () => {
    await submit()
    phone.serve = (request) => {
      const { data = '' } = request.data as { data?: string }
      return data.length > 50 * KB
        ? Promise.reject({ errMsg: 'request:fail timeout' })
        : school.serve(request)
    }
    await add(pictureOf(100 * KB, 1))
    expect(offsets()).toEqual([0, 0, 0, 32, 64, 96])
    expect(keptNames()).toHaveLength(1)
  })

  test('is tried again by itself when the server did not answer although there is a network', async () => {
    await submit()
    phone.serve = () => Promise.reject({ errMsg: 'request:fail' })
    await add(pictureOf(100, 1))
    phone.serve = school.serve
    await vi.advanceTimersByTimeAsync(20_000)
    await app.sendUploads()
    expect(keptNames()).toHaveLength(1)
  })

  test('that the server refuses stays with the reason, holds nobody up, and goes when the reason is gone', async () => {
    await submit()
    server.refuse = ({ name }) => (name === '一.png' ? 'tooManyFiles' : null)
    await add(pictureOf(100, 1), '一.png')
    await add(pictureOf(100, 2), '二.png')
    expect(waiting()).toMatchObject([{ name: '一.png', refusal: { problem: { code: 'tooManyFiles' } } }])
    expect(keptNames()).toEqual(['二.png'])
    server.refuse = () => null
    const [item] = waiting()
    if (item) await app.tryAgain(item)
    expect(keptNames()).toEqual(['二.png', '一.png'])
  })

  test('whose bytes the phone has cleared away says so', async () => {
    await submit()
    phone.serve = () => Promise.reject({ errMsg: 'request:fail' })
    await add(pictureOf(100, 1))
    phone.files.clear()
    phone.serve = school.serve
    await app.sendUploads()
    expect(waiting()[0]?.refusal?.problem.message).toContain('已经被清理')
  })

  test('is sent by nobody but its person', async () => {
    await submit()
    phone.serve = (request) =>
      request.url.includes('/file/') ? Promise.reject({ errMsg: 'request:fail' }) : school.serve(request)
    await add(pictureOf(100, 1))
    phone.serve = school.serve
    phone.requests.length = 0
    await app.openSession({ way: 'demo', key: 'zhao' })
    await app.sendUploads()
    expect(filesAsked()).toEqual([])
    await app.openSession({ way: 'demo', key: 'lin' })
    await app.sendUploads()
    expect(keptNames()).toHaveLength(1)
  })
})

describe('given up', () => {
  test('before anything was sent, the server never hears of it', async () => {
    await add(pictureOf(100, 1))
    phone.requests.length = 0
    setNetwork(phone, false)
    const [item] = waiting()
    if (item) await app.removeUpload({ ...item, begun: false })
    expect(waiting().filter(({ givenUp }) => !givenUp)).toEqual([])
  })

  test('half-way and without network, it is out of sight at once and taken away there when there is one', async () => {
    await submit()
    let puts = 0
    phone.serve = (request) => {
      if (request.url.endsWith('/file/put')) puts += 1
      return puts > 1 ? Promise.reject({ errMsg: 'request:fail' }) : school.serve(request)
    }
    await add(pictureOf(300 * KB, 1))
    const [item] = waiting()
    phone.serve = () => Promise.reject({ errMsg: 'request:fail' })
    if (item) await app.removeUpload(item)
    expect([...phone.files]).toEqual([])
    expect(waiting()).toMatchObject([{ givenUp: true }])
    expect(server.files.size).toBe(1)
    phone.serve = school.serve
    await app.sendUploads()
    expect([waiting(), server.files.size]).toEqual([[], 0])
  })
})

describe('not taken', () => {
  test.each([
    ['a page', '<!doctype html>', '可以上传'],
    ['an empty file', '', '可以上传'],
  ])('%s, in words, and the others are', async (_, text, words) => {
    await submit()
    const page = chosen(new TextEncoder().encode(text), '网页.html')
    const refusals = await app.addFiles(recordId, [page, chosen(pictureOf(100, 1))])
    expect(refusals).toEqual([expect.stringContaining(words)])
    await app.sendUploads()
    expect(keptNames()).toEqual(['板书.png'])
  })

  test('more than 5 MB', async () => {
    expect(await add(pictureOf(5 * KB * KB + 1, 1), '大图.png')).toEqual([
      '大图.png：超过 5 MB，请压缩后再传',
    ])
    expect(waiting()).toEqual([])
  })

  test('when the phone has no room: nothing is half there', async () => {
    phone.totalLimit = 0
    expect(await add(pictureOf(100, 1))).toEqual([expect.stringContaining('存储空间不够')])
    expect([waiting(), [...phone.files]]).toEqual([[], []])
  })
})

test('a photo that was called otherwise is named for what it is, and a name that is too long is cut', async () => {
  await submit()
  const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xda, 0, 2, 1])
  await app.addFiles(recordId, [
    chosen(jpeg, '板书.png'),
    chosen(jpeg, 'IMG_1.HEIC'),
    chosen(jpeg, `${'很长'.repeat(100)}.jpg`),
    chosen(jpeg, 'a\u0000b\n.jpeg'),
  ])
  const names = waiting().map(({ name }) => name)
  expect(names.slice(0, 2)).toEqual(['板书.jpg', 'IMG_1.HEIC.jpg'])
  expect(names[2]).toMatch(/^(很|长)+\.jpg$/)
  expect(names[2]?.length).toBeLessThanOrEqual(120)
  expect(names[3]).toBe('ab.jpeg')
})

test('the server’s stumble over one file holds nobody up', async () => {
  await submit()
  phone.serve = async (request) => {
    const { name } = request.data as { name?: string }
    return name === '一.png' ? { statusCode: 500, data: no('internal') } : school.serve(request)
  }
  await add(pictureOf(100, 1), '一.png')
  await add(pictureOf(100, 2), '二.png')
  expect(keptNames()).toEqual(['二.png'])
  expect(waiting()).toMatchObject([{ name: '一.png', refusal: null }])
})
