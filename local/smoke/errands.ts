import { createHash } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import type { Input, Output } from '#core/contract/contract'
import { SmokeFailure, type System } from './system'

/** What a record made here is known by, should one ever be left behind. */
export const MARK = '部署核对'
const REASON = '部署后的核对，不是真的听课'

/** The smallest PNG there is: one point. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

export interface Kept {
  readonly id: string
  readonly revision: number
}

/** When a lesson could have been observed that is in nobody's timetable: a period that has begun and holds no record. */
export async function freePeriod(system: System): Promise<{ on: string; period: number }> {
  const today = await system.call('lesson.around', {})
  const before = today.teachingDayBefore
  const days = [
    today,
    ...(before === null ? [] : [await system.call('lesson.around', { on: before, period: 1 })]),
  ]
  for (const { on, notTeaching, bell, begunPeriods, recordedPeriods } of days) {
    const free = bell
      .map(({ period }) => period)
      .find((each) => begunPeriods.includes(each) && !recordedPeriods.includes(each))
    if (notTeaching === null && free !== undefined) return { on, period: free }
  }
  throw new SmokeFailure(
    '没有可以记的一节课',
    '学期、校历和作息设了没有（教务员 › 学期）；或加 --read-only。',
  )
}

/** A lesson at another school: no colleague is named, so nobody is told of it. */
export function observation(on: string, period: number): Input<'record.submit'>['content'] {
  return {
    kind: 'observation',
    payload: {
      ...{ on, periods: [period], mode: 'live', hostSchool: MARK, classId: null, className: MARK },
      ...{ teacherId: null, teacherName: MARK, subject: MARK, topic: REASON, lessonType: '随堂课', note: '' },
      ...{ timeline: [], strengths: '', advice: '', scores: null, known: null },
    },
  }
}

export const submission = (on: string, period: number): Input<'record.submit'> => ({
  id: uuidv7(),
  content: observation(on, period),
})

/** The same record sent twice is kept once. */
export async function sentAgain(
  system: System,
  sent: Input<'record.submit'>,
  { hash, revision }: Output<'record.submit'>,
): Promise<string> {
  const again = await system.call('record.submit', sent)
  if (again.hash === hash && again.revision === revision) return '还是那一条'
  throw new SmokeFailure('同一条记录送两次，得到两个回执', '请把这件事告诉技术支持：这不该发生。')
}

export async function withdraw(system: System, { id, revision }: Kept): Promise<void> {
  const { state } = await system.call('record.withdraw', { id, revision, reason: REASON })
  if (state !== 'withdrawn') throw new SmokeFailure(`撤回以后是 ${state}`, '在「我的记录」里把它撤回。')
}

/** What an earlier run left behind when it was cut off. */
export async function takeBackLeftovers(system: System): Promise<number> {
  const { items } = await system.call('record.list', { whose: 'mine', kind: 'observation' })
  const left = items.filter(
    ({ state, title, detail }) => state !== 'withdrawn' && `${title}${detail}`.includes(MARK),
  )
  for (const { id } of left) {
    const { revision } = await system.call('record.show', { id })
    await withdraw(system, { id, revision })
  }
  return left.length
}

/** A picture goes up, is found under its link as it was sent, and is taken away again. */
export async function pictureThereAndBack(system: System, recordId: string): Promise<string> {
  const id = uuidv7()
  const what = { name: `${MARK}.png`, type: 'image/png', size: PICTURE.length } as const
  const sha256 = createHash('sha256').update(PICTURE).digest('hex')
  await system.call('file.begin', { id, recordId, ...what, sha256 })
  const { state } = await system.call('file.put', { id, offset: 0, data: PICTURE.toString('base64') })
  if (state !== 'kept')
    throw new SmokeFailure(`上传以后是 ${state}`, '存放文件的文件夹是否可写；云开发看云存储是否开通。')
  const link = linkOf(await system.call('file.list', { recordId }), id)
  const response = await system.request(link)
  const bytes = Buffer.from(await response.arrayBuffer())
  const lookAt = '反向代理是否也转发 /files/；云开发看 downloadFile 合法域名和存储权限。'
  if (!response.ok) throw new SmokeFailure(`下载的链接回答 HTTP ${response.status}`, lookAt)
  if (!bytes.equals(PICTURE)) throw new SmokeFailure('下载的内容和上传的不一样', lookAt)
  await system.call('file.remove', { id })
  return `${PICTURE.length} 字节，一字不差`
}

function linkOf({ files }: Output<'file.list'>, id: string): string {
  const file = files.find((each) => each.id === id)
  if (!file) throw new SmokeFailure('上传的图片不在列表里', '看服务的日志。')
  return file.url
}
