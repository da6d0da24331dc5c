import { sql } from 'kysely'
import { targetLabel } from '#core/notice/labels'
import { type Target, targetKey } from '#core/notice/notice'
import type { UnitKind } from '#core/org/person'
import { STAFF_POSTS } from '#core/org/post'
import { problem } from '#core/problem'
import type { SignedInContext } from '../_shared/endpoint/operation'
import { audienceKey } from './audience-key'

export type Addressable = Target & { readonly label: string }

interface Unit {
  readonly id: string
  readonly name: string
  readonly kind: UnitKind
}

/**
 * Whom the caller may address today: leaders everybody at their school (officers at their office), class teachers the
 * parents of the own class, leads the staff of the own group. The database asks the same (youju.may_address).
 */
export async function addressable(context: SignedInContext): Promise<Addressable[]> {
  const { caller } = context
  const units = await openUnits(context)
  const targets = caller.rights.publishNotice
    ? everybody(units)
    : units.flatMap((unit): (Target & { unit: Unit })[] => [
        ...(caller.classes.includes(unit.id) ? [{ who: 'parents' as const, unitId: unit.id, unit }] : []),
        ...(caller.led.includes(unit.id) && hasStaff(unit)
          ? [{ who: 'staff' as const, unitId: unit.id, unit }]
          : []),
      ])
  return targets.map(({ unit, ...target }) => ({ ...target, label: targetLabel(target, unit) }))
}

const hasStaff = ({ kind }: Unit) => kind === 'group' || kind === 'grade'

/** The whole first, then parents by grade and class, then staff by group, grade and post. */
function everybody(units: readonly Unit[]): (Target & { unit: Unit })[] {
  const ofKind = (kind: UnitKind) => units.filter((unit) => unit.kind === kind)
  const parents = (unit: Unit) => ({ who: 'parents' as const, unitId: unit.id, unit })
  const staff = (unit: Unit) => ({ who: 'staff' as const, unitId: unit.id, unit })
  const posts = (unit: Unit) => STAFF_POSTS.map((post) => ({ ...staff(unit), post }))
  const [school, grades] = [ofKind('school'), ofKind('grade')]
  const whole = [...school, ...ofKind('district')]
  return [
    ...whole.map(staff),
    ...[...school, ...grades, ...ofKind('class')].map(parents),
    ...[...ofKind('group'), ...grades].map(staff),
    ...whole.flatMap(posts),
    ...grades.map((grade) => ({ ...staff(grade), post: 'classTeacher' as const })),
  ]
}

/** The school's units that stand today; the district's own unit is its office. */
function openUnits({ tx, caller, today }: SignedInContext): Promise<Unit[]> {
  return tx
    .selectFrom('orgUnit')
    .select(['id', 'name', 'kind'])
    .where('districtId', '=', caller.districtId)
    .where((where) => where.or([where('schoolId', '=', caller.schoolId), where('id', '=', caller.schoolId)]))
    .where((where) => where.or([where('fromOn', 'is', null), where('fromOn', '<=', today)]))
    .where((where) => where.or([where('toOn', 'is', null), where('toOn', '>=', today)]))
    .orderBy('position')
    .execute()
}

/** Whom nobody may address, or not the caller, is refused alike. */
export async function checkAudience(audience: readonly Target[], context: SignedInContext): Promise<void> {
  const known = new Set((await addressable(context)).map(targetKey))
  if (!audience.every((target) => known.has(targetKey(target)))) throw problem('noAudience')
}

/** How many people each of them is today, in the order given. */
export async function sizesOf(
  targets: readonly Target[],
  { tx }: SignedInContext,
): Promise<readonly number[]> {
  const { rows } = await sql<{ key: string; people: number }>`
    select key, people from youju.audience_sizes()`.execute(tx)
  const sizes = new Map(rows.map(({ key, people }) => [key, people]))
  return targets.map((target) => sizes.get(audienceKey(target)) ?? 0)
}
