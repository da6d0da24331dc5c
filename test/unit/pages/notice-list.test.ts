import { describe, expect, test } from 'vitest'
import { byTurn, factsOf, isUnread, type Listed, marksOf } from '@/pages/notices/marks'

const listed: Listed = {
  id: '0199a1b2-0000-7000-8000-000000000001',
  title: '期中家长会',
  publishedAt: '2026-11-18T08:00:00.000Z',
  publisher: '周敏',
  audience: '全校家长',
  read: true,
  withdrawn: false,
  state: 'published',
  pinned: false,
  corrected: false,
  files: 0,
  owesReceipt: false,
  over: false,
}
const words = (change: Partial<Listed>) => marksOf({ ...listed, ...change }).map((mark) => mark.words)

describe('what a row asks its reader for', () => {
  test('an announcement that is out and read asks for nothing', () => {
    expect(words({})).toEqual([])
    expect(isUnread(listed)).toBe(false)
  })

  test('one not read yet is unread, one that was withdrawn meanwhile is not', () => {
    expect(isUnread({ read: false, withdrawn: false })).toBe(true)
    expect(isUnread({ read: false, withdrawn: true })).toBe(false)
  })

  test('each state but being out has its word, and no two have the same look', () => {
    const states = ['draft', 'awaiting', 'returned', 'scheduled', 'withdrawn'] as const
    const marks = states.flatMap((state) => marksOf({ state, owesReceipt: false }))
    expect(marks.map((mark) => mark.words)).toEqual(['草稿', '待审核', '退回修改', '定时发布', '已撤回'])
    expect(new Set(marks.map(({ tone, icon }) => `${tone} ${icon}`)).size).toBe(states.length)
  })

  test('a receipt is owed of what is out, not of what was withdrawn', () => {
    expect(words({ owesReceipt: true })).toEqual(['待回执'])
    expect(words({ owesReceipt: true, state: 'withdrawn', withdrawn: true })).toEqual(['已撤回'])
  })

  test('what is good to know is said in words, one file as such', () => {
    expect(factsOf({ pinned: true, corrected: true, over: false, files: 1 })).toEqual([
      '置顶',
      '有更正',
      '1 个附件',
    ])
    expect(factsOf({ pinned: false, corrected: false, over: true, files: 0 })).toEqual(['已到期'])
  })
})

describe('what is not out yet', () => {
  const one = (state: Listed['state'], publisher = '周敏') => ({ ...listed, state, publisher })
  const notices = [one('draft'), one('scheduled'), one('awaiting'), one('awaiting', '陈静'), one('returned')]
  const titles = (me: { name: string; approves: boolean }) => byTurn(notices, me).map(({ title }) => title)

  test('stands by whose turn it is, one’s own turn first', () => {
    expect(titles({ name: '周敏', approves: true })).toEqual([
      '等您审核',
      '退回，等您修改',
      '草稿',
      '等别人审核',
      '到时间自动发出',
    ])
  })

  test('waits for others with who approves nothing', () => {
    expect(titles({ name: '周敏', approves: false })).not.toContain('等您审核')
  })
})
