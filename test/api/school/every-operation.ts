import { uuidv7 } from 'uuidv7'
import type { Input, OperationName } from '#core/contract/contract'
import { clubForm } from '../club/clubs'
import type { PersonKey } from './cast'
import type { TestSchool } from './test-school'
import { announce, part, pngOf } from './uploads'

interface Example<N extends OperationName> {
  /** Somebody who may call it; null for what anybody may. */
  readonly who: PersonKey | null
  readonly input: Input<N>
}

export type Examples = { readonly [N in OperationName]: Example<N> }

/** One good call of every operation, on the things of `own`; with another school's things it is a foreign one. */
export function everyOperation(own: TestSchool, recordId: string, noticeId: string): Examples {
  const { people, units } = own
  const { content } = own.observation({ periods: [5] })
  const file = announce(recordId, pngOf(100))
  const slot = { groupId: units.maths, slotOn: '2026-11-19' }
  const signInId = uuidv7()
  const clubId = uuidv7()
  const draftId = uuidv7()
  const importId = uuidv7()
  const draftNotice = uuidv7()
  return {
    'session.ways': { who: null, input: {} },
    'session.open': { who: null, input: { way: 'wechat', code: 'code' } },
    'session.renew': { who: null, input: { refreshToken: 'x' } },
    'session.close': { who: 'wu', input: {} },
    'session.me': { who: 'li', input: {} },
    'session.invitation': { who: null, input: { code: 'ABCD-EFGH-JKLM' } },
    'session.join': {
      who: null,
      input: {
        code: 'ABCD-EFGH-JKLM',
        with: { way: 'password', login: 'new-here', password: 'long enough' },
      },
    },
    'session.class': { who: null, input: { code: 'ABCD-EFGH' } },
    'session.joinClass': {
      who: null,
      input: {
        code: 'ABCD-EFGH',
        name: '小雨妈妈',
        with: { way: 'known', login: 'x', password: 'long enough' },
      },
    },
    'session.list': { who: 'li', input: {} },
    'session.end': { who: 'li', input: { id: uuidv7() } },
    'session.switch': { who: 'li', input: { accountId: uuidv7() } },
    'account.show': { who: 'li', input: {} },
    'account.setPassword': { who: 'li', input: { old: 'not this one', new: 'long enough' } },
    'account.bindWechat': { who: 'li', input: { code: 'code' } },
    'account.unbindWechat': { who: 'li', input: {} },
    'account.addPlace': { who: 'li', input: { code: 'ABCD-EFGH-JKLM' } },
    'account.list': { who: 'wu', input: { state: 'joined' } },
    'account.invite': { who: 'wu', input: { people: [people.xu] } },
    'account.revoke': { who: 'wu', input: { invitationId: uuidv7() } },
    'account.close': { who: 'wu', input: { personId: people.xu, waysIn: false, reason: '手机丢了' } },
    'agenda.owed': { who: 'li', input: {} },
    'agenda.today': { who: 'li', input: {} },
    'lesson.around': { who: 'li', input: { on: '2026-11-18', period: 1 } },
    'lesson.day': { who: 'li', input: { on: '2026-11-18' } },
    'lesson.unobserved': { who: 'sun', input: { never: true } },
    'roster.teachers': { who: 'li', input: { query: '李' } },
    'roster.classes': { who: 'li', input: {} },
    'roster.staff': { who: 'li', input: { query: '李' } },
    'roster.units': { who: 'li', input: { kind: 'grade' } },
    'roster.people': { who: 'wu', input: { show: 'here', query: '李' } },
    'roster.person': { who: 'wu', input: { id: people.li } },
    'roster.addPerson': {
      who: 'wu',
      input: {
        ...{
          id: uuidv7(),
          name: '新老师',
          staffNo: 'T200',
          subject: '数学',
          birthDate: null,
          teachingSince: null,
        },
        from: '2026-11-18',
        posts: [{ post: 'teacher', unitId: units.school }],
      },
    },
    'roster.changePerson': {
      who: 'wu',
      input: {
        id: people.he,
        change: { what: 'tag', tag: '骨干教师', from: '2026-11-18', to: null },
        reason: '',
      },
    },
    'roster.structure': { who: 'wu', input: {} },
    'roster.saveUnit': {
      who: 'wu',
      input: {
        ...{ id: uuidv7(), kind: 'group', groupKind: 'subject', name: '英语组', subject: '英语' },
        ...{ parentId: units.school, from: '2026-11-18', to: null },
      },
    },
    'roster.promote': {
      who: 'wu',
      input: { from: '2027-09-01', dry: true, keepClassTeachers: true, newClasses: 2 },
    },
    'roster.check': {
      who: 'wu',
      input: {
        ...{ id: importId, name: '名册', content: { cells: '姓名\t任职\n新同事\t任课教师' } },
        ...{ from: '2026-11-18', endMissing: false },
      },
    },
    'roster.changes': { who: 'wu', input: { id: importId } },
    'roster.apply': { who: 'wu', input: { id: importId } },
    'roster.undo': { who: 'wu', input: { id: importId, reason: '导错了' } },
    'roster.imports': { who: 'wu', input: {} },
    'roster.export': { who: 'wu', input: { what: 'roster' } },
    'term.list': { who: 'wu', input: {} },
    'term.save': {
      who: 'wu',
      input: {
        ...{ id: uuidv7(), name: '下学期', startOn: '2027-02-22', endOn: '2027-07-02', timetableOf: null },
        bell: [{ period: 1, startsAt: '08:10', endsAt: '08:50' }],
      },
    },
    'term.days': { who: 'wu', input: { id: own.termId } },
    'term.saveDays': {
      who: 'wu',
      input: {
        days: [{ on: '2026-12-31', day: { teaching: false, timetableOf: null, reason: '元旦活动' } }],
      },
    },
    'delegation.list': { who: 'li', input: {} },
    'delegation.give': {
      who: 'zhou',
      input: {
        ...{ id: uuidv7(), post: 'principal', takerId: people.qian, from: '2026-11-19', to: '2026-11-20' },
        reason: '外出开会',
      },
    },
    'delegation.end': { who: 'zhou', input: { id: uuidv7(), reason: '提前回来' } },
    'record.submit': { who: 'wang', input: { id: uuidv7(), content } },
    'record.correct': { who: 'wang', input: { id: recordId, revision: 1, content } },
    'record.withdraw': { who: 'wang', input: { id: recordId, revision: 1, reason: '记错了' } },
    'record.decide': {
      who: 'qian',
      input: { id: recordId, revision: 1, decision: 'return', reason: '请补充' },
    },
    'record.respond': {
      who: 'li',
      input: { id: uuidv7(), recordId, stance: 'object', words: '写的课题不对' },
    },
    'record.sample': { who: 'qian', input: { size: 5, kind: 'observation' } },
    'record.list': { who: 'wang', input: { whose: 'mine', kind: 'observation' } },
    'record.show': { who: 'wang', input: { id: recordId } },
    'research.agenda': { who: 'li', input: { groupId: units.maths } },
    'research.schedule': { who: 'li', input: { groupId: units.maths } },
    'research.reschedule': {
      who: 'sun',
      input: {
        groupId: units.maths,
        from: '2026-12-07',
        to: null,
        weekday: 4,
        period: 6,
        time: '',
        place: '数学组',
      },
    },
    'research.move': { who: 'sun', input: { ...slot, to: '2026-11-18', reason: '区里开会' } },
    'research.restore': { who: 'sun', input: { ...slot, reason: '会议改期' } },
    'research.cancel': { who: 'sun', input: { ...slot, reason: '期中阅卷' } },
    'research.theme': { who: 'sun', input: { ...slot, theme: '分数单元' } },
    'research.attendance': { who: 'li', input: {} },
    'research.rates': { who: 'sun', input: { groupId: units.maths } },
    'research.openCode': { who: 'sun', input: { groupId: units.maths } },
    'research.code': { who: 'sun', input: { id: signInId } },
    'research.signIn': { who: 'li', input: { id: signInId, token: '0'.repeat(32) } },
    'research.closeCode': { who: 'sun', input: { id: signInId } },
    'club.list': { who: 'li', input: { whose: 'all', closed: false, query: '机', category: '科技' } },
    'club.choices': { who: 'li', input: {} },
    'club.save': { who: 'wu', input: { id: clubId, revision: null, club: clubForm(own) } },
    'club.show': { who: 'xu', input: { id: clubId } },
    'club.summary': { who: 'zhou', input: { readers: 'outside' } },
    'club.close': { who: 'qian', input: { id: clubId, revision: 1, because: '合并', mergedInto: null } },
    'club.reopen': { who: 'qian', input: { id: clubId, revision: 2 } },
    'file.begin': { who: 'wang', input: file },
    'file.put': { who: 'wang', input: part(file.id, pngOf(100), 0, 50) },
    'file.list': { who: 'wang', input: { recordId } },
    'file.remove': { who: 'wang', input: { id: file.id } },
    'standing.mine': { who: 'wang', input: { week: 12 } },
    'standing.school': { who: 'zhou', input: { week: 12 } },
    'standing.rule': { who: 'zhou', input: { ruleId: 'TK5', week: 12 } },
    'standing.proof': { who: 'zhou', input: { ruleId: 'TK5', subjectId: people.wang, week: 12 } },
    'standing.clauses': { who: 'li', input: { week: 12 } },
    'standing.heat': { who: 'zhou', input: { by: 'rule', ruleId: 'TK5', week: 12 } },
    'standing.group': { who: 'sun', input: { groupId: units.maths, week: 12 } },
    'standing.district': { who: 'zhou', input: {} },
    'report.list': { who: 'zhou', input: { kind: 'week' } },
    'report.show': { who: 'zhou', input: { id: uuidv7() } },
    'report.later': { who: 'zhou', input: { id: uuidv7() } },
    'report.freeze': { who: 'zhou', input: {} },
    'report.export': { who: 'zhou', input: { what: 'week', week: 12 } },
    'report.calendar': { who: 'sun', input: {} },
    'report.subscribe': { who: 'sun', input: {} },
    'report.unsubscribe': { who: 'sun', input: {} },
    'notice.audiences': { who: 'qian', input: {} },
    'notice.publish': {
      who: 'qian',
      input: {
        id: uuidv7(),
        title: '通知',
        text: '正文',
        audience: [{ who: 'parents', unitId: units.class1 }],
      },
    },
    'notice.withdraw': { who: 'qian', input: { id: noticeId } },
    'notice.save': {
      who: 'qian',
      input: { id: draftNotice, revision: null, title: '草稿', text: '正文', audience: [] },
    },
    'notice.draft': { who: 'qian', input: { id: noticeId } },
    'notice.decide': { who: 'zhou', input: { id: noticeId, revision: 1, decision: 'approve', reason: '' } },
    'notice.correct': {
      who: 'qian',
      input: {
        id: noticeId,
        revision: 1,
        title: '通知',
        text: '正文二',
        because: '时间改了',
        tellAgain: true,
      },
    },
    'notice.place': { who: 'qian', input: { id: noticeId, pinnedUntil: '2026-11-30', lastOn: null } },
    'notice.acknowledge': { who: 'zheng', input: { id: noticeId } },
    'notice.readers': { who: 'qian', input: { id: noticeId, show: 'unread' } },
    'notice.figures': { who: 'qian', input: {} },
    'parent.classes': { who: 'zheng', input: {} },
    'parent.join': { who: 'zheng', input: { code: 'ABCD-EFGH', name: '小雨妈妈' } },
    'parent.leave': { who: 'zheng', input: { id: uuidv7() } },
    'parent.code': { who: 'li', input: { classId: units.class1 } },
    'parent.openCode': { who: 'li', input: { classId: units.class1, lastOn: '2026-11-25' } },
    'parent.closeCode': { who: 'li', input: { classId: units.class1 } },
    'parent.units': { who: 'li', input: {} },
    'parent.members': { who: 'li', input: { classId: units.class1, state: 'joined' } },
    'parent.decide': { who: 'li', input: { id: uuidv7(), decision: 'admit' } },
    'parent.remove': { who: 'li', input: { id: uuidv7(), reason: '转学' } },
    'setting.list': { who: 'li', input: {} },
    'setting.change': { who: 'zhou', input: { key: 'noticeDirect', on: false, reason: '先审后发' } },
    'setting.burden': { who: 'wu', input: {} },
    'suggestion.submit': {
      who: 'zheng',
      input: { id: uuidv7(), kind: 'suggestion', to: 'school', text: '字再大一点', anonymous: true },
    },
    'suggestion.list': { who: 'zheng', input: { whose: 'mine' } },
    'suggestion.answer': { who: 'qian', input: { id: uuidv7(), text: '已经改了' } },
    'privacy.consent': { who: 'li', input: { version: '2026-11' } },
    'privacy.export': { who: 'li', input: { format: 'json' } },
    'privacy.erase': { who: 'xu', input: { confirm: '删除' } },
    'privacy.erasePerson': { who: 'wu', input: { personId: people.xu, reason: '本人要求' } },
    'privacy.retention': { who: 'wu', input: {} },
    'journal.list': { who: 'zhou', input: { about: 'setting' } },
    'journal.mine': { who: 'li', input: {} },
    'reminder.list': { who: 'li', input: {} },
    'reminder.read': { who: 'li', input: { ids: [uuidv7()] } },
    'reminder.ways': { who: 'li', input: {} },
    'reminder.choose': { who: 'li', input: { digest: true, due: true } },
    'reminder.consent': { who: 'li', input: { id: uuidv7(), accepted: ['digest'] } },
    'reminder.failed': { who: 'wu', input: {} },
    'reminder.retry': { who: 'wu', input: { id: uuidv7() } },
    'scene.picture': { who: 'wu', input: { for: 'invitation', code: 'ABCD-EFGH-JKLM' } },
    'client.report': {
      who: null,
      input: {
        name: 'TypeError',
        frames: ['at f (app.js:1:2)'],
        page: 'pages/home/index',
        version: '0.1.0',
        build: 'x',
        runtime: 'weapp 3.8.0',
        requestId: null,
      },
    },
    'notice.list': { who: 'zheng', input: {} },
    'notice.read': { who: 'qian', input: { id: noticeId } },
    'plan.show': { who: 'li', input: {} },
    'plan.forms': { who: 'li', input: {} },
    'plan.help': { who: 'li', input: {} },
    'plan.templates': { who: 'wu', input: {} },
    'plan.check': { who: 'wu', input: { name: '计划.md', content: { markdown: '# 计划' } } },
    'plan.saveDraft': {
      who: 'wu',
      input: { id: draftId, name: '计划.md', content: { markdown: '# 计划' }, revision: null },
    },
    'plan.drafts': { who: 'wu', input: {} },
    'plan.draft': { who: 'wu', input: { id: draftId } },
    'plan.discard': { who: 'wu', input: { id: draftId } },
    'plan.whatIf': { who: 'wu', input: { draftId } },
    'plan.publish': {
      who: 'zhou',
      input: {
        draftId,
        revision: 1,
        effectiveFrom: '2026-11-23',
        acceptWarnings: true,
        reason: '期中调整',
      },
    },
    'plan.recount': { who: 'zhou', input: { version: 1 } },
    'plan.versions': { who: 'li', input: {} },
    'plan.compare': { who: 'li', input: { from: { version: 1 }, to: { version: 1 } } },
    'plan.export': { who: 'li', input: { of: { version: 1 }, format: 'markdown' } },
  }
}
