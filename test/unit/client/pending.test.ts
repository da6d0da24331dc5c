import { beforeEach, describe, expect, test, vi } from 'vitest'
import { eventually } from '../../eventually'
import { type Device, newDevice, setNetwork } from './device/device'
import { no, observed, PEOPLE, SchoolServer } from './device/school-server'
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

const loseNetwork = () => {
  phone.serve = () => Promise.reject({ errMsg: 'request:fail' })
}
const loseReplies = () => {
  phone.serve = async (request) => {
    await school.serve(request)
    throw { errMsg: 'request:fail' }
  }
}
const goOffline = async () => {
  setNetwork(phone, false)
  await eventually(() => expect(app.isOnline()).toBe(false))
  loseNetwork()
}
const goOnline = () => {
  phone.serve = school.serve
  setNetwork(phone, true)
}
const notesKept = () => school.kept.map(({ submission }) => noteOf(submission.content))
const noteOf = (content: ReturnType<typeof observed>) =>
  'note' in content.payload ? content.payload.note : ''
const waiting = () => app.pendingOf(PEOPLE.lin)

describe('a record handed in', () => {
  test('is off the device once the receipt is here, and the receipt stays', async () => {
    const id = app.newId()
    const outcome = await app.submitRecord(id, observed('一'))
    expect(outcome).toMatchObject({ state: 'received', receipt: { id } })
    expect(waiting()).toEqual([])
    const { receivedAt, hash } = school.kept[0]?.receipt ?? {}
    expect(app.receiptsOf(PEOPLE.lin)).toEqual([
      { id, of: { kind: 'observation', on: '2026-09-10' }, revision: 1, receivedAt, hash },
    ])
  })

  test('is on the device before it is sent', async () => {
    const id = app.newId()
    phone.serve = (request) => {
      expect(waiting()).toMatchObject([{ id, personId: PEOPLE.lin }])
      return school.serve(request)
    }
    await app.submitRecord(id, observed('一'))
    expect.assertions(1)
  })

  test('with no network waits, and goes by itself when the network returns', async () => {
    const stop = app.watchPending()
    await goOffline()
    const outcome = await app.submitRecord(app.newId(), observed('一'))
    expect(outcome).toMatchObject({ state: 'waiting', because: { why: 'noNetwork' } })
    goOnline()
    await eventually(() => expect(waiting()).toEqual([]))
    expect(notesKept()).toEqual(['一'])
    stop()
  })

  test('goes by itself when the app comes back and when its person signs in again', async () => {
    const stop = app.watchPending()
    loseNetwork()
    await app.submitRecord(app.newId(), observed('一'))
    phone.serve = school.serve
    for (const show of phone.shown) show()
    await eventually(() => expect(notesKept()).toEqual(['一']))
    loseNetwork()
    await app.submitRecord(app.newId(), observed('二'))
    await app.closeSession()
    phone.serve = school.serve
    await app.openSession({ way: 'demo', key: 'zhao' })
    await app.openSession({ way: 'demo', key: 'lin' })
    await eventually(() => expect(notesKept()).toEqual(['一', '二']))
    stop()
  })

  test('goes by itself after a while where the device claims a network all along', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const stop = app.watchPending()
    loseNetwork()
    await app.submitRecord(app.newId(), observed('一'))
    await vi.advanceTimersByTimeAsync(20_000)
    expect(phone.requests.filter(({ url }) => url.endsWith('/record/submit'))).toHaveLength(2)
    phone.serve = school.serve
    await vi.advanceTimersByTimeAsync(40_000)
    expect(notesKept()).toEqual(['一'])
    expect(waiting()).toEqual([])
    stop()
    expect(vi.getTimerCount()).toBe(0)
    vi.useRealTimers()
  })

  test('twice at once is one record with one receipt', async () => {
    const id = app.newId()
    const outcomes = await Promise.all([
      app.submitRecord(id, observed('一')),
      app.submitRecord(id, observed('一')),
    ])
    expect(outcomes.map((outcome) => outcome.state)).toEqual(['received', 'received'])
    expect(phone.requests.filter((request) => request.url.endsWith('/record/submit'))).toHaveLength(1)
  })

  test('whose reply was lost is the same record when it is sent again', async () => {
    loseReplies()
    await app.submitRecord(app.newId(), observed('一'))
    phone.serve = school.serve
    await app.sendPending()
    expect(notesKept()).toEqual(['一'])
    expect(waiting()).toEqual([])
  })

  test('waits behind those handed in before it', async () => {
    loseNetwork()
    await app.submitRecord(app.newId(), observed('一'))
    await app.submitRecord(app.newId(), observed('二'))
    phone.serve = school.serve
    await app.submitRecord(app.newId(), observed('三'))
    expect(notesKept()).toEqual(['一', '二', '三'])
  })

  test("after the phone's clock was set back still waits behind the others", async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    loseNetwork()
    await app.submitRecord(app.newId(), observed('一'))
    vi.setSystemTime(Date.now() - 3_600_000)
    await app.submitRecord(app.newId(), observed('二'))
    vi.useRealTimers()
    phone.serve = school.serve
    await app.sendPending()
    expect(notesKept()).toEqual(['一', '二'])
  })

  test('again after its receipt is the same record with the same one receipt', async () => {
    const id = app.newId()
    await app.submitRecord(id, observed('一'))
    await expect(app.submitRecord(id, observed('一'))).resolves.toMatchObject({ state: 'received' })
    expect(notesKept()).toEqual(['一'])
    expect(app.receiptsOf(PEOPLE.lin)).toHaveLength(1)
  })

  test('needs somebody signed in', async () => {
    await app.closeSession()
    await expect(app.submitRecord(app.newId(), observed('一'))).rejects.toMatchObject({
      problem: { code: 'notSignedIn' },
    })
  })

  test('while the session expires keeps waiting', async () => {
    school.endSessions()
    const outcome = await app.submitRecord(app.newId(), observed('一'))
    expect(outcome).toMatchObject({ state: 'waiting', because: { problem: { code: 'notSignedIn' } } })
    expect(waiting()).toMatchObject([{ mayHaveArrived: false, refusal: null }])
  })
})

