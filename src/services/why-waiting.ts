import type { ProblemCode } from '#core/problem'
import { CallProblem, type Fault } from './faults'

const BUSY: readonly ProblemCode[] = ['busy', 'platformBusy', 'tooManyCalls', 'tooManyFromHere']

/**
 * Why what was handed in waits on this device. The server's own words for being busy are for who has nothing kept: here it is
 * sent again by itself, and nobody need try.
 */
export function whyWaitingInWords(fault: Fault): string {
  if (fault instanceof CallProblem && BUSY.includes(fault.problem.code))
    return '服务器正忙，写好的都在本机，过一会儿会自动提交。'
  return fault.message
}
