import { uuidv7 } from 'uuidv7'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { PersonKey } from '../school/cast'
import { entered } from '../school/entered'
import { type TestSchool, testSchool } from '../school/test-school'
import { lists, notice, opens, type Publication, published, switchSetting } from './notices'

let school: TestSchool
beforeAll(async () => {
  school = await testSchool()
})
afterAll(() => school.close())
afterEach(async () => {
  await switchSetting(school, 'noticeDirect', true)
  await switchSetting(school, 'leadNoticeDirect', true)
})

const draftOf = (publication: Publication, revision: number | null = null) => ({ ...publication, revision })

describe('a draft', () => {
  test('is its author’s alone: no leader sees it, none of its audience', async () => {
    const draft = draftOf(notice(school, [['staff', 'school']]))
    expect(await school.call('qian', 'notice.save', draft)).toMatchObject({ revision: 1, state: 'draft' })
    expect(await lists(school, 'qian', draft.id, 'unfinished')).toBe(true)
    for (const who of ['zhou', 'li', 'zheng'] as const) {
      expect(await opens(school, who, draft.id)).toBe(false)
      const seen = await entered(school, who, (as) =>
        as.tries('select from youju.notice where id = $1', [draft.id]),
      )
      expect(seen).toBe(0)
    }
    expect((await school.refused('zhou', 'notice.draft', { id: draft.id })).code).toBe('notFound')
    expect((await school.refused('zhou', 'notice.withdraw', { id: draft.id })).code).toBe('notFound')
  })

  test('is saved on the revision it was written on, and the same once more is the same', async () => {
    const draft = draftOf(notice(school, [['parents', 'class1']]))
    await school.call('li', 'notice.save', draft)
    expect(await school.call('li', 'notice.save', draft)).toMatchObject({ revision: 1 })
    expect((await school.refused('li', 'notice.save', { ...draft, text: '别的' })).code).toBe('idTaken')
    const second = { ...draft, text: '改到周六', revision: 1 }
    expect(await school.call('li', 'notice.save', second)).toMatchObject({ revision: 2 })
    expect(await school.call('li', 'notice.save', second)).toMatchObject({ revision: 2 })
    const late = { ...draft, text: '又改到周日', revision: 1 }
    expect(await school.refused('li', 'notice.save', late)).toMatchObject({
      code: 'changedMeanwhile',
      details: { revision: 2 },
    })
    expect(await school.call('li', 'notice.draft', { id: draft.id })).toMatchObject({
      text: '改到周六',
      revision: 2,
    })
  })

  test('is published once, and then corrected instead of rewritten', async () => {
    const draft = draftOf(notice(school, [['parents', 'class1']]))
    await school.call('li', 'notice.save', draft)
    const publication = { ...draft, revision: 1 }
    expect(await school.call('li', 'notice.publish', publication)).toMatchObject({
      state: 'published',
      revision: 2,
    })
    expect(await school.call('li', 'notice.publish', publication)).toMatchObject({ revision: 2 })
    const more = { ...draft, text: '别的', revision: 2 }
    expect((await school.refused('li', 'notice.publish', more)).code).toBe('alreadyPublished')
    expect((await school.refused('li', 'notice.save', more)).code).toBe('alreadyPublished')
    const journal = await school.rows('select did from youju.journal where row_id = $1 order by seq', [
      draft.id,
    ])
    expect(journal).toEqual([{ did: 'saved' }, { did: 'published' }])
  })

  test('that is taken away is gone for everybody', async () => {
    const draft = draftOf(notice(school, [['parents', 'class1']]))
    await school.call('li', 'notice.save', draft)
    await school.call('li', 'notice.withdraw', { id: draft.id })
    expect(await lists(school, 'li', draft.id, 'unfinished')).toBe(false)
    expect(await lists(school, 'li', draft.id)).toBe(false)
    expect((await school.refused('li', 'notice.save', { ...draft, revision: 2 })).code).toBe(
      'noticeWithdrawn',
    )
  })
})

