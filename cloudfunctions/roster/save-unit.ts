import { sql } from 'kysely'
import { addDays, type CivilDate } from '#core/calendar/civil-date'
import type { Parsed } from '#core/contract/contract'
import { overlap } from '#core/org/keeping'
import { problem } from '#core/problem'
import { operation, type SignedInContext } from '../_shared/endpoint/operation'
import { actOf, earliestDay, waitForTurn } from '../_shared/store/keeping'

type Asked = Parsed<'roster.saveUnit'>

export const saveUnit = operation('roster.saveUnit', async (asked, context) => {
  await waitForTurn(context)
  const before = await unitBefore(asked.id, context)
  const unit = {
    ...asked,
    name: asked.name.trim(),
    subject: asked.subject.trim(),
    parentId: asked.parentId ?? context.caller.schoolId,
    groupKind: asked.kind === 'group' ? asked.groupKind : null,
    continuesId: before?.continuesId ?? null,
  }
  if (before && alike(before, unit)) return { id: unit.id }
  if (before && (before.kind !== unit.kind || before.parentId !== unit.parentId)) throw problem('idTaken')
  if (unit.kind === 'group' && unit.groupKind === null) throw fault('groupKind', '请选择组的类别')
  if (unit.from !== null && unit.to !== null && unit.to < unit.from)
    throw fault('to', '最后一天不能早于开始的那天')
  await requireOpen(before, unit, context)
  await requireParent(unit, context)
  await requireOwnName(unit, context)
  const did = before ? (unit.to !== before.to ? 'ended' : 'changed') : 'founded'
  await sql`select youju.keep_unit(${JSON.stringify(unit)}::jsonb, ${actOf(did, '', context)}::jsonb)`.execute(
    context.tx,
  )
  return { id: unit.id }
})

type Unit = Asked & { parentId: string }

async function unitBefore(id: string, { tx, caller }: SignedInContext) {
  const unit = await tx
    .selectFrom('orgUnit')
    .select(['schoolId', 'kind', 'groupKind', 'name', 'subject', 'parentId', 'continuesId'])
    .select(['fromOn as from', 'toOn as to'])
    .where('districtId', '=', caller.districtId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!unit) return undefined
  const { schoolId, ...rest } = unit
  if (schoolId !== caller.schoolId) throw problem('idTaken')
  return rest
}

type Before = NonNullable<Awaited<ReturnType<typeof unitBefore>>>

function alike(before: Before, unit: Unit): boolean {
  const keys = ['kind', 'groupKind', 'name', 'subject', 'parentId', 'from', 'to'] as const
  return keys.every((key) => before[key] === unit[key])
}

/** In a term that is closed a unit neither begins nor ends, and what was there stays there. */
async function requireOpen(before: Before | undefined, unit: Unit, context: SignedInContext): Promise<void> {
  const earliest = await earliestDay(context)
  if (earliest === null) return
  const open = (date: CivilDate | null) => date !== null && date >= earliest
  const beginMoves = !before || before.from !== unit.from
  if (beginMoves && !(open(unit.from) && (!before || open(before.from))))
    throw problem('rosterClosed', { earliest })
  const endMoves = (before?.to ?? null) !== unit.to
  const firstOther = [before?.to ?? null, unit.to]
    .flatMap((to) => (to === null ? [] : [addDays(to, 1)]))
    .sort()[0]
  if (endMoves && !open(firstOther ?? null)) throw problem('rosterClosed', { earliest })
}

/** A class lies in a grade, all else in the school itself. */
async function requireParent({ kind, parentId, from }: Unit, { tx, caller }: SignedInContext): Promise<void> {
  if (kind !== 'class') {
    if (parentId !== caller.schoolId) throw problem('unknownUnit')
    return
  }
  const grade = await tx
    .selectFrom('orgUnit')
    .select(['fromOn', 'toOn'])
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where('kind', '=', 'grade')
    .where('id', '=', parentId)
    .executeTakeFirst()
  if (!grade) throw fault('parentId', '请选择班级所在的年级')
  if (grade.toOn !== null && (from === null || from > grade.toOn))
    throw problem('unitNotThere', { from: grade.fromOn, to: grade.toOn })
}

/** A name is one unit's at a time: two classes of one name could not be told apart. */
async function requireOwnName(unit: Unit, { tx, caller }: SignedInContext): Promise<void> {
  const namesakes = await tx
    .selectFrom('orgUnit')
    .select(['id', 'fromOn', 'toOn as to'])
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where('kind', '=', unit.kind)
    .where('name', '=', unit.name)
    .where('id', '<>', unit.id)
    .execute()
  const always = '1900-01-01'
  const stretch = { from: unit.from ?? always, to: unit.to }
  const other = namesakes.find(({ fromOn, to }) => overlap({ from: fromOn ?? always, to }, stretch))
  if (other) throw problem('unitNameTaken', { unitId: other.id })
}

function fault(field: keyof Asked, message: string) {
  return problem('badInput', { fields: [{ path: `/${field}`, message }] })
}
