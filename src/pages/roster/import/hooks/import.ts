import { useRef, useState } from 'react'
import type { Input, Output } from '#core/contract/contract'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { CallProblem } from '@/services/faults'
import { newId } from '@/services/new-id'
import { schoolToday } from '@/services/session'

export type Content = Input<'roster.check'>['content']
export type Checked = Output<'roster.check'>

export interface Chosen {
  readonly name: string
  readonly content: Content
}

export type Importing = ReturnType<typeof useImport>

/** One import: checked as often as it takes, under one id until it is done. */
export function useImport() {
  const id = useRef(newId())
  const [from, setFrom] = useState(schoolToday)
  const [endMissing, setEndMissing] = useState(false)
  const [checked, setChecked] = useState<Checked | null>(null)
  const [stale, setStale] = useState(false)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [done, setDone] = useState<Output<'roster.apply'> | null>(null)
  const [round, setRound] = useState(0)

  const check = useAction(async ({ name, content }: Chosen) => {
    setChosen({ name, content })
    setDone(null)
    setChecked(null)
    setChecked(await call('roster.check', { id: id.current, name, content, from, endMissing }))
    setStale(false)
    setRound((before) => before + 1)
  })
  const apply = useAction(async () => {
    setDone(await applied(id.current))
    id.current = newId()
    setChecked(null)
    setRound((before) => before + 1)
  })
  const applied = async (which: string) => {
    try {
      return await call('roster.apply', { id: which })
    } catch (fault) {
      if (fault instanceof CallProblem && fault.problem.code === 'rosterChanged') setStale(true)
      throw fault
    }
  }
  const checkAnew = (what: Chosen) => {
    apply.clear()
    return check.run(what)
  }
  /** What was found holds for what was asked; asked otherwise, it has to be checked anew. */
  const asks =
    <T>(set: (value: T) => void) =>
    (value: T) => {
      set(value)
      setStale(true)
    }
  return {
    from,
    endMissing,
    setFrom: asks(setFrom),
    setEndMissing: asks(setEndMissing),
    chosen,
    setChosen: asks(setChosen),
    checked,
    /** Asked otherwise since it was checked. */
    stale: checked !== null && stale,
    done,
    /** Changes whenever the list of imports may have. */
    round,
    fault: check.fault ?? apply.fault,
    checking: check.busy,
    applying: apply.busy,
    busy: check.busy || apply.busy,
    working: check.busy
      ? '正在读取和检查，几千人的名册要几秒到十几秒。检查不会改动名册。'
      : apply.busy
        ? '正在导入，要么全部完成，要么一点不变。请不要关闭这一页。'
        : null,
    check: checkAnew,
    /** The same once more, in another way or against another roster. */
    again: () => void (chosen && checkAnew(chosen)),
    apply: apply.run,
  }
}
