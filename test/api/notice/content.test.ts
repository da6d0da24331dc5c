import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ContentCheck, Finding } from '../../../cloudfunctions/_shared/endpoint/platform'
import { entered } from '../school/entered'
import { type TestSchool, testSchool } from '../school/test-school'
import { announce, part, pngOf, upload } from '../school/uploads'
import { notice, opens, published, switchSetting } from './notices'

/** Finds what it is told to, and is away when it is told to be. */
const check = { risky: '赌', away: false, seen: [] as string[], authors: [] as (string | undefined)[] }
const find = (words: string): Finding =>
  check.away ? 'unavailable' : words.includes(check.risky) ? 'risky' : 'passed'
const content: ContentCheck = {
  text(words, author) {
    check.seen.push(words)
    check.authors.push(author)
    return Promise.resolve(words.includes('久未') ? 'authorAway' : find(words))
  },
  picture(bytes) {
    const last = bytes.at(-1)
    const found = last === 7 ? 'risky' : last === 8 ? 'unfit' : 'passed'
    return Promise.resolve(check.away ? 'unavailable' : found)
  },
}

let checked: TestSchool
let school: TestSchool
beforeAll(async () => {
  checked = await testSchool({ platform: { content } })
  school = await testSchool()
})
afterAll(async () => {
  await checked.close()
  await school.close()
})
beforeEach(() => Object.assign(check, { away: false, seen: [], authors: [] }))

describe('where a check of content is set up', () => {
  const LONG = `${'家长您好。'.repeat(500)}有人聚赌。${'谢谢。'.repeat(300)}`

  test('what it finds is not published, and its author is told where', async () => {
    const risky = notice(checked, [['parents', 'class1']], { text: LONG })
    expect(await checked.refused('qian', 'notice.publish', risky)).toMatchObject({
      code: 'contentRisky',
      details: { part: 'text', from: 2501, to: 3405 },
    })
    expect(check.seen.every((words) => words.length <= 2500)).toBe(true)
    const title = notice(checked, [['parents', 'class1']], { title: '赌' })
    expect((await checked.refused('qian', 'notice.publish', title)).details).toMatchObject({ part: 'title' })
    expect(
      await checked.rows('select 1 from youju.notice where id = any($1)', [[risky.id, title.id]]),
    ).toEqual([])
  })

  test('nothing is published while it does not answer, and the draft stays', async () => {
    const draft = { ...notice(checked, [['parents', 'class1']]), revision: null }
    await checked.call('qian', 'notice.save', draft)
    check.away = true
    const publication = { ...draft, revision: 1 }
    expect((await checked.refused('qian', 'notice.publish', publication)).code).toBe('contentUnchecked')
    expect(await checked.call('qian', 'notice.draft', { id: draft.id })).toMatchObject({
      state: 'draft',
      revision: 1,
    })
    check.away = false
    expect((await checked.call('qian', 'notice.publish', publication)).state).toBe('published')
    expect((await checked.call('qian', 'notice.read', { id: draft.id })).contentChecked).toBe(true)
  })

  test('what waits for approval is checked before it comes out, if it could not be when it was handed in', async () => {
    await switchSetting(checked, 'leadNoticeDirect', false)
    check.away = true
    const publication = notice(checked, [['parents', 'class1']])
    expect((await checked.call('li', 'notice.publish', publication)).state).toBe('awaiting')
    const approval = { id: publication.id, revision: 1, decision: 'approve', reason: '' } as const
    expect((await checked.refused('qian', 'notice.decide', approval)).code).toBe('contentUnchecked')
    expect(await opens(checked, 'zheng', publication.id)).toBe(false)
    check.away = false
    expect((await checked.call('qian', 'notice.decide', approval)).state).toBe('published')
    await switchSetting(checked, 'leadNoticeDirect', true)
  })

  test('a correction is checked like everything else', async () => {
    const id = await published(checked, [['parents', 'class1']])
    const risky = { id, revision: 1, title: '改', text: '赌', because: '改', tellAgain: false }
    expect((await checked.refused('qian', 'notice.correct', risky)).code).toBe('contentRisky')
    check.away = true
    expect((await checked.refused('qian', 'notice.correct', { ...risky, text: '改' })).code).toBe(
      'contentUnchecked',
    )
  })

  test('its author is the WeChat user who signs in as them, also where no cloud vouches for one', async () => {
    await published(checked, [['parents', 'class1']], {}, 'qian')
    expect(check.authors).toEqual(check.authors.map(() => `openid-${checked.people.qian}`))
    const [{ wechat_openid: before } = { wechat_openid: '' }] = await checked.rows<{ wechat_openid: string }>(
      'select wechat_openid from youju.account where person_id = $1',
      [checked.people.qian],
    )
    const setWechat = (openId: string | null) =>
      checked.rows('update youju.account set wechat_openid = $2 where person_id = $1', [
        checked.people.qian,
        openId,
      ])
    await setWechat(null)
    check.authors = []
    await published(checked, [['parents', 'class1']], {}, 'qian')
    expect(check.authors).toEqual(check.authors.map(() => undefined))
    await setWechat(before)
  })

  test('what it looks at only after its author has been in the mini-program says so, and stays a draft', async () => {
    const away = notice(checked, [['parents', 'class1']], { text: '久未' })
    const refused = await checked.refused('qian', 'notice.publish', away)
    expect(refused.code).toBe('contentAuthorAway')
    expect(refused.message).toContain('打开一次小程序')
    const id = await published(checked, [['parents', 'class1']])
    const correction = { id, revision: 1, title: '改', text: '久未', because: '改', tellAgain: false }
    expect((await checked.refused('qian', 'notice.correct', correction)).code).toBe('contentAuthorAway')
  })

  test.each([
    ['in which it finds something', 7, 'contentRisky'],
    ['that it cannot look at', 8, 'pictureUnfit'],
  ])('a picture %s is not taken', async (_, last, code) => {
    const draft = { ...notice(checked, [['parents', 'class1']]), revision: null }
    await checked.call('qian', 'notice.save', draft)
    const bytes = pngOf(200)
    bytes[199] = last
    const { recordId: _r, ...file } = announce(draft.id, bytes)
    await checked.call('qian', 'file.begin', { ...file, noticeId: draft.id })
    expect((await checked.refused('qian', 'file.put', part(file.id, bytes, 0))).code).toBe(code)
    expect(await checked.rows('select 1 from youju.file where id = $1', [file.id])).toEqual([])
  })

  test('a picture that could not be looked at is kept unsent, and taken once the check answers', async () => {
    const draft = { ...notice(checked, [['parents', 'class1']]), revision: null }
    await checked.call('qian', 'notice.save', draft)
    const bytes = pngOf(200)
    const { recordId: _, ...file } = announce(draft.id, bytes)
    await checked.call('qian', 'file.begin', { ...file, noticeId: draft.id })
    check.away = true
    expect((await checked.refused('qian', 'file.put', part(file.id, bytes, 0))).code).toBe('contentUnchecked')
    check.away = false
    expect(await checked.call('qian', 'file.put', part(file.id, bytes, 0))).toMatchObject({ received: 200 })
  })
})

