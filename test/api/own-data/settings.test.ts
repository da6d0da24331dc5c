import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writePlan } from '#core/plan/parse/write-plan'
import { PRIVACY_VERSION } from '#core/privacy/version'
import { SETTING_KEYS, type SettingKey } from '#core/setting/setting'
import { found } from '../club/clubs'
import { testPlan } from '../school/test-plan'
import { type TestSchool, testSchool } from '../school/test-school'

let school: TestSchool
beforeAll(async () => {
  school = await testSchool()
})
afterAll(() => school.close())

const settings = async (who: 'li' | 'zhou' = 'li') => {
  const { settings, mayChange } = await school.call(who, 'setting.list', {})
  return { mayChange, of: (key: SettingKey) => settings.find((setting) => setting.key === key) }
}
const acts = async (about: 'setting' | 'privacy' | 'plan') =>
  (await school.call('zhou', 'journal.list', { about })).acts.items

describe('defaults that spare people work', () => {
  test('are all on, and every colleague sees that; leaders may switch', async () => {
    const seen = await school.call('li', 'setting.list', {})
    expect(seen.settings.map(({ key, on, changed }) => ({ key, on, changed }))).toEqual(
      SETTING_KEYS.map((key) => ({ key, on: true, changed: null })),
    )
    expect([seen.mayChange, (await settings('zhou')).mayChange]).toEqual([false, true])
  })

  test('are switched with a reason that all read, and that stands in the journal', async () => {
    await school.call('zhou', 'setting.change', { key: 'noticeDirect', on: false, reason: '先审后发' })
    expect((await settings()).of('noticeDirect')).toMatchObject({
      on: false,
      changed: { at: '2026-11-18T08:30:00.000Z', by: '周校长', reason: '先审后发' },
    })
    expect(await acts('setting')).toMatchObject([
      { actor: '周校长', words: '关闭了「校领导的公告直接发布」', reason: '先审后发' },
    ])
  })

  test('switched to where they are already, because a reply was lost, leave one row', async () => {
    await school.call('zhou', 'setting.change', { key: 'noticeDirect', on: false, reason: '先审后发' })
    expect(await acts('setting')).toHaveLength(1)
    await school.call('qian', 'setting.change', { key: 'noticeDirect', on: true, reason: '试过了，不需要' })
    expect((await settings()).of('noticeDirect')).toMatchObject({ on: true, changed: { by: '钱主任' } })
  })

  test.each<[SettingKey, string]>([
    ['noRanking', 'settingFixed'],
    ['photosOptional', 'settingFixed'],
    ['askedOnce', 'settingFixed'],
    ['organiserMarks', 'settingElsewhere'],
    ['headcountOnly', 'settingElsewhere'],
  ])('%s is not switched here: %s', async (key, code) => {
    expect(await school.refused('zhou', 'setting.change', { key, on: false, reason: '想关' })).toMatchObject({
      code,
    })
    expect((await settings()).of(key)?.on).toBe(true)
  })

  test('a roll of a club is one switched off, with the club’s reason', async () => {
    await found(school, { rollOptIn: true, rollBecause: '外出比赛要带名单' })
    expect((await settings()).of('headcountOnly')).toMatchObject({
      on: false,
      switchedIn: 'clubs',
      changed: { reason: '外出比赛要带名单' },
    })
    expect((await acts('setting'))[0]).toMatchObject({
      words: '关闭了「社团只记人数」',
      reason: '外出比赛要带名单',
    })
  })

  test('a plan that switches signing in on says so with its reason, from the day it holds', async () => {
    const plan = testPlan()
    const markdown = writePlan({ ...plan, settings: { ...plan.settings, signInCode: true } })
    const draftId = uuidv7()
    await school.call('wu', 'plan.saveDraft', {
      id: draftId,
      name: '计划.md',
      content: { markdown },
      revision: null,
    })
    const published = {
      draftId,
      revision: 1,
      effectiveFrom: '2026-11-18',
      acceptWarnings: true,
      reason: '大型活动人多',
    }
    const { version } = await school.call('zhou', 'plan.publish', published)
    for (let finished = false; !finished; )
      finished = (await school.call('zhou', 'plan.recount', { version })).finished
    expect((await settings()).of('organiserMarks')).toMatchObject({
      on: false,
      offBy: '计划第 2 版的选项「签到码」',
      changed: { by: '周校长', reason: '大型活动人多' },
    })
    expect((await acts('setting'))[0]).toMatchObject({
      words: '关闭了「出勤由组织人登记」',
      reason: '大型活动人多',
    })
  })
})

