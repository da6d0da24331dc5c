import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { calendar } from '../../../cloudfunctions/_shared/http/calendar'
import { type TestSchool, testSchool } from '../school/test-school'

let school: TestSchool
beforeAll(async () => {
  school = await testSchool()
})
afterAll(() => school.close())

const get = (path: string) => calendar(school.deployment).request(path.replace('/calendar', ''))

describe('a calendar', () => {
  test('has the sessions of one’s own group and nobody else’s', async () => {
    const { ics } = await school.call('li', 'report.calendar', {})
    expect(ics).toContain('SUMMARY:数学组教研')
    expect(ics).not.toContain('语文组')
  })

  test('names the same thing the same whenever it is asked for', async () => {
    const uids = async () =>
      (await school.call('sun', 'report.calendar', {})).ics.match(/^UID:.*(\r\n .*)*/gm)
    const before = await uids()
    expect(new Set(before).size).toBe(before?.length)
    expect(await uids()).toEqual(before)
  })
})

describe('a subscription link', () => {
  test('gives the calendar without a sign-in, until it is taken back', async () => {
    const { path } = await school.call('li', 'report.subscribe', {})
    const answered = await get(path)
    expect(answered.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(await answered.text()).toBe((await school.call('li', 'report.calendar', {})).ics)
    await school.call('li', 'report.unsubscribe', {})
    expect((await get(path)).status).toBe(404)
  })

  test('ends with the next one', async () => {
    const first = await school.call('li', 'report.subscribe', {})
    const second = await school.call('li', 'report.subscribe', {})
    expect((await get(first.path)).status).toBe(404)
    expect((await get(second.path)).status).toBe(200)
  })

  test('made up is none', async () => {
    const { path } = await school.call('sun', 'report.subscribe', {})
    expect((await get(path.replace(/.{6}\.ics$/, 'AAAAAA.ics'))).status).toBe(404)
    expect((await get('/calendar/x.ics')).status).toBe(404)
  })

  test('is no sign-in', async () => {
    const { path } = await school.call('sun', 'report.subscribe', {})
    const refreshToken = path.slice('/calendar/'.length, -'.ics'.length)
    expect((await school.refused(null, 'session.renew', { refreshToken })).code).toBe('notSignedIn')
  })

  test('dies with the sign-in of who has left', async () => {
    const { path } = await school.call('he', 'report.subscribe', {})
    await school.rows(`update youju.appointment set to_on = '2026-11-17' where person_id = $1`, [
      school.people.he,
    ])
    expect((await get(path)).status).toBe(404)
  })
})
