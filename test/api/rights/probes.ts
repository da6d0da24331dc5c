import type { Input, OperationName } from '#core/contract/contract'
import type { Relation } from '#core/rights/relation'
import type { Examples } from '../school/every-operation'
import type { TestSchool } from '../school/test-school'
import { part, pngOf } from '../school/uploads'
import type { MatrixCaller } from './callers'
import type { Kind } from './things'

/** How an operation is tried out: on things of a kind, or as it is, where it names none. */
export interface Probe {
  readonly on: Kind | null
  input(thing: string): unknown
  /** Takes long: of those who may, only the first does. */
  readonly dear?: boolean
  /** Answers of what is not there as if it were gone already; nothing is done all the same. */
  readonly silent?: boolean
  /** Calls that the policy allows and a rule of their own refuses: nobody checks what is their own. */
  refusedThough?(caller: MatrixCaller, relation: Relation | undefined): boolean
}

export type Probes = { readonly [N in OperationName]: Probe | 'public' }

type ClubForm = Input<'club.save'>['club']

/** Every operation, classified: whoever adds one says here what it is about. */
export function probesOf(school: TestSchool, examples: Examples, choir: ClubForm): Probes {
  const as = (name: OperationName) => examples[name].input as object
  /** Names no thing that could be another's, or only by what it is asked to make. */
  const plain = (name: OperationName): Probe => ({ on: null, input: () => as(name) })
  const by = (name: OperationName, on: Kind, at = 'id', more: object = {}): Probe => ({
    on,
    input: (id) => ({ ...as(name), [at]: id, ...more }),
  })
  const { content } = school.observation({ periods: [6] })
  /** The office of a district has no plan of its own here, nor this school's units. */
  const ofSchool = (name: OperationName): Probe => ({
    ...plain(name),
    refusedThough: ({ is }) => is === 'officer',
  })
  return {
    'session.ways': 'public',
    'session.open': 'public',
    'session.renew': 'public',
    'session.invitation': 'public',
    'session.join': 'public',
    'session.class': 'public',
    'session.joinClass': 'public',
    'session.close': plain('session.close'),
    'session.me': plain('session.me'),
    'session.list': plain('session.list'),
    'session.end': { ...by('session.end', 'session'), silent: true },
    'session.switch': by('session.switch', 'account', 'accountId'),
    'account.show': plain('account.show'),
    'account.setPassword': { ...plain('account.setPassword'), dear: true },
    'account.bindWechat': plain('account.bindWechat'),
    'account.unbindWechat': plain('account.unbindWechat'),
    'account.addPlace': plain('account.addPlace'),
    'account.list': plain('account.list'),
    'account.invite': {
      on: 'person',
      input: (id) => ({ people: [id] }),
    },
    'account.revoke': by('account.revoke', 'invitation', 'invitationId'),
    'account.close': by('account.close', 'person', 'personId'),
    'agenda.today': plain('agenda.today'),
    'agenda.owed': plain('agenda.owed'),
    'lesson.around': plain('lesson.around'),
    'lesson.day': plain('lesson.day'),
    'lesson.unobserved': plain('lesson.unobserved'),
    'roster.teachers': plain('roster.teachers'),
    'roster.staff': plain('roster.staff'),
    'roster.classes': plain('roster.classes'),
    'roster.units': plain('roster.units'),
    'roster.people': plain('roster.people'),
    'roster.person': by('roster.person', 'person'),
    'roster.addPerson': ofSchool('roster.addPerson'),
    'roster.changePerson': by('roster.changePerson', 'person'),
    'roster.structure': plain('roster.structure'),
    'roster.saveUnit': ofSchool('roster.saveUnit'),
    'roster.promote': plain('roster.promote'),
    'roster.check': plain('roster.check'),
    'roster.changes': by('roster.changes', 'import'),
    'roster.apply': by('roster.apply', 'import'),
    'roster.undo': by('roster.undo', 'import'),
    'roster.imports': plain('roster.imports'),
    'roster.export': plain('roster.export'),
    'term.list': plain('term.list'),
    'term.save': plain('term.save'),
    'term.days': by('term.days', 'term'),
    'term.saveDays': plain('term.saveDays'),
    'delegation.list': plain('delegation.list'),
    'delegation.give': plain('delegation.give'),
    'delegation.end': by('delegation.end', 'delegation'),
    'record.submit': plain('record.submit'),
    'record.correct': by('record.correct', 'lesson', 'id', { content }),
    'record.withdraw': by('record.withdraw', 'record'),
    'record.decide': { ...by('record.decide', 'record'), refusedThough: (_, relation) => relation === 'own' },
    'record.respond': {
      ...by('record.respond', 'lesson', 'recordId'),
      // The author answers an objection, and there is none.
      refusedThough: (_, relation) => relation === 'own',
    },
    'record.sample': plain('record.sample'),
    'record.list': plain('record.list'),
    'record.show': by('record.show', 'record'),
    'file.begin': by('file.begin', 'record', 'recordId'),
    'file.put': {
      on: 'file',
      input: (id) => part(id, pngOf(200), 100, 50),
    },
    'file.list': by('file.list', 'record', 'recordId'),
    'file.remove': by('file.remove', 'file'),
    'research.agenda': by('research.agenda', 'group', 'groupId'),
    'research.schedule': by('research.schedule', 'group', 'groupId'),
    'research.reschedule': by('research.reschedule', 'group', 'groupId'),
    'research.move': by('research.move', 'group', 'groupId'),
    'research.cancel': by('research.cancel', 'group', 'groupId'),
    'research.restore': by('research.restore', 'group', 'groupId'),
    'research.theme': by('research.theme', 'group', 'groupId'),
    'research.attendance': plain('research.attendance'),
    'research.rates': by('research.rates', 'group', 'groupId'),
    'research.openCode': by('research.openCode', 'group', 'groupId'),
    'research.code': by('research.code', 'signIn'),
    'research.signIn': by('research.signIn', 'signIn'),
    'research.closeCode': by('research.closeCode', 'signIn'),
    'club.list': plain('club.list'),
    'club.choices': plain('club.choices'),
    'club.save': {
      on: 'club',
      input: (id) => ({ id, revision: 1, club: { ...choir, enrolled: 31 } }),
    },
    'club.show': by('club.show', 'club'),
    'club.summary': plain('club.summary'),
    'club.close': by('club.close', 'club'),
    'club.reopen': by('club.reopen', 'club'),
    'plan.show': plain('plan.show'),
    'plan.forms': plain('plan.forms'),
    'plan.help': plain('plan.help'),
    'plan.versions': plain('plan.versions'),
    'plan.compare': ofSchool('plan.compare'),
    'plan.export': ofSchool('plan.export'),
    'plan.templates': plain('plan.templates'),
    'plan.check': plain('plan.check'),
    'plan.saveDraft': by('plan.saveDraft', 'draft', 'id', { revision: 1 }),
    'plan.drafts': plain('plan.drafts'),
    'plan.draft': by('plan.draft', 'draft'),
    'plan.discard': { ...by('plan.discard', 'draft'), silent: true },
    'plan.whatIf': by('plan.whatIf', 'draft', 'draftId'),
    'plan.publish': by('plan.publish', 'draft', 'draftId'),
    'plan.recount': ofSchool('plan.recount'),
    'standing.mine': plain('standing.mine'),
    'standing.clauses': plain('standing.clauses'),
    'standing.heat': { on: 'person', input: (personId) => ({ by: 'person', personId, week: 12 }) },
    'standing.proof': by('standing.proof', 'person', 'subjectId', { ruleId: 'TK4' }),
    'standing.school': plain('standing.school'),
    'standing.rule': { on: null, input: () => ({ ruleId: 'TK4', week: 12 }) },
    'standing.group': by('standing.group', 'group', 'groupId'),
    'standing.district': plain('standing.district'),
    'report.list': { ...plain('report.list'), dear: true },
    'report.show': by('report.show', 'report'),
    'report.later': by('report.later', 'report'),
    'report.freeze': { ...plain('report.freeze'), dear: true },
    'report.export': { on: 'person', input: (personId) => ({ what: 'person', personId, week: 12 }) },
    'report.calendar': plain('report.calendar'),
    'report.subscribe': plain('report.subscribe'),
    'report.unsubscribe': plain('report.unsubscribe'),
    'notice.audiences': plain('notice.audiences'),
    'notice.save': plain('notice.save'),
    'notice.publish': plain('notice.publish'),
    'notice.decide': by('notice.decide', 'notice'),
    'notice.correct': by('notice.correct', 'notice'),
    'notice.place': by('notice.place', 'notice'),
    'notice.withdraw': by('notice.withdraw', 'notice'),
    'notice.draft': by('notice.draft', 'notice'),
    'notice.figures': plain('notice.figures'),
    'notice.readers': {
      ...by('notice.readers', 'notice'),
      // What class teachers and leads are addressed by is not theirs to follow up.
      refusedThough: ({ asking }, relation) => relation === 'addressed' && !asking.roles.includes('leader'),
    },
    'notice.list': plain('notice.list'),
    'notice.read': by('notice.read', 'notice'),
    'notice.acknowledge': {
      ...by('notice.acknowledge', 'notice'),
      refusedThough: (_, relation) => relation === 'own',
    },
    'parent.classes': plain('parent.classes'),
    'parent.join': plain('parent.join'),
    'parent.leave': by('parent.leave', 'guardianship'),
    'parent.code': by('parent.code', 'class', 'classId'),
    'parent.openCode': by('parent.openCode', 'class', 'classId'),
    'parent.closeCode': by('parent.closeCode', 'class', 'classId'),
    'parent.units': plain('parent.units'),
    'parent.members': by('parent.members', 'class', 'classId'),
    'parent.decide': by('parent.decide', 'guardianship'),
    'parent.remove': by('parent.remove', 'guardianship'),
    'setting.list': plain('setting.list'),
    'setting.change': plain('setting.change'),
    'setting.burden': plain('setting.burden'),
    'suggestion.submit': plain('suggestion.submit'),
    'suggestion.list': plain('suggestion.list'),
    'suggestion.answer': by('suggestion.answer', 'suggestion'),
    'privacy.consent': plain('privacy.consent'),
    'privacy.export': plain('privacy.export'),
    'privacy.erase': plain('privacy.erase'),
    'privacy.erasePerson': by('privacy.erasePerson', 'person', 'personId'),
    'privacy.retention': plain('privacy.retention'),
    'journal.list': plain('journal.list'),
    'journal.mine': plain('journal.mine'),
    'reminder.list': plain('reminder.list'),
    'reminder.read': plain('reminder.read'),
    'reminder.ways': plain('reminder.ways'),
    'reminder.choose': plain('reminder.choose'),
    'reminder.consent': plain('reminder.consent'),
    'reminder.failed': plain('reminder.failed'),
    'reminder.retry': by('reminder.retry', 'message'),
    'scene.picture': { on: 'classCode', input: (code) => ({ for: 'class', code }) },
    'client.report': 'public',
  }
}
