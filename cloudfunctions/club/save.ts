import { inWeekOrder, meetingsOn, reschedule } from '#core/club/club'
import type { Parsed } from '#core/contract/contract'
import { problem } from '#core/problem'
import { operation, type SignedInContext } from '../_shared/endpoint/operation'
import { type ClubRow, findClub, instructorsOf, loadClubs, loadInstructing } from '../_shared/store/club'
import { contentHash } from '../_shared/store/content-hash'
import { namesOf } from '../_shared/store/people'
import { journalSetting } from '../_shared/store/setting'
import { instructs, keepsClubs } from './concerns'
import { appoint, keepJournal, stateOf, waitForTurn } from './keep'
import { loadTerms } from './terms'

type Form = Parsed<'club.save'>['club']

export const save = operation('club.save', async ({ id, revision, club: form }, context) => {
  const { tx, caller } = context
  if (!keepsClubs(caller) && !instructs(caller, id)) throw problem('notAllowed')
  await waitForTurn(context)
  const kept = await findClub(tx, caller, id)
  const hash = contentHash(form)
  if (!kept) {
    if (revision !== null) throw problem('notFound')
    await found(id, form, hash, context)
    return { id, revision: 1 }
  }
  // The same request again, because its reply was lost.
  if (kept.contentHash === hash && kept.revision === (revision ?? 0) + 1)
    return { id, revision: kept.revision }
  if (revision === null) throw problem('idTaken')
  if (kept.revision !== revision) throw problem('changedMeanwhile', { revision: kept.revision })
  await change(kept, form, hash, context)
  return { id, revision: revision + 1 }
})

async function found(id: string, form: Form, hash: string, context: SignedInContext): Promise<void> {
  const { tx, caller, now } = context
  if (!keepsClubs(caller)) throw problem('notAllowed')
  const { districtId, schoolId } = caller
  const clubs = await check(id, form, context)
  const unit = { districtId, id, parentId: schoolId, schoolId, kind: 'club', groupKind: null } as const
  const inserted = await tx
    .insertInto('orgUnit')
    .values({ ...unit, name: form.name.trim(), position: clubs.length + 1 })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) throw problem('idTaken')
  const schedules = reschedule([], form.meetings, form.from)
  await tx
    .insertInto('club')
    .values({
      ...columnsOf(form, undefined, context),
      districtId,
      id,
      schoolId,
      schedules: JSON.stringify(schedules),
      closedBecause: '',
      revision: 1,
      contentHash: hash,
      changedAt: new Date(now),
    })
    .execute()
  await appoint(id, form.instructorIds, form.from, context)
  await keepJournal('founded', id, form.rollOptIn ? form.rollBecause.trim() : '', null, context)
  if (form.rollOptIn) await journalRoll(id, form, context)
}

async function change(kept: ClubRow, form: Form, hash: string, context: SignedInContext): Promise<void> {
  const { tx, caller, now, today } = context
  const instructing = await loadInstructing(tx, caller, [kept.id])
  const instructorIds = instructorsOf(instructing, kept).map(({ personId }) => personId)
  if (!keepsClubs(caller)) checkOwn(kept, form, instructorIds, context)
  else await check(kept.id, form, context)
  const before = await stateOf(kept.id, context)
  await tx
    .updateTable('club')
    .set({
      ...(keepsClubs(caller)
        ? {
            ...columnsOf(form, kept, context),
            schedules: JSON.stringify(reschedule(kept.schedules, form.meetings, form.meetingsFrom ?? today)),
          }
        : ownColumnsOf(form)),
      revision: kept.revision + 1,
      contentHash: hash,
      changedAt: new Date(now),
    })
    .where('districtId', '=', caller.districtId)
    .where('id', '=', kept.id)
    .execute()
  if (keepsClubs(caller)) {
    await rename(kept, form.name.trim(), context)
    const since = form.from > today ? form.from : today
    if (kept.toOn === null) await appoint(kept.id, form.instructorIds, since, context)
  }
  const reason = form.rollOptIn && !kept.rollOptIn ? form.rollBecause.trim() : ''
  await keepJournal('changed', kept.id, reason, before, context)
  if (keepsClubs(caller) && form.rollOptIn !== kept.rollOptIn) await journalRoll(kept.id, form, context)
}

