import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answer } from '../../cloudfunctions/_shared/endpoint/answer'
import type { ClientFault } from '../../cloudfunctions/_shared/endpoint/client-fault'
import { type TestSchool, testSchool } from './school/test-school'

let school: TestSchool
beforeAll(async () => {
  school = await testSchool()
})
afterAll(() => school.close())

const told: ClientFault[] = []

async function asked(operation: string, input: unknown, clientVersion?: string) {
  const token = operation.startsWith('record.') ? await school.tokenOf('wang') : undefined
  const deployment = {
    ...school.deployment,
    oldestClient: '1.4.0',
    clientFault: (fault: ClientFault) => told.push(fault),
  }
  const call = { operation, input, token, openId: undefined, requestId: 'r-1', clientVersion }
  const { status, body } = await answer(call, deployment)
  return { status, code: body.ok ? null : body.problem.code }
}

describe('where releases before 1.4.0 are not served any more', () => {
  test('an older one is refused whatever it asks, before signing in too, and nothing is kept', async () => {
    const { content } = school.observation({ periods: [2] })
    const submission = { id: uuidv7(), content }
    const refused = { status: 426, code: 'clientTooOld' }
    expect(await asked('session.ways', {}, '1.3.9')).toEqual(refused)
    expect(await asked('session.open', { way: 'wechat' }, '1.3.9')).toEqual(refused)
    expect(await asked('record.submit', submission, '1.3.9')).toEqual(refused)
    expect(await school.rows('select from youju.record where id = $1', [submission.id])).toHaveLength(0)
    expect(await asked('record.submit', submission, '1.4.0')).toEqual({ status: 200, code: null })
  })

  test('that one, a newer one and who names none are served', async () => {
    for (const version of ['1.4.0', '1.4.1', undefined])
      expect(await asked('session.ways', {}, version)).toEqual({ status: 200, code: null })
  })
})

describe('an error that a client met', () => {
  const fault: ClientFault = {
    name: 'TypeError',
    frames: ['at draw (common.js:1:203)'],
    page: 'pages/home/index',
    version: '1.4.0',
    build: 'k3x',
    runtime: 'weapp 3.8.0 ios',
    requestId: null,
  }

  test('is told as it came, without anybody signed in, and kept nowhere', async () => {
    expect(await asked('client.report', fault)).toEqual({ status: 200, code: null })
    expect(told).toEqual([fault])
  })

  test.each([
    ['words of a person as its name', { name: '李老师 is not defined' }],
    ['a page with what it was opened for', { page: 'pages/record/index?id=1' }],
    ['a message beside it', { message: 'secret' }],
    ['frames with line breaks', { frames: ['at f (a.js:1:2)\n{"forged":1}'] }],
    ['eleven frames', { frames: Array.from({ length: 11 }, () => 'at f (a.js:1:2)') }],
  ])('is refused with %s', async (_, wrong) => {
    told.length = 0
    expect(await asked('client.report', { ...fault, ...wrong })).toEqual({ status: 400, code: 'badInput' })
    expect(told).toEqual([])
  })
})