describe('publishing', () => {
  test('twice, also at once, is once', async () => {
    const publication = notice(school, [
      ['parents', 'class1'],
      ['parents', 'class1'],
    ])
    const answers = await Promise.all([1, 2, 3].map(() => school.call('qian', 'notice.publish', publication)))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await school.rows('select audience from youju.notice where id = $1', [publication.id])).toEqual([
      { audience: [{ who: 'parents', unitId: school.units.class1 }] },
    ])
    expect(await school.rows('select 1 from youju.journal where row_id = $1', [publication.id])).toHaveLength(
      1,
    )
  })

  test('another text, another audience or another publisher under its id is refused', async () => {
    const publication = notice(school, [['parents', 'class1']])
    await school.call('qian', 'notice.publish', publication)
    const others: [PersonKey, Publication][] = [
      ['qian', { ...publication, text: '改期了' }],
      ['qian', { ...publication, audience: notice(school, [['parents', 'grade1']]).audience }],
      ['qian', { ...publication, receipt: true }],
      ['zhou', publication],
      ['li', publication],
    ]
    for (const [who, other] of others) {
      expect((await school.refused(who, 'notice.publish', other)).code).toBe('idTaken')
    }
  })

  test('without a title, a text or an audience is refused', async () => {
    const faults = async (changes: Partial<Publication>) =>
      (await school.refused('qian', 'notice.publish', notice(school, [['parents', 'class1']], changes)))
        .message
    expect(await faults({ title: ' ' })).toBe('请填写标题')
    expect(await faults({ text: '' })).toBe('请填写正文')
    expect(await faults({ audience: [] })).toBe('请选择发给谁')
  })
})

describe('where the school asks for approval', () => {
  const handIn = async (by: PersonKey, publication = notice(school, [['parents', 'class1']])) => {
    const saved = await school.call(by, 'notice.publish', publication)
    expect(saved.state).toBe('awaiting')
    return { id: publication.id, revision: saved.revision, publication }
  }
  const decision = (given: { id: string; revision: number }, decide: 'approve' | 'return', reason = '') => ({
    ...{ id: given.id, revision: given.revision },
    ...{ decision: decide, reason },
  })

  test('a class teacher’s waits for any leader, who is told that it does', async () => {
    await switchSetting(school, 'leadNoticeDirect', false)
    expect((await school.call('li', 'notice.audiences', {})).needsApproval).toBe(true)
    expect((await school.call('qian', 'notice.audiences', {})).needsApproval).toBe(false)
    const waiting = async () => (await school.call('qian', 'session.me', {})).waiting?.notices
    const before = (await waiting()) ?? 0
    const given = await handIn('li')
    expect(await waiting()).toBe(before + 1)
    expect(await opens(school, 'zheng', given.id)).toBe(false)
    expect(await lists(school, 'qian', given.id, 'unfinished')).toBe(true)
    expect((await school.refused('li', 'notice.decide', decision(given, 'approve'))).code).toBe('notAllowed')
    const approved = await school.call('qian', 'notice.decide', decision(given, 'approve'))
    expect(approved).toMatchObject({ state: 'published', revision: 2 })
    expect(await school.call('qian', 'notice.decide', decision(given, 'approve'))).toEqual(approved)
    expect(await opens(school, 'zheng', given.id)).toBe(true)
    expect(await waiting()).toBe(before)
    expect((await school.refused('zhou', 'notice.decide', decision(given, 'return', '晚了'))).code).toBe(
      'nothingToApprove',
    )
  })

  test('a leader’s waits for another leader, never for who wrote it', async () => {
    await switchSetting(school, 'noticeDirect', false)
    const given = await handIn('zhou')
    expect((await school.refused('zhou', 'notice.decide', decision(given, 'approve'))).code).toBe('ownNotice')
    await expect(
      entered(school, 'zhou', (as) =>
        as.tries(`update youju.notice set state = 'issued', published_at = now() where id = $1`, [given.id]),
      ),
    ).resolves.toBe('denied')
    expect(await school.call('qian', 'notice.decide', decision(given, 'approve'))).toMatchObject({
      state: 'published',
    })
    const correction = { id: given.id, revision: 2, title: '改', text: '改', because: '改', tellAgain: false }
    expect((await school.refused('zhou', 'notice.correct', correction)).code).toBe('correctionNeedsApproval')
  })

  test('one that is returned goes back with the reason, is rewritten and handed in again', async () => {
    await switchSetting(school, 'leadNoticeDirect', false)
    const given = await handIn('li')
    expect((await school.refused('qian', 'notice.decide', decision(given, 'return', ' '))).message).toMatch(
      '原因',
    )
    await school.call('qian', 'notice.decide', decision(given, 'return', '请写明地点'))
    expect(await school.call('li', 'notice.read', { id: given.id })).toMatchObject({
      state: 'returned',
      returned: '请写明地点',
      may: { edit: true, withdraw: true },
    })
    expect((await school.call('li', 'session.me', {})).waiting?.notices).toBeGreaterThan(0)
    const better = { ...given.publication, text: '周五下午两点，一号楼。', revision: 2 }
    expect(await school.call('li', 'notice.publish', better)).toMatchObject({
      state: 'awaiting',
      revision: 3,
    })
    const stale = decision({ id: given.id, revision: 1 }, 'approve')
    expect((await school.refused('qian', 'notice.decide', stale)).code).toBe('changedMeanwhile')
    await school.call('qian', 'notice.decide', decision({ id: given.id, revision: 3 }, 'approve'))
    expect((await school.call('zheng', 'notice.read', { id: given.id })).text).toBe('周五下午两点，一号楼。')
  })

  test('one that is taken back to a draft waits for nobody', async () => {
    await switchSetting(school, 'leadNoticeDirect', false)
    const given = await handIn('li')
    await school.call('li', 'notice.save', { ...given.publication, revision: 1 })
    expect(await opens(school, 'qian', given.id)).toBe(false)
    expect((await school.refused('qian', 'notice.decide', decision(given, 'approve'))).code).toBe('notFound')
  })
})

