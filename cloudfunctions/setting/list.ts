import type { Output } from '#core/contract/contract'
import { scopeOf } from '#core/rights/reach'
import { SETTING_KEYS, SETTINGS, type SettingKey, type SwitchedIn } from '#core/setting/setting'
import { operation, type SignedInContext } from '../_shared/endpoint/operation'
import { loadClubs } from '../_shared/store/club'
import { namesOf } from '../_shared/store/people'
import { loadVersions, plansOn } from '../_shared/store/plan'

type Setting = Output<'setting.list'>['settings'][number]
type State = Pick<Setting, 'on' | 'offBy'> & {
  readonly changed: { readonly at: Date; readonly by: string; readonly reason: string } | null
}

const UNTOUCHED: State = { on: true, offBy: null, changed: null }

export const list = operation('setting.list', async (_, context) => {
  const { tx, caller } = context
  const states: Partial<Record<SettingKey, State>> = {
    ...(await switchedHere(context)),
    organiserMarks: await signInByPlan(context),
    headcountOnly: await rollsOfClubs(context),
  }
  const by = Object.values(states).flatMap(({ changed }) => changed?.by || [])
  const names = await namesOf(tx, caller, by)
  const settings = SETTING_KEYS.map((key): Setting => {
    const { on, offBy, changed } = states[key] ?? UNTOUCHED
    const told = changed && {
      at: changed.at.toISOString(),
      by: names.get(changed.by) ?? '在服务器上操作的人',
      reason: changed.reason,
    }
    return { key, on, default: true, switchedIn: SETTINGS[key].switchedIn, offBy, changed: told }
  })
  return { settings, mayChange: scopeOf('setting.change', caller.roles) !== null }
})

async function switchedHere({ tx, caller }: SignedInContext): Promise<Partial<Record<SettingKey, State>>> {
  const rows = await tx
    .selectFrom('setting')
    .select(['key', 'isOn', 'reason', 'changedBy', 'changedAt'])
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .execute()
  const here = rows.filter(({ key }) => (SETTINGS[key]?.switchedIn as SwitchedIn | undefined) === 'here')
  return Object.fromEntries(
    here.map(({ key, isOn, reason, changedBy, changedAt }) => [
      key,
      { on: isOn, offBy: null, changed: { at: changedAt, by: changedBy, reason } },
    ]),
  )
}

/** 签到码 of the plan in force. */
async function signInByPlan({ tx, caller, today }: SignedInContext): Promise<State> {
  const [own] = await plansOn(tx, await loadVersions(tx, caller), today)
  if (!own?.plan.settings.signInCode) return UNTOUCHED
  const version = await tx
    .selectFrom('planVersion')
    .select(['publishedAt', 'publishedBy', 'reason'])
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', own.issuer === 'own' ? caller.schoolId : caller.districtId)
    .where('version', '=', own.version)
    .executeTakeFirst()
  const changed = version && {
    at: version.publishedAt,
    by: version.publishedBy ?? '',
    reason: version.reason,
  }
  return { on: false, offBy: `计划第 ${own.version} 版的选项「签到码」`, changed: changed ?? null }
}

/** Clubs that are running and keep a roll. */
async function rollsOfClubs({ tx, caller, today }: SignedInContext): Promise<State> {
  const clubs = (await loadClubs(tx, caller)).filter(
    ({ rollOptIn, toOn }) => rollOptIn && (toOn === null || toOn >= today),
  )
  const [first] = clubs
  if (!first) return UNTOUCHED
  const last = clubs.reduce((a, b) => ((b.rollSince ?? '') > (a.rollSince ?? '') ? b : a), first)
  const offBy =
    clubs.length === 1 ? `「${first.name}」登记名单` : `「${last.name}」等 ${clubs.length} 个社团登记名单`
  const since = last.rollSince === null ? last.changedAt : new Date(`${last.rollSince}T00:00:00+08:00`)
  return { on: false, offBy, changed: { at: since, by: last.rollBy ?? '', reason: last.rollBecause } }
}