test('where none is set up nothing is looked at, and the announcement and its journal say so', async () => {
  const id = await published(school, [['parents', 'class1']], { text: '赌' })
  expect((await school.call('qian', 'notice.read', { id })).contentChecked).toBe(false)
  const [row] = await school.rows<{ after: { content_check: string } }>(
    'select after from youju.journal where row_id = $1',
    [id],
  )
  expect(row?.after.content_check).toBe('none')
})

describe('pictures and files', () => {
  const draftWithFile = async () => {
    const draft = { ...notice(school, [['parents', 'class1']]), revision: null }
    await school.call('qian', 'notice.save', draft)
    const bytes = pngOf(300)
    const { recordId: _, ...announced } = announce(draft.id, bytes)
    const file = { ...announced, noticeId: draft.id }
    await upload(school, 'qian', file, bytes)
    return { draft, file, bytes }
  }
  const filesFor = async (who: 'zheng' | 'qian', id: string) =>
    (await school.call(who, 'notice.read', { id })).files.map(({ name }) => name)

  test('hang on a draft, its author’s alone, and come out with it for everybody who reads it', async () => {
    const { draft, file } = await draftWithFile()
    expect(await filesFor('qian', draft.id)).toEqual(['板书.png'])
    expect((await school.refused('zhou', 'file.list', { noticeId: draft.id })).code).toBe('notFound')
    const seen = (who: 'zheng' | 'zhou' | 'feng') =>
      entered(school, who, (as) => as.tries('select from youju.file where id = $1', [file.id]))
    expect([await seen('zheng'), await seen('zhou')]).toEqual([0, 0])
    await school.call('qian', 'notice.publish', { ...draft, revision: 1 })
    expect(await filesFor('zheng', draft.id)).toEqual(['板书.png'])
    expect([await seen('zheng'), await seen('zhou'), await seen('feng')]).toEqual([1, 1, 0])
    const { notices } = await school.call('zheng', 'notice.list', {})
    expect(notices.items.find(({ id }) => id === draft.id)?.files).toBe(1)
    await school.call('qian', 'notice.withdraw', { id: draft.id })
    expect([await seen('zheng'), await seen('zhou')]).toEqual([0, 1])
  })

  test('come to drafts only: what others approve or read stays what it was, also for an upload half done', async () => {
    const { draft, bytes } = await draftWithFile()
    const { recordId: _, ...half } = announce(draft.id, bytes)
    await school.call('qian', 'file.begin', { ...half, noticeId: draft.id })
    await school.call('qian', 'file.put', part(half.id, bytes, 0, 100))
    await school.call('qian', 'notice.publish', { ...draft, revision: 1 })
    expect((await school.refused('qian', 'file.put', part(half.id, bytes, 100))).code).toBe('noticeNotOpen')
    const more = { ...half, id: uuidv7(), noticeId: draft.id }
    expect((await school.refused('qian', 'file.begin', more)).code).toBe('noticeNotOpen')
    expect(await filesFor('zheng', draft.id)).toEqual(['板书.png'])
  })

  test('are put by the author, to one record or one announcement', async () => {
    const { draft, file } = await draftWithFile()
    const id = uuidv7()
    expect((await school.refused('zhou', 'file.begin', { ...file, id })).code).toBe('notFound')
    const both = { ...file, id, recordId: uuidv7() }
    expect((await school.refused('qian', 'file.begin', both)).code).toBe('badInput')
    const { noticeId: __, ...none } = { ...file, id }
    expect((await school.refused('qian', 'file.begin', none)).code).toBe('badInput')
    await school.call('qian', 'file.remove', { id: file.id })
    expect(await filesFor('qian', draft.id)).toEqual([])
  })
})
