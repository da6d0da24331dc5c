import { readFileSync } from 'node:fs'
import path from 'node:path'
import { uuidv7 } from 'uuidv7'
import type { Input, OperationName, Output } from '#core/contract/contract'
import type { DemoKey } from '../../local/demo/accounts'

/** Calls an operation as one of the demo's people. */
type Ask = <N extends OperationName>(who: DemoKey, operation: N, input: Input<N>) => Promise<Output<N>>

interface AppJson {
  readonly pages: readonly string[]
  readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[] }[]
}

/** All pages of a built mini-program but the one to sign in on; in browsers they have the same addresses. */
export function pagesIn(folder: string): string[] {
  const { pages, subPackages = [] } = JSON.parse(
    readFileSync(path.join(folder, 'app.json'), 'utf8'),
  ) as AppJson
  const inPackages = subPackages.flatMap(({ root, pages: own }) => own.map((page) => `${root}/${page}`))
  return [...pages, ...inPackages].filter((page) => page !== 'pages/login/index')
}

/** What the pages that are about something are opened for: the largest there is in the demo. */
export async function queriesFor(
  ask: Ask,
  who: DemoKey,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const { items: records } = await ask(who, 'record.list', { whose: 'mine' })
  const { notices } = await ask(who, 'notice.list', {})
  const { promises } = await ask('principal', 'standing.school', {})
  const { may } = await ask(who, 'session.me', {})
  const largest = promises.reduce((most, one) => (one.rollUp.owing > most.rollUp.owing ? one : most))
  const people = may.seeWeek ? await ask(who, 'standing.rule', { ruleId: largest.rule.id }) : null
  const subject = people?.subjects.items.reduce((most, one) => (one.done > most.done ? one : most)).subjectId
  const record = records[0]?.id
  const notice = notices.items.slice(0, 1).map(({ id }) => `id=${id}`)
  const { groups } = await ask(who, 'research.agenda', {})
  const { clubs } = await ask(who, 'club.list', {})
  const { forms } = await ask(who, 'plan.forms', {})
  const club = clubs.items.slice(0, 1)
  const draftId = await draftOfPlan(ask)
  const term = may.seeWeek ? `rule=${largest.rule.id}&plan=${largest.rule.planId}` : ''
  const [report] = may.seeWeek === 'school' ? (await ask(who, 'report.list', { kind: 'week' })).items : []
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
async function draftOfPlan(ask: Ask): Promise<string> {
  const { markdown } = await ask('clerk', 'plan.export', { of: { version: 1 }, format: 'markdown' })
  const id = uuidv7()
  const content = { markdown: (markdown ?? '').replaceAll('≥ 20', '≥ 40').replaceAll('≥20', '≥40') }
  await ask('clerk', 'plan.saveDraft', { id, name: '加倍', content, revision: null })
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
