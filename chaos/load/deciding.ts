import { Broken } from '../broken'
import type { Act } from './person'

/** Late ones are approved, others given back or passed: only of those who expect it. */
export const decide: Act = async ({ who, client, book, random }) => {
  const others = [...book.records.values()].filter(
    ({ author, state, kind }) =>
      (author === 'wang' || author === 'xu') &&
      kind === 'observation' &&
      (state === 'counted' || state === 'awaiting'),
  )
  if (others.length === 0) return
  const known = random.pick(others)
  known.shared = true
  const { id, state } = known
  const revision = Math.max(...known.said.map((each) => each.revision))
  const answer = await client.ask(
    who,
    'record.decide',
    state === 'awaiting'
      ? { id, revision, decision: 'approve' }
      : random.chance(0.5)
        ? { id, revision, decision: 'pass' }
        : { id, revision, decision: 'return', reason: '请核对节次' },
  )
  if (answer.ok) book.acknowledge(known, answer.data, null)
  else if (!['changedMeanwhile', 'nothingToDecide'].includes(answer.problem.code))
    throw new Broken('a decision may be asked again', `${id}: ${answer.problem.code}`)
}
