import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { withOwner } from '../../../local/cli/as-office'
import { type Opening, openSchool } from '../../../local/cli/open-school'
import { type TestSchool, testSchool } from '../school/test-school'
import { phone, withWechat } from './phone'

let server: TestSchool
beforeAll(async () => {
  server = await testSchool(withWechat)
})
afterAll(() => server.close())

const NOW = Date.parse('2026-11-18T16:30:00+08:00')
const open = (names: Opening) => withOwner(inject('database'), (db) => openSchool(db, names, NOW))
const join = async (code: string, wechat: string) =>
  phone(
    server,
    (await server.call(null, 'session.join', { code, with: { way: 'wechat', code: wechat } })).token,
  )

test('a school that begins without a demo has a clerk, who joins by the invitation and keeps its people', async () => {
  const names = { district: `学区 ${server.districtId}`, school: '新办小学', clerk: '何教务' }
  const code = await open(names)
  const clerk = await join(code, `he-${server.districtId}`)
  const me = await clerk.call('session.me', {})
  expect(me).toMatchObject({
    person: { name: '何教务' },
    posts: [{ post: 'clerk', unit: '新办小学' }],
    school: { name: '新办小学' },
    term: null,
    may: { keepRoster: true },
  })
  expect((await clerk.call('account.list', {})).items.map(({ name, state }) => [name, state])).toEqual([
    ['何教务', 'joined'],
  ])
})

test('asked again it opens no second school: the same clerk gets another invitation, a new name a colleague’s', async () => {
  const names = { district: `学区二 ${server.districtId}`, school: '新办小学', clerk: '何教务' }
  const first = await open(names)
  const clerk = await join(first, `he-2-${server.districtId}`)
  const { school, person } = await clerk.call('session.me', {})
  const again = await join(await open(names), `he-3-${server.districtId}`)
  expect(await clerk.who()).toBe('notSignedIn')
  expect(await again.call('session.me', {})).toMatchObject({
    school: { id: school.id },
    person: { id: person.id },
  })
  const other = await join(await open({ ...names, clerk: '吕教务' }), `lv-${server.districtId}`)
  expect(await other.call('session.me', {})).toMatchObject({
    school: { id: school.id },
    person: { name: '吕教务' },
  })
})
