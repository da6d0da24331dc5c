import type { Catalogue } from './catalogue'

/** Of teaching research: sessions, their slots, signing in. */
export const researchProblems = {
  attendanceIncomplete: {
    status: 422,
    message: (d: { missing: number; expected: number }) =>
      `应到 ${d.expected} 人，还有 ${d.missing} 人没有登记出勤。名单可能刚有变动，请打开重新核对后再提交。`,
  },
  notExpected: {
    status: 422,
    message: (d: { count: number }) =>
      `有 ${d.count} 人当天不在这个组的应到名单里，请改记为列席，或核对日期。`,
  },
  expectedAsGuest: {
    status: 422,
    message: (d: { count: number }) => `有 ${d.count} 人当天在应到名单里，不能记为列席，请重新选择出勤情况。`,
  },
  noSlot: { status: 422, message: () => '这个组那一天没有排教研活动，请刷新后再选。' },
  slotHeld: {
    status: 409,
    message: (_: { recordId: string }) => '这次活动已经有记录，不用再调整；可以打开那一条查看。',
  },
  slotWaived: { status: 409, message: () => '那一天放假，这次活动已经免除，不用再调整。' },
  slotOver: { status: 409, message: () => '这次活动已经过去，不能再调整；如果开了，请直接记下来。' },
  slotUnchanged: { status: 409, message: () => '这次活动没有调整过，不用恢复。' },
  otherWeek: { status: 422, message: () => '只能调整到同一周里的另一天；这一周开不成的，请取消并写明原因。' },
  notTeachingDay: { status: 422, message: () => '那一天不上课，请选同一周里的另一个上课日。' },
  slotTaken: { status: 409, message: () => '那一天本组已经有一次教研活动，请选别的日子。' },
  scheduleInPast: { status: 422, message: () => '新的安排只能从本周或以后的某一周开始，已经过去的不变。' },
  signInOff: {
    status: 409,
    message: () => '学校的计划没有开通扫码签到，出勤由组织人登记就可以。',
  },
  signInOver: { status: 410, message: () => '签到码已经过期或关闭，请扫屏幕上最新的码，或请组织人登记。' },
  signInWrong: { status: 422, message: () => '签到码已经换新，请扫屏幕上最新的码。' },
  signInTooOften: { status: 429, message: () => '扫了太多次都没有成功，这次请组织人直接登记。' },
} as const satisfies Catalogue
