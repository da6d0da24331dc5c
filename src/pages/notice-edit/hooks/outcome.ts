import type { CivilDate } from '#core/calendar/civil-date'
import type { NoticeState } from '#core/notice/state'
import type { NoticeContent } from './content'

/** What will come of publishing, one sentence each. */
export function planInWords(
  { publishAt, lastOn, pinnedUntil, receipt }: NoticeContent,
  needsApproval: boolean,
  inWords: { readonly moment: (instant: string) => string; readonly day: (date: CivilDate) => string },
): string[] {
  const when = publishAt === null ? null : inWords.moment(publishAt)
  const outcome = needsApproval
    ? `先由另一位校领导审核，通过后${when ? `在 ${when} ` : '马上'}发出。`
    : when
      ? `${when} 自动发出，在那之前可以改，也可以不发。`
      : '现在就发出。'
  const period = [
    pinnedUntil && `置顶到${inWords.day(pinnedUntil)}`,
    lastOn && `${inWords.day(lastOn)}以后不再显示`,
  ].filter(Boolean)
  return [
    outcome,
    ...(receipt ? ['请收到的人回复“我已知晓”。'] : []),
    ...(period.length > 0 ? [`${period.join('，')}。`] : []),
  ]
}

export function actionInWords({ publishAt }: NoticeContent, needsApproval: boolean): string {
  if (needsApproval) return '提交审核'
  return publishAt === null ? '发布' : '定时发布'
}

export const DONE: Partial<Record<NoticeState, string>> = {
  published: '已发布。',
  awaiting: '已提交，审核通过后发出。',
  scheduled: '已定好，到时间自动发出。',
}