describe('a correction', () => {
  const correct = (id: string, revision = 1, tellAgain = false) => ({
    ...{ id, revision, title: '期中家长会（改期）', text: '改到周六下午两点。' },
    ...{ because: '与运动会冲突', tellAgain },
  })

  test('shows with its moment and reason, and keeps the old wording in the journal only', async () => {
    const id = await published(school, [['parents', 'class1']])
    const done = await school.call('qian', 'notice.correct', correct(id))
    expect(await school.call('qian', 'notice.correct', correct(id))).toEqual(done)
    const read = await school.call('zheng', 'notice.read', { id })
    expect(read).toMatchObject({
      title: '期中家长会（改期）',
      corrections: [{ at: '2026-11-18T08:30:00.000Z', because: '与运动会冲突' }],
    })
    expect(JSON.stringify(read)).not.toContain('周五')
    const [kept] = await school.rows<{ before: { body: string } }>(
      `select before from youju.journal where row_id = $1 and did = 'corrected'`,
      [id],
    )
    expect(kept?.before.body).toBe('周五下午两点，各班教室。')
    expect((await school.refused('qian', 'notice.correct', { ...correct(id), text: '再改' })).code).toBe(
      'changedMeanwhile',
    )
  })

  test('is for what is out, by who speaks for it', async () => {
    const draft = draftOf(notice(school, [['parents', 'class1']]))
    await school.call('qian', 'notice.save', draft)
    expect((await school.refused('qian', 'notice.correct', correct(draft.id))).code).toBe('notPublishedYet')
    const ofZhou = await published(school, [['parents', 'class1']], {}, 'zhou')
    expect((await school.refused('li', 'notice.correct', correct(ofZhou))).code).toBe('notFound')
    expect(await school.call('qian', 'notice.correct', correct(ofZhou))).toMatchObject({ revision: 2 })
    expect((await school.refused('qian', 'notice.correct', correct(uuidv7()))).code).toBe('notFound')
  })
})
