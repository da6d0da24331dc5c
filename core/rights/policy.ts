import type { OperationName } from '../contract/contract'
import type { Role } from './role'
import type { Scope } from './scope'

/** What each role may do an operation on; a role that is not named may not call it. Several roles add up. */
export type Row = 'public' | Readonly<Partial<Record<Role, Scope>>>

/** For oneself, whoever one is. */
const oneself: Row = { signedIn: 'own' }
/** Of the school, the same for everybody on its staff. */
const everyColleague: Row = { staff: 'school' }
/** A colleague for oneself, a lead for the units led, and those who keep or lead the school for all of it. */
const leadingUnits: Row = { lead: 'unit', clerk: 'school', leader: 'school', officer: 'school' }
const alsoLeading: Row = { staff: 'concerned', instructor: 'unit', classTeacher: 'unit', ...leadingUnits }
/** The own numbers, and for leads those of the people and units led. */
const numbers: Row = { staff: 'own', ...leadingUnits }
/** Who was where is for the person, the organiser and leaders: the clerk keeps rosters and reads no marks. */
const marks: Row = { lead: 'unit', leader: 'school', officer: 'school' }
const keepers: Row = { clerk: 'school', leader: 'school', officer: 'school' }
const leaders: Row = { leader: 'school', officer: 'school' }
const parentsKeepers: Row = { classTeacher: 'unit', clerk: 'school', leader: 'school' }
const writesNotices: Row = { classTeacher: 'unit', lead: 'unit', leader: 'school', officer: 'school' }
/** What they wrote themselves; leaders what anybody wrote. */
const changesNotices: Row = { classTeacher: 'own', lead: 'own', ...leaders }
// A class teacher is told what the parents of the own class are told.
const hearsNotices: Row = {
  ...{ parent: 'addressed', staff: 'addressed', classTeacher: 'unit' },
  ...leaders,
}

/**
 * Who may call each operation, and on which things: the first lock, asked by the entrance, the operations, the lists and
 * the exports alike. Row security says the same once more in the database. Published as docs/RIGHTS.md, and walked through
 * role by role in test/api/rights.
 */