describe('a record refused', () => {
  test('stays with the reason and is not sent again by itself', async () => {
    school.refuse = () => 'ownLesson'
    const outcome = await app.submitRecord(app.newId(), observed('一'))
    expect(outcome).toMatchObject({ state: 'refused', problem: { code: 'ownLesson' } })
    phone.requests.length = 0
    await app.sendPending()
    expect(phone.requests).toHaveLength(0)
    expect(waiting()).toMatchObject([{ refusal: { problem: { code: 'ownLesson' } } }])
  })

  test('does not hold up the others', async () => {
    loseNetwork()
    await app.submitRecord(app.newId(), observed('错'))
    await app.submitRecord(app.newId(), observed('二'))
    phone.serve = school.serve
    school.refuse = ({ content }) => (noteOf(content) === '错' ? 'ownLesson' : null)
    await app.sendPending()
    expect(notesKept()).toEqual(['二'])
  })

  test('corrected under its id is kept once', async () => {
    const id = app.newId()
    school.refuse = ({ content }) => (noteOf(content) === '错' ? 'ownLesson' : null)
    await app.submitRecord(id, observed('错'))
    await app.submitRecord(id, observed('对'))
    expect(notesKept()).toEqual(['对'])
    expect(waiting()).toEqual([])
  })

  test('because somebody else has its id gets another when it is handed in again', async () => {
    const id = app.newId()
    await app.openSession({ way: 'demo', key: 'zhao' })
    await app.submitRecord(id, observed('赵'))
    await app.openSession({ way: 'demo', key: 'lin' })
    await expect(app.submitRecord(id, observed('二'))).resolves.toMatchObject({
      problem: { code: 'idTaken' },
    })
    await expect(app.submitRecord(id, observed('二'))).resolves.toMatchObject({ state: 'received' })
    expect(new Set(school.kept.map(({ submission }) => submission.id)).size).toBe(2)
    expect(waiting()).toEqual([])
  })

  test('because it had arrived before it was changed is never there twice, and names the one to correct', async () => {
    const id = app.newId()
    await app.submitRecord(id, observed('一'))
    for (let again = 0; again < 2; again += 1) {
      await expect(app.submitRecord(id, observed('一改'))).resolves.toMatchObject({
        problem: { code: 'idTaken', details: { recordId: id } },
      })
    }
    expect(notesKept()).toEqual(['一'])
    expect(waiting()).toMatchObject([{ id, refusal: { problem: { details: { recordId: id } } } }])
  })

  test('can be given up', async () => {
    const id = app.newId()
    school.refuse = () => 'ownLesson'
    await app.submitRecord(id, observed('一'))
    expect(app.discardPending(id)).toBe(true)
    expect(waiting()).toEqual([])
  })
})

