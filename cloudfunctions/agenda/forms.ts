import type { Output } from '#core/contract/contract'
import { formsDueTo } from '#core/form/due'
import { slotOf } from '#core/form/slot'
import { registerKey } from '#core/record/kinds/register'
import type { SignedInContext } from '../_shared/endpoint/operation'
import type { Counting } from '../_shared/store/counting'

type Item = Output<'agenda.today'>['items'][number]

/** The daily registers that fall to the caller, with the entry of today where there is one. */
export async function formsToday(
  { plan, calendar }: Counting,
  { tx, caller, today }: SignedInContext,
): Promise<Item[]> {
  const due = formsDueTo(plan.forms, caller.posts).map(({ form, unit }) => {
    const subject = unit?.id ?? (form.about === 'person' ? caller.personId : caller.schoolId)
    return { form, unit, key: registerKey(form.name, slotOf(form, today, subject, calendar)) }
  })
  if (due.length === 0) return []
  const claims = await tx
    .selectFrom('recordClaim')
    .select(['naturalKey', 'recordId'])
    .where('districtId', '=', caller.districtId)
    .where(
      'naturalKey',
      'in',
      due.map(({ key }) => key),
    )
    .execute()
  const held = new Map(claims.map(({ naturalKey, recordId }) => [naturalKey, recordId]))
  return due.map(({ form, unit, key }) => ({
    what: 'form',
    form: form.name,
    unitId: unit?.id ?? null,
    on: today,
    heldOn: today,
    title: form.name,
    note: unit?.name ?? '',
    byException: form.byException,
    mayLog: true,
    recordId: held.get(key) ?? null,
  }))
}
