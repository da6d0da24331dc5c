import { beforeEach, describe, expect, test, vi } from 'vitest'
import { eventually } from '../../eventually'
import { type Device, newDevice } from './device/device'
import { observed, PEOPLE, SchoolServer } from './device/school-server'
import { type App, startApp } from './device/start-app'

vi.mock('@tarojs/taro', () => import('./device/taro'))

let phone: Device
let school: SchoolServer
let app: App

/** Lin at one school is Zhao at the other. */
const OTHER = 'the account at the other school'

beforeEach(async () => {
  phone = newDevice()
  school = new SchoolServer()
  school.answers.set('session.switch', () => school.signIn('zhao'))
  school.answers.set('account.addPlace', () => ({ accountId: OTHER, school: '第二小学' }))
  phone.serve = school.serve
  app = await startApp()
  await app.openSession({ way: 'demo', key: 'lin' })
})

const offline = () => {
  phone.serve = () => Promise.reject({ errMsg: 'request:fail' })
}
const online = () => {
  phone.serve = school.serve
}
const keptBy = () => school.kept.map(({ personId }) => personId)

describe('going on at another place', () => {
  test('sends nothing of this place’s from there; it waits, and goes once one is back', async () => {
    offline()
    await app.submitRecord(app.newId(), observed('一'))
    online()
    await app.switchTo(OTHER)
    await app.sendPending()
    await app.submitRecord(app.newId(), observed('二'))
    expect(keptBy()).toEqual([PEOPLE.zhao])
    expect(app.pendingOf(PEOPLE.lin)).toHaveLength(1)

    school.answers.set('session.switch', () => school.signIn('lin'))
    await app.switchTo('the account here')
    await app.sendPending()
    expect(keptBy()).toEqual([PEOPLE.zhao, PEOPLE.lin])
    expect(app.pendingOf(PEOPLE.lin)).toEqual([])
  })

  test('while something is being sent does not send the rest under the new session', async () => {
    offline()
    for (const note of ['一', '二']) await app.submitRecord(app.newId(), observed(note))
    let turned: Promise<unknown> | undefined
    phone.serve = async (request) => {
      const reply = await school.serve(request)
      if (request.url.endsWith('/submit')) turned ??= app.switchTo(OTHER)
      if (request.url.endsWith('/submit')) await turned
      return reply
    }
    await app.sendPending()
    await turned
    expect(new Set(keptBy())).toEqual(new Set([PEOPLE.lin]))
    expect(app.current()?.person.id).toBe(PEOPLE.zhao)
    expect(app.pendingOf(PEOPLE.lin).length + school.kept.length).toBe(2)
  })

  test('ends the session left behind, and keeps it where the other could not be opened', async () => {
    await app.switchTo(OTHER)
    await eventually(() => expect(school.sessions.map(({ ended }) => ended)).toEqual([true, false]))
    offline()
    await expect(app.switchTo('the account here')).rejects.toMatchObject({ name: 'Unreachable' })
    expect(app.current()?.person.id).toBe(PEOPLE.zhao)
  })

  test('keeps each place’s drafts and answers to itself', async () => {
    const place = { personId: PEOPLE.lin, form: 'observation' as const, version: 1 }
    const draft = app.openDraft<{ note: string }>(place, () => undefined)
    draft.save({ note: '在这边写的' })
    draft.flush()
    app.keepAnswer(PEOPLE.lin, 'standing.mine {}', { data: 1, asOf: '2026-09-10T00:00:00Z' })
    await app.switchTo(OTHER)
    expect(app.draftsOf(PEOPLE.zhao)).toEqual([])
    expect(app.draftsOf(PEOPLE.lin)).toEqual(['observation'])
    expect(app.lastAnswer(PEOPLE.lin, 'standing.mine {}')).toBeUndefined()
  })
})

describe('joining whose reply was lost', () => {
  const by = { way: 'known', login: 'lin', password: 'long enough' } as const

  test('is finished by signing in with what was chosen', async () => {
    await app.closeSession()
    let used = false
    school.answers.set('session.join', () => {
      if (used) throw new Error('asked twice')
      used = true
      return school.signIn('lin')
    })
    phone.serve = async (request) => {
      if (request.url.endsWith('/join') && used) {
        return {
          statusCode: 410,
          data: { ok: false, problem: { code: 'invitationOver', message: '', details: {} } },
        }
      }
      const reply = await school.serve(request)
      if (request.url.endsWith('/join')) throw { errMsg: 'request:fail' }
      return reply
    }
    await expect(app.joinBy('ABCD-EFGH-JKMN', by)).rejects.toMatchObject({ name: 'Unreachable' })
    await app.joinBy('ABCD-EFGH-JKMN', by).catch(() => undefined)
    expect(phone.requests.at(-2)?.url ?? '').toMatch(/join|open/)
    expect(phone.requests.some(({ url }) => url.endsWith('/open'))).toBe(true)
  })

  test('with a code that is over for good only says so: no password is tried', async () => {
    await app.closeSession()
    phone.requests.length = 0
    phone.serve = async () => ({
      statusCode: 410,
      data: { ok: false, problem: { code: 'invitationOver', message: '用过了', details: {} } },
    })
    await expect(app.joinBy('ABCD-EFGH-JKMN', by)).rejects.toThrow('用过了')
    expect(phone.requests.filter(({ url }) => url.endsWith('/open'))).toEqual([])
  })
})

describe('the code of an invitation', () => {
  test('comes from the page’s own address, a scanned link or a mini-program code', () => {
    expect(app.codeIn({ code: 'ABCD-EFGH-JKMN' }, 'invitation')).toBe('ABCD-EFGH-JKMN')
    const link = 'https://school.test/#/pages/account/join/index?code=ABCD-EFGH-JKMN'
    expect(app.codeIn({ q: encodeURIComponent(link) }, 'invitation')).toBe('ABCDEFGHJKMN')
    expect(app.codeIn({ q: encodeURIComponent(link) }, 'class')).toBe('')
    expect(app.codeIn({ scene: 'i%3DABCDEFGHJKMN' }, 'invitation')).toBe('ABCDEFGHJKMN')
    expect(app.codeIn({ scene: 'c%3D4KD7M2XP' }, 'class')).toBe('4KD7M2XP')
    expect(app.codeIn({}, 'class')).toBe('')
  })
})