describe('a waiting item', () => {
  test('that never left the device can be changed in its place, and given up', async () => {
    await goOffline()
    const [first, second, third] = [app.newId(), app.newId(), app.newId()]
    for (const [id, note] of [
      [first, '一'],
      [second, '二'],
      [third, '三'],
    ] as const) {
      await app.submitRecord(id, observed(note))
    }
    await app.submitRecord(first, observed('一改'))
    expect(app.discardPending(second)).toBe(true)
    goOnline()
    await app.sendPending()
    expect(notesKept()).toEqual(['一改', '三'])
  })

  test('can still be changed after the app was started again with no network', async () => {
    const id = app.newId()
    await goOffline()
    await app.submitRecord(id, observed('一'))
    app = await startApp()
    const stop = app.watchPending()
    await eventually(() => expect(app.whyWaiting()).toMatchObject({ why: 'noNetwork' }))
    expect(waiting()).toMatchObject([{ mayHaveArrived: false }])
    expect(app.discardPending(id)).toBe(true)
    stop()
  })

  test('on its way is fixed, whatever the phone says about the network', async () => {
    const id = app.newId()
    await goOffline()
    phone.serve = school.serve
    const sent = app.submitRecord(id, observed('一'))
    expect(app.discardPending(id)).toBe(false)
    await expect(app.submitRecord(id, observed('一改'))).resolves.toMatchObject({ state: 'onItsWay' })
    await expect(sent).resolves.toMatchObject({ state: 'received' })
  })

  test('that may have arrived is fixed until it is known', async () => {
    const id = app.newId()
    loseReplies()
    await app.submitRecord(id, observed('一'))
    await expect(app.submitRecord(id, observed('一改'))).resolves.toMatchObject({ state: 'onItsWay' })
    expect(app.discardPending(id)).toBe(false)
    phone.serve = school.serve
    await app.sendPending()
    expect(notesKept()).toEqual(['一'])
  })

  test('that may have arrived is still fixed after the app was killed while sending', async () => {
    const id = app.newId()
    phone.serve = () => new Promise(() => undefined)
    void app.submitRecord(id, observed('一'))
    await eventually(() => expect(phone.requests.at(-1)?.url).toContain('record/submit'))
    app = await startApp()
    expect(app.discardPending(id)).toBe(false)
  })

  test('that a busy server did not take can be changed', async () => {
    const id = app.newId()
    phone.serve = () => Promise.resolve({ statusCode: 503, data: no('busy') })
    await app.submitRecord(id, observed('一'))
    expect(waiting()).toMatchObject([{ mayHaveArrived: false, refusal: null }])
  })

  test('over which the server stumbles waits without holding up the others', async () => {
    school.refuse = ({ content }) => (noteOf(content) === '一' ? 'internal' : null)
    const outcome = await app.submitRecord(app.newId(), observed('一'))
    expect(outcome).toMatchObject({ state: 'waiting', because: { problem: { code: 'internal' } } })
    await app.submitRecord(app.newId(), observed('二'))
    expect(notesKept()).toEqual(['二'])
    school.refuse = () => null
    await app.sendPending()
    expect(notesKept()).toEqual(['二', '一'])
  })

  test('of one person is not sent by another, not even mid-round', async () => {
    loseNetwork()
    await app.submitRecord(app.newId(), observed('一'))
    await app.submitRecord(app.newId(), observed('二'))
    phone.serve = school.serve
    const round = app.sendPending()
    await app.openSession({ way: 'demo', key: 'zhao' })
    await round
    await app.submitRecord(app.newId(), observed('赵'))
    expect(
      school.kept.every(
        ({ personId, submission }) => (personId === PEOPLE.zhao) === (noteOf(submission.content) === '赵'),
      ),
    ).toBe(true)
    await app.openSession({ way: 'demo', key: 'lin' })
    await app.sendPending()
    expect(notesKept().sort()).toEqual(['一', '二', '赵'].sort())
  })
})

describe('a device without room', () => {
  test('still hands a record in when the server can be reached', async () => {
    phone.totalLimit = 0
    vi.spyOn(console, 'warn').mockReturnValue()
    await expect(app.submitRecord(app.newId(), observed('一'))).resolves.toMatchObject({ state: 'received' })
  })

  test('says that a record is neither kept nor sent', async () => {
    phone.totalLimit = 0
    vi.spyOn(console, 'warn').mockReturnValue()
    loseNetwork()
    const outcome = await app.submitRecord(app.newId(), observed('一'))
    expect(outcome).toMatchObject({
      state: 'notKept',
      message: expect.stringContaining('请先不要离开这一页'),
    })
  })
})

test('the last 100 receipts are kept, the newest first', async () => {
  const ids = Array.from({ length: 101 }, app.newId)
  for (const id of ids) await app.submitRecord(id, observed(id))
  expect(app.receiptsOf(PEOPLE.lin).map((receipt) => receipt.id)).toEqual(ids.slice(1).reverse())
})
