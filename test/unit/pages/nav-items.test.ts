import { expect, test, vi } from 'vitest'
import { navItemsFor } from '../../../src/frame/nav-items'
import { meOf } from '../client/device/school-server'

vi.mock('@tarojs/taro', () => import('../client/device/taro'))

const at = { unit: '青禾小学', unitId: '33333333-3333-7333-8333-333333333333', unitKind: 'school' }
const lin = { ...meOf('lin'), posts: [{ post: 'teacher' as const, label: '任课教师', ...at }] }

const badges = (waits: Parameters<typeof navItemsFor>[1]) =>
  navItemsFor(lin, waits).flatMap(({ key, badge }) => (badge?.count ? [[key, badge.count, badge.words]] : []))

test('what waits on the device and what was returned wait in the records, each in its own words', () => {
  expect(badges({ unsent: 2, returned: 1 })).toEqual([['records', 3, '2 条没有提交上去，1 条被退回']])
  expect(badges({ returned: 1 })).toEqual([['records', 1, '1 条被退回']])
})

test('announcements count the unread, and those of others that wait for approval', () => {
  expect(badges({ unread: 3 })).toEqual([['notices', 3, '3 条未读']])
  expect(badges({ unread: 3, toApprove: 1 })).toEqual([['notices', 4, '3 条未读，1 条等您审核']])
  expect(badges({ toApprove: 1 })).toEqual([['notices', 1, '1 条等您审核']])
})

test('where nothing waits there is no badge', () => {
  expect(badges({})).toEqual([])
})
