import type { CivilDate } from '#core/calendar/civil-date'
import { faultsOf, isBlank } from '#core/form/check'
import { mayWriteAbout } from '#core/form/due'
import { type FieldValues, type Form, formNamed, isAsked, mayWrite } from '#core/form/form'
import { slotOf } from '#core/form/slot'
import { problem } from '#core/problem'
import { type RegisterEntry, valuesOf } from '#core/record/register-entry'
import type { SignedInContext } from '../../_shared/endpoint/operation'
import { type Complete, seenByConcerned } from './completed'
import { nameOfUnit, namesOfStaff } from './roster'

export const completeRegister: Complete<'register'> = async ({ kind, payload }, context, counting) => {
  const form = formNamed(counting.plan.forms, payload.form)
  if (!form) throw problem('unknownForm', { form: payload.form })
  const { caller } = context
  const held = caller.posts.map(({ post }) => post)
  if (!mayWrite(form, held)) throw problem('notAllowed')
  const values = asked(form, payload)
  const faults = payload.normal ? [] : faultsOf(form, values)
  if (faults.length > 0) {
    throw problem('badInput', {
      fields: faults.map(({ path, message }) => ({ path: `/content/payload/values${path}`, message })),
    })
  }
  const unitName = await nameOfSubject(form, payload, context)
  if (!mayWriteAbout(form, caller.posts, payload.unitId)) throw problem('notAllowed')
  const named = await namesIn(form, values, payload.on, context)
  const subject = form.about === 'person' ? caller.personId : (payload.unitId ?? caller.schoolId)
  const completed: RegisterEntry = {
    on: payload.on,
    form: form.name,
    unitId: payload.unitId,
    normal: payload.normal,
    ...sorted(form, values),
    names: { ...named.names, ...(payload.unitId === null ? {} : { [payload.unitId]: unitName }) },
    people: named.people,
    slot: slotOf(form, payload.on, subject, counting.calendar),
  }
  const access = form.sealed
    ? { readers: form.readers, sealed: true }
    : { ...seenByConcerned, readers: form.readers }
  return { content: { kind, payload: completed }, aboutId: payload.unitId, ...access }
}

/** The answers to what is asked; what another answer has made idle is dropped, blanks are no answers. */
function asked(form: Form, payload: RegisterEntry): FieldValues {
  const given = valuesOf(payload)
  if (payload.normal) {
    if (!form.byException) {
      throw problem('badInput', {
        fields: [{ path: '/content/payload/normal', message: '这张表每次都要填写内容' }],
      })
    }
    return {}
  }
  const kept = new Map(Object.entries(given).filter(([, value]) => !isBlank(value)))
  // A field hangs on one above it: with that one's answer goes what hangs on it.
  for (const field of form.fields) {
    if (!isAsked(field, Object.fromEntries(kept))) kept.delete(field.key)
  }
  return Object.fromEntries(kept)
}

/** Sensitive values go to the part that few may read, wherever they came from. */
function sorted(form: Form, values: FieldValues): Pick<RegisterEntry, 'values' | 'secrets'> {
  const sensitive = new Set(form.fields.filter((field) => field.sensitive).map((field) => field.key))
  const part = (wanted: boolean) =>
    Object.fromEntries(Object.entries(values).filter(([key]) => sensitive.has(key) === wanted))
  return { values: part(false), secrets: part(true) }
}

async function nameOfSubject(
  form: Form,
  { unitId, on }: RegisterEntry,
  context: SignedInContext,
): Promise<string> {
  const { about } = form
  if (about === 'school' || about === 'person') {
    if (unitId !== null) throw problem('unknownUnit')
    return ''
  }
  if (unitId === null) throw problem('unknownUnit')
  return nameOfUnit(unitId, about, on, context)
}

const isPeople = (type: string) => type === 'person' || type === 'people'
const idsIn = (value: FieldValues[string] | undefined): readonly string[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? value : []

/** Names of the people and units in the values; those in sensitive fields are checked, and named to nobody. */
async function namesIn(
  { fields }: Form,
  values: FieldValues,
  on: CivilDate,
  context: SignedInContext,
): Promise<Pick<RegisterEntry, 'names' | 'people'>> {
  const peopleIn = (some: Form['fields']) =>
    some.flatMap(({ type, key }) => (isPeople(type) ? idsIn(values[key]) : []))
  const known = await namesOfStaff(peopleIn(fields), context)
  if (peopleIn(fields).some((id) => !known.has(id))) throw problem('unknownTeacher')
  const people = [...new Set(peopleIn(fields.filter(({ sensitive }) => !sensitive)))]
  const names: Record<string, string> = {}
  for (const id of people) names[id] = known.get(id) ?? ''
  for (const { type, key, sensitive } of fields) {
    if (type !== 'class' && type !== 'grade' && type !== 'group') continue
    for (const id of idsIn(values[key])) {
      const name = await nameOfUnit(id, type, on, context)
      if (!sensitive) names[id] = name
    }
  }
  return { names, people }
}