describe('what writing down takes', () => {
  const kinds = async () => (await school.call('wu', 'setting.burden', {})).kinds

  test('is told from five on, as a median, of nobody', async () => {
    for (const [index, seconds] of [12, 14, 90, 10].entries()) {
      const record = school.observation({ periods: [index + 1], teacherId: school.people.sun })
      await school.call('wang', 'record.submit', { ...record, seconds })
    }
    expect(await kinds()).toEqual([{ kind: 'observation', label: '听课', records: 4, medianSeconds: null }])
    const fifth = school.observation({ periods: [5], teacherId: school.people.sun })
    await school.call('wang', 'record.submit', { ...fifth, seconds: 16 })
    await school.call('wang', 'record.submit', { ...fifth, seconds: 7000 })
    expect(await kinds()).toEqual([{ kind: 'observation', label: '听课', records: 5, medianSeconds: 14 }])
    const columns = await school.rows<{ column_name: string }>(
      `select column_name from information_schema.columns where table_schema = 'youju' and table_name = 'time_spent' order by 1`,
    )
    expect(columns.map(({ column_name }) => column_name)).toEqual([
      ...['district_id', 'form', 'kind', 'school_id', 'seconds', 'term_id'],
    ])
  })

  test('is no part of the record: with other seconds it is the same submission', async () => {
    const record = school.observation({ periods: [6], teacherId: school.people.sun })
    const first = await school.call('wang', 'record.submit', { ...record, seconds: 20 })
    expect(await school.call('wang', 'record.submit', record)).toEqual(first)
    expect(await school.ask('wang', 'record.submit', { ...record, seconds: 0 })).toMatchObject({
      status: 400,
    })
  })

  test('is for the office, not for a teacher', async () => {
    expect(await school.refused('li', 'setting.burden', {})).toMatchObject({ code: 'notAllowed' })
  })
})

describe('the privacy text', () => {
  test('is agreed to once a version, which the app then knows', async () => {
    expect((await school.call('feng', 'session.me', {})).consented).toBeNull()
    await school.call('feng', 'privacy.consent', { version: PRIVACY_VERSION })
    await school.call('feng', 'privacy.consent', { version: PRIVACY_VERSION })
    expect((await school.call('feng', 'session.me', {})).consented).toBe(PRIVACY_VERSION)
  })

  test('in a version that is none is not agreed to', async () => {
    expect(await school.refused('feng', 'privacy.consent', { version: '2020-01' })).toMatchObject({
      code: 'otherPrivacyText',
    })
  })
})

describe('the journal', () => {
  test('tells each what they did and what was done to their records, and nobody else’s', async () => {
    const { items } = await school.call('wang', 'record.list', { whose: 'mine', kind: 'observation' })
    const id = items[0]?.id ?? ''
    await school.call('qian', 'record.decide', { id, revision: 1, decision: 'return', reason: '请写课题' })
    const mine = await school.call('wang', 'journal.mine', {})
    expect(mine.items[0]).toMatchObject({
      mine: false,
      actor: '钱主任',
      words: '退回了听课记录',
      reason: '请写课题',
      recordId: id,
    })
    expect(mine.items[1]).toMatchObject({ mine: true, words: '提交了听课记录' })
    expect((await school.call('xu', 'journal.mine', {})).items).toEqual([])
    expect((await school.call('feng', 'journal.mine', {})).items).toEqual([])
  })

  test('pages to the first row, each once', async () => {
    for (let turn = 0; turn < 17; turn += 1) {
      for (const on of [false, true])
        await school.call('zhou', 'setting.change', { key: 'leadNoticeDirect', on, reason: `第 ${turn} 次` })
    }
    const first = await school.call('zhou', 'journal.list', { about: 'setting' })
    const second = await school.call('zhou', 'journal.list', {
      about: 'setting',
      cursor: first.acts.next ?? '',
    })
    const seqs = [...first.acts.items, ...second.acts.items].map(({ seq }) => seq)
    expect(new Set(seqs).size).toBe(seqs.length)
    expect(seqs).toEqual([...seqs].sort((a, b) => b - a))
    expect(second.acts.next).toBeNull()
  })

  test('is read by leaders and not by the clerk', async () => {
    expect(await school.refused('wu', 'journal.list', { about: 'access' })).toMatchObject({
      code: 'notAllowed',
    })
  })
})
