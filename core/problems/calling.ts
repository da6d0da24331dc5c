import type { FieldFault } from '../field-fault'
import type { Catalogue } from './catalogue'

/** Of any call: its shape, its right, and what was there before it. */
export const callingProblems = {
  badInput: {
    status: 400,
    message: (d: { fields: readonly FieldFault[] }) =>
      d.fields[0]?.message ?? '提交的内容不符合要求，请检查后再试。',
  },
  badJson: { status: 400, message: () => '收到的内容不是有效的数据，请更新到最新版本后再试。' },
  tooLarge: {
    status: 413,
    message: (d: { limitBytes: number }) =>
      `一次提交的内容不能超过 ${Math.floor(d.limitBytes / 1024)} KB，请删减后再试。`,
  },
  unknownOperation: { status: 404, message: () => '没有这项功能，请更新到最新版本后再试。' },
  clientTooOld: {
    status: 426,
    message: () =>
      '这个版本太旧，服务器已经不支持。请更新到最新版本；没有提交的内容还在本机，更新后会继续提交。',
  },
  platformBusy: { status: 503, message: () => '微信那边正忙，请稍后再试。' },
  platformFailed: { status: 502, message: () => '微信那边没有成功，请稍后再试；一直这样请联系教务员。' },
  busy: {
    status: 503,
    message: () => '系统正忙，这次没有保存，请稍后再试；没有交上的记录还在本机，会自动再交。',
  },
  tooManyCalls: {
    status: 429,
    message: (d: { waitSeconds: number }) =>
      `操作太频繁了，请 ${d.waitSeconds} 秒后再试；没有提交的内容还在本机，会自动再交。`,
  },
  notAllowed: { status: 403, message: () => '您没有权限进行这项操作；如果需要，请联系教务员。' },
  notFound: { status: 404, message: () => '没有找到这项内容，它可能已被删除，或您没有权限查看。' },
  idTaken: {
    status: 409,
    message: (d: { recordId?: string } = {}) =>
      d.recordId === undefined
        ? '这条记录的编号已被另一条内容占用，请重新打开表单再提交。'
        : '这条记录先前已经送达，这次的改动没有收下。请打开已送达的那一条修改。',
  },
  changedMeanwhile: {
    status: 409,
    message: (d: { revision: number }) =>
      `这条记录刚刚被修改过（现为第 ${d.revision} 版），请打开最新内容再改。`,
  },
  internal: {
    status: 500,
    /** The number is the end of the request's id, which the log and the journal have in full. */
    message: (d: { number?: string } = {}) =>
      `系统出了问题，这次没有保存。请稍后再试；如果一直这样，请联系教务员并告知${d.number === undefined ? '时间' : `编号 ${d.number}`}。`,
  },
} as const satisfies Catalogue