export const POLICY: Readonly<Record<OperationName, Row>> = {
  'session.ways': 'public',
  'session.open': 'public',
  'session.renew': 'public',
  'session.invitation': 'public',
  'session.join': 'public',
  'session.class': 'public',
  'session.joinClass': 'public',
  'session.close': oneself,
  'session.me': oneself,
  'session.list': oneself,
  'session.end': oneself,
  'session.switch': oneself,
  'account.show': oneself,
  'account.setPassword': oneself,
  'account.bindWechat': oneself,
  'account.unbindWechat': oneself,
  'account.addPlace': oneself,
  'account.list': keepers,
  'account.invite': keepers,
  'account.revoke': keepers,
  'account.close': keepers,

  'agenda.today': alsoLeading,
  'agenda.owed': alsoLeading,
  'lesson.around': everyColleague,
  'lesson.day': everyColleague,
  'lesson.unobserved': leadingUnits,

  'roster.teachers': everyColleague,
  'roster.staff': everyColleague,
  'roster.classes': everyColleague,
  'roster.units': everyColleague,
  'roster.people': keepers,
  'roster.person': { staff: 'own', ...keepers },
  'roster.addPerson': keepers,
  'roster.changePerson': keepers,
  'roster.structure': keepers,
  'roster.saveUnit': keepers,
  'roster.promote': { clerk: 'school', leader: 'school' },
  'roster.check': keepers,
  'roster.changes': keepers,
  'roster.apply': keepers,
  'roster.undo': keepers,
  'roster.imports': keepers,
  'roster.export': keepers,
  'term.list': keepers,
  'term.save': keepers,
  'term.days': keepers,
  'term.saveDays': keepers,
  'delegation.list': everyColleague,
  'delegation.give': { classTeacher: 'own', lead: 'own', clerk: 'own', leader: 'own', officer: 'own' },
  'delegation.end': { staff: 'concerned', leader: 'school', officer: 'school' },

  'record.submit': alsoLeading,
  'record.correct': { staff: 'own' },
  'record.withdraw': { staff: 'own' },
  'record.decide': leaders,
  'record.respond': { staff: 'concerned' },
  'record.sample': { leader: 'school' },
  'record.list': alsoLeading,
  'record.show': alsoLeading,
  'file.begin': { staff: 'own' },
  'file.put': { staff: 'own' },
  'file.list': alsoLeading,
  'file.remove': { staff: 'own' },
  'research.agenda': alsoLeading,
  'research.schedule': alsoLeading,
  'research.reschedule': leadingUnits,
  'research.move': leadingUnits,
  'research.cancel': leadingUnits,
  'research.restore': leadingUnits,
  'research.theme': leadingUnits,
  'research.attendance': { staff: 'own' },
  'research.rates': marks,
  'research.openCode': marks,
  'research.code': marks,
  'research.closeCode': marks,
  'research.signIn': everyColleague,
  'club.list': everyColleague,
  'club.choices': everyColleague,
  'club.save': { instructor: 'unit', clerk: 'school', leader: 'school' },
  'club.show': everyColleague,
  'club.summary': { instructor: 'unit', clerk: 'school', leader: 'school' },
  'club.close': { clerk: 'school', leader: 'school' },
  'club.reopen': { clerk: 'school', leader: 'school' },

  'plan.show': everyColleague,
  'plan.forms': everyColleague,
  'plan.help': everyColleague,
  'plan.versions': everyColleague,
  'plan.compare': everyColleague,
  'plan.export': everyColleague,
  'plan.templates': keepers,
  'plan.check': keepers,
  'plan.saveDraft': keepers,
  'plan.drafts': keepers,
  'plan.draft': keepers,
  'plan.discard': keepers,
  'plan.whatIf': keepers,
  'plan.publish': leaders,
  'plan.recount': leaders,
  'standing.mine': { staff: 'own' },
  'standing.clauses': numbers,
  'standing.heat': numbers,
  'standing.proof': numbers,
  'standing.school': leadingUnits,
  'standing.rule': leadingUnits,
  'standing.group': leadingUnits,
  'standing.district': { officer: 'district' },
  'report.list': keepers,
  'report.show': keepers,
  'report.later': keepers,
  'report.freeze': keepers,
  'report.export': numbers,
  'report.calendar': alsoLeading,
  'report.subscribe': { staff: 'own' },
  'report.unsubscribe': { staff: 'own' },

  'notice.audiences': writesNotices,
  'notice.save': writesNotices,
  'notice.publish': writesNotices,
  'notice.decide': leaders,
  'notice.correct': changesNotices,
  'notice.place': changesNotices,
  'notice.withdraw': changesNotices,
  'notice.draft': changesNotices,
  'notice.figures': leaders,
  // Names of who has not read it: a lead is told numbers only.
  'notice.readers': { classTeacher: 'unit', leader: 'school', officer: 'school' },
  'notice.list': hearsNotices,
  'notice.read': hearsNotices,
  'notice.acknowledge': { parent: 'addressed', staff: 'addressed' },
  'parent.classes': oneself,
  'parent.join': oneself,
  'parent.leave': oneself,
  'parent.code': parentsKeepers,
  'parent.openCode': parentsKeepers,
  'parent.closeCode': parentsKeepers,
  'parent.units': parentsKeepers,
  'parent.members': parentsKeepers,
  'parent.decide': parentsKeepers,
  'parent.remove': parentsKeepers,

  'setting.list': everyColleague,
  'setting.change': { leader: 'school' },
  'setting.burden': keepers,
  'suggestion.submit': { parent: 'own', staff: 'own' },
  'suggestion.list': { parent: 'own', staff: 'own', leader: 'school', officer: 'district' },
  'suggestion.answer': { leader: 'school', officer: 'district' },
  'privacy.consent': oneself,
  'privacy.export': oneself,
  'privacy.erase': oneself,
  'privacy.erasePerson': { clerk: 'school', leader: 'school' },
  'privacy.retention': keepers,
  'journal.list': leaders,
  'journal.mine': { staff: 'own', parent: 'own' },
  'reminder.list': oneself,
  'reminder.read': oneself,
  'reminder.ways': oneself,
  'reminder.choose': oneself,
  'reminder.consent': oneself,
  'reminder.failed': keepers,
  'reminder.retry': keepers,
  'scene.picture': { classTeacher: 'unit', ...keepers },
  'client.report': 'public',
}
