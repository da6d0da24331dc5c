import { useState } from 'react'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { serverNow } from '@/services/clock'
import { CallProblem } from '@/services/faults'
import { inputOf } from './content'
import { type FieldFaults, fieldsOf, missingIn } from './faults'
import { isOvertaken, type Writing } from './writing'

/** What is wrong with an announcement, and sending it out: under one id, so that sending twice publishes once. */
export function usePublishing(writing: Writing) {
  const { id, content } = writing
  const [missing, setMissing] = useState<FieldFaults>({})
  const publishOnto = (revision: number | null) =>
    call('notice.publish', { id, revision, ...inputOf(content) })
  const sending = useAction(async () => {
    try {
      return await publishOnto(writing.revision)
    } catch (fault) {
      if (!isOvertaken(fault)) throw fault
      const newest = await writing.overtaken()
      if (newest === null) throw fault
      return publishOnto(newest)
    }
  })
  const { fault } = sending
  const refused = fault instanceof CallProblem ? fieldsOf(fault.problem) : {}
  return {
    faults: { ...refused, ...missing },
    /** A refusal that no field can be blamed for, or no answer. */
    fault: Object.keys(refused).length > 0 ? null : fault,
    busy: sending.busy,
    change(step: Parameters<Writing['change']>[0]) {
      writing.change(step)
      setMissing({})
      sending.clear()
    },
    /** Whether it may be shown for a last look. */
    check(): boolean {
      const found = missingIn(content, serverNow())
      setMissing(found)
      return Object.keys(found).length === 0
    },
    async publish() {
      const outcome = await sending.run()
      if (outcome.done) writing.finish()
      return outcome
    },
  }
}

export type Publishing = ReturnType<typeof usePublishing>
