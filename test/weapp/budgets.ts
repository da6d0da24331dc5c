import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Output } from '#core/contract/contract'
import { launchBrowser } from '../browser/launch-browser'
import { POSTS } from '../browser/offline/handset'
import { type RunningSchool, runningSchool } from '../browser/running-school'
import { launchWeapp } from './launch'
import type { Weapp } from './weapp'

/** WeChat's own advice for a page, and what a call of setData may carry. */
const MOST_NODES = 1_000
const MOST_BYTES = 256 * 1024

type Who = keyof typeof POSTS

interface Opening {
  readonly page: string
  readonly nodes: number
  readonly bytes: number
  readonly largest: number
}

let school: RunningSchool

/** Opens every page as one of the demo's people, in a file of its own for each, so that they run side by side. */
export function pagesStayWithinBudget(who: Who): void {
  let browser: Browser

  beforeAll(async () => {
    school = await runningSchool()
    browser = await launchBrowser()
  })

  afterAll(async () => {
    await browser?.close()
    await school?.stop()
  })

  test(`every page of the app stays within 1000 nodes and 256 KB of data, a call and an opening, for the ${who}`, async () => {
    const app = await launchWeapp({ folder: school.weappFolder, server: school.address, browser })
    try {
      await app.tap(app.page.getByText(new RegExp(`^${POSTS[who]} `)).first())
      const queries = await queriesFor(who)
      const openings: Opening[] = []
      for (const page of pagesIn(school.weappFolder)) {
        for (const query of queries[page] ?? ['']) openings.push(await opening(app, page, query))
      }
      const nearest = openings
        .map((one) => ({ ...one, share: Math.max(one.nodes / MOST_NODES, one.bytes / MOST_BYTES) }))
        .sort((a, b) => b.share - a.share)
      console.info(
        nearest
          .slice(0, 4)
          .map((one) => `${who} ${inWords(one)}`)
          .join('\n'),
      )
      const over = openings.filter(
        ({ nodes, bytes, largest }) => nodes > MOST_NODES || bytes > MOST_BYTES || largest > MOST_BYTES,
      )
      expect(over.map(inWords)).toEqual([])
      app.expectClean()
    } finally {
      await app.close()
    }
  }, 240_000)
}

async function opening(app: Weapp, page: string, query: string): Promise<Opening> {
  const before = app.report.setDataByPage[page]?.bytes ?? 0
  await app.relaunch(query ? `${page}?${query}` : page)
  const { nodes, setDataByPage } = await app.stats()
  const { bytes = 0, largest = 0 } = setDataByPage[page] ?? {}
  return { page: query ? `${page}?${query}` : page, nodes, bytes: bytes - before, largest }
}

const inWords = ({ page, nodes, bytes, largest }: Opening) =>
  `${page}: ${nodes} nodes, ${Math.round(bytes / 1024)} KB, at most ${Math.round(largest / 1024)} KB a call`

interface AppJson {
  readonly pages: readonly string[]
  readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[] }[]
}

function pagesIn(folder: string): string[] {
  const { pages, subPackages = [] } = JSON.parse(
    readFileSync(path.join(folder, 'app.json'), 'utf8'),
  ) as AppJson
  const inPackages = subPackages.flatMap(({ root, pages: own }) => own.map((page) => `${root}/${page}`))
  return [...pages, ...inPackages].filter((page) => page !== 'pages/login/index')
}

