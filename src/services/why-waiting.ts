import type { ProblemCode } from '#core/problem'
import { CallProblem, type Fault } from './faults'

const BUSY: readonly ProblemCode[] = ['busy', 'platformBusy', 'tooManyCalls', 'tooManyFromHere']

const isBusy = (fault: Fault | null): boolean =>
  fault instanceof CallProblem && BUSY.includes(fault.problem.code)

/** Where it is, and when it goes: a network is nothing to wait for where the server is there and busy. */
export const keptInWords = (because: Fault | null): string =>
  isBusy(because) ? '已存在本机，稍后自动提交' : '已存在本机，连上网自动提交'

/**
 * Why what was handed in waits on this device. The server's own words for being busy are for who has nothing kept: here it is
 * sent again by itself, and nobody need try.
 */
export function whyWaitingInWords(fault: Fault): string {
  return isBusy(fault) ? '服务器正忙，写好的都在本机，过一会儿会自动提交。' : fault.message
}