/** Naming children is a default switched off: it stands among the school's settings, too. */
function journalRoll(clubId: string, form: Form, context: SignedInContext): Promise<void> {
  const on = !form.rollOptIn
  const reason = on ? '' : form.rollBecause.trim()
  return journalSetting('headcountOnly', on, reason, { clubId }, context)
}

/** What must hold among the school's clubs, terms and people. Returns the clubs. */
async function check(id: string, form: Form, { tx, caller }: SignedInContext): Promise<ClubRow[]> {
  const clubs = await loadClubs(tx, caller)
  const namesake = clubs.find((club) => club.name === form.name.trim() && club.id !== id)
  if (namesake) throw problem('clubNameTaken', { clubId: namesake.id })
  const terms = new Set((await loadTerms(tx, caller)).map((term) => term.id))
  if (!form.termIds.every((termId) => terms.has(termId)))
    throw fault('termIds', '没有找到这个学期，请重新选择')
  const staff = await namesOf(tx, caller, form.instructorIds)
  if (!form.instructorIds.every((personId) => staff.has(personId))) throw problem('unknownTeacher')
  const club = clubs.find((each) => each.id === id)
  if (club && club.toOn !== null && club.toOn < form.from) throw fault('from', '开始的日期不能晚于停办的日期')
  if (form.rollOptIn && form.rollBecause.trim() === '') {
    throw fault('rollBecause', '记名单会留下孩子的姓名，请写明原因')
  }
  return clubs
}

function fault(field: keyof Form, message: string) {
  return problem('badInput', { fields: [{ path: `/club/${field}`, message }] })
}

/** An instructor keeps the number, the place and the content; everything else must be as it was. */
function checkOwn(
  kept: ClubRow,
  form: Form,
  instructorIds: readonly string[],
  { today }: SignedInContext,
): void {
  const { enrolled: _, place: __, about: ___, meetingsFrom: ____, ...rest } = form
  const asWas = {
    name: kept.name,
    category: kept.category,
    meetings: meetingsOn(kept.schedules, today),
    capacity: kept.capacity,
    instructorIds: [...instructorIds].sort(),
    rollOptIn: kept.rollOptIn,
    rollBecause: kept.rollBecause,
    termIds: [...kept.termIds].sort(),
    from: kept.fromOn,
  }
  const asked = {
    ...rest,
    name: rest.name.trim(),
    category: rest.category.trim(),
    rollBecause: rest.rollBecause.trim(),
    meetings: inWeekOrder(rest.meetings),
    instructorIds: [...rest.instructorIds].sort(),
    termIds: [...rest.termIds].sort(),
  }
  if (contentHash(asked) !== contentHash(asWas)) throw problem('clubNotYours')
}

/** What is the instructors' to say. */
function ownColumnsOf(form: Form) {
  return { about: form.about, place: form.place.trim(), enrolled: form.enrolled }
}

/** Switching the named roll on is kept with who did it, when and why; off, it leaves nothing behind but the journal. */
function columnsOf(form: Form, kept: ClubRow | undefined, { caller, today }: SignedInContext) {
  const rollStays = form.rollOptIn && kept?.rollOptIn === true && kept.rollBecause === form.rollBecause.trim()
  const roll = form.rollOptIn
    ? { rollOptIn: true, rollBecause: form.rollBecause.trim(), rollSince: today, rollBy: caller.personId }
    : { rollOptIn: false, rollBecause: '', rollSince: null, rollBy: null }
  return {
    ...ownColumnsOf(form),
    category: form.category.trim(),
    capacity: form.capacity,
    termIds: form.termIds,
    fromOn: form.from,
    ...(rollStays
      ? {
          rollOptIn: kept.rollOptIn,
          rollBecause: kept.rollBecause,
          rollSince: kept.rollSince,
          rollBy: kept.rollBy,
        }
      : roll),
  }
}

async function rename(kept: ClubRow, name: string, { tx, caller }: SignedInContext): Promise<void> {
  if (kept.name === name) return
  await tx
    .updateTable('orgUnit')
    .set({ name })
    .where('districtId', '=', caller.districtId)
    .where('id', '=', kept.id)
    .execute()
}