/** What the pages that are about something are opened for: the largest there is in the demo. */
async function queriesFor(who: Who): Promise<Readonly<Record<string, readonly string[]>>> {
  const { items: records } = await school.ask(who, 'record.list', { whose: 'mine' })
  const { notices } = await school.ask(who, 'notice.list', {})
  const { promises } = await school.ask('principal', 'standing.school', {})
  const { may } = await school.ask(who, 'session.me', {})
  const largest = promises.reduce((most, one) => (one.rollUp.owing > most.rollUp.owing ? one : most))
  const people = may.seeWeek ? await school.ask(who, 'standing.rule', { ruleId: largest.rule.id }) : null
  const subject = people?.subjects.items.reduce((most, one) => (one.done > most.done ? one : most)).subjectId
  const record = records[0]?.id
  const notice = notices.items.slice(0, 1).map(({ id }) => `id=${id}`)
  const { groups } = await school.ask(who, 'research.agenda', {})
  const { clubs } = await school.ask(who, 'club.list', {})
  const { forms } = await school.ask(who, 'plan.forms', {})
  const club = clubs.items.slice(0, 1)
  const draftId = await draftOfPlan()
  const term = may.seeWeek ? `rule=${largest.rule.id}&plan=${largest.rule.planId}` : ''
  const [report] =
    may.seeWeek === 'school' ? (await school.ask(who, 'report.list', { kind: 'week' })).items : []
  return {
    'pages/board/heat/index': [term],
    'pages/board/group/index': may.seeWeek ? groups.map(({ id }) => `id=${id}`) : [],
    'pages/board/report/index': report ? [`id=${report.id}`] : [],
    'pages/rule/index': may.seeWeek
      ? ofEachKind(promises).map(({ rule }) => `rule=${rule.id}&plan=${rule.planId}`)
      : [],
    'pages/proof/index': subject ? [`rule=${largest.rule.id}&subject=${subject}`] : [],
    'pages/record/index': record ? [`id=${record}`] : [],
    'pages/notice/index': notice,
    'pages/notice-edit/correct/index': notice,
    'pages/notice-edit/manage/index': notice,
    'pages/notice-edit/readers/index': notice,
    'pages/records/index': ['', 'whose=aboutMe', ...(may.checkRecords ? ['whose=awaiting'] : [])],
    'pages/research/session/index': groups.map(({ id }) => `group=${id}`),
    'pages/research/term/index': groups.map(({ id }) => `group=${id}`),
    'pages/club/show/index': club.map(({ id }) => `id=${id}`),
    'pages/club/edit/index': club.map(({ id }) => `id=${id}`),
    'pages/club/session/index': club.map(({ id }) => `club=${id}`),
    'pages/register/entry/index': forms.filter(({ mayWrite }) => mayWrite).map(formQuery),
    'pages/register/book/index': forms.filter(({ mayRead }) => mayRead).map(formQuery),
    'pages/planning/draft/index': may.preparePlan ? [`id=${draftId}`] : [''],
    'pages/planning/what-if/index': may.preparePlan ? [`id=${draftId}`] : [''],
    'pages/planning/publish/index': may.publishPlan ? [`id=${draftId}`] : [''],
    'pages/planning/compare/index': may.preparePlan ? [`from=v1&to=d${draftId}`] : [''],
    'pages/observe/index': record ? ['', `record=${record}`] : [''],
  }
}

/** The plan in force with everybody's quota doubled: no promise of persons stands as it did. */
async function draftOfPlan(): Promise<string> {
  const { markdown } = await school.ask('clerk', 'plan.export', { of: { version: 1 }, format: 'markdown' })
  const id = uuidv7()
  const content = { markdown: (markdown ?? '').replaceAll('≥ 20', '≥ 40').replaceAll('≥20', '≥40') }
  await school.ask('clerk', 'plan.saveDraft', { id, name: '加倍', content, revision: null })
  return id
}

type Promised = Output<'standing.school'>['promises'][number]

/** Of each kind of promise the one that most people or units owe: a plan has a hundred that look alike. */
function ofEachKind(promises: readonly Promised[]): Promised[] {
  const largest = new Map<string, Promised>()
  for (const each of promises) {
    const { level, measure, recurring } = each.rule
    const kind = [level, measure, recurring].join()
    if (each.rollUp.owing >= (largest.get(kind)?.rollUp.owing ?? 0)) largest.set(kind, each)
  }
  return [...largest.values()]
}

const formQuery = ({ name }: { name: string }) => `form=${encodeURIComponent(name)}`
