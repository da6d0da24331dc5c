import type { Catalogue } from './catalogue'

/** Of standing in for somebody. */
export const delegationProblems = {
  postNotHeld: {
    status: 422,
    message: () => '您今天没有担任这个职务，或它是别人请您代理的，不能再转给别人。请刷新后重新选择。',
  },
  unknownTaker: {
    status: 422,
    message: () => '请选择一位在职的同事来代理；不能选自己，也不能选已离校的人。',
  },
  delegationOverlaps: {
    status: 409,
    message: () => '这个职务在这段日子里已经请人代理了，请先结束那一次，或改选日期。',
  },
} as const satisfies Catalogue
