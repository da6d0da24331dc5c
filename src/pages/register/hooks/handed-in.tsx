import { declaredForm } from '#core/form/built-in/declared'
import { deliverableForm } from '#core/form/built-in/deliverable'
import { type FormOfRecord, NO_UNITS } from '@/form'
import { textIn } from '@/form/values'
import type { EntryWords } from '@/frame/entry/entry-kind'
import type { RecordContent } from '@/services/pending-shelf'
import { type Me, schoolToday } from '@/services/session'
import { HandedInHead } from '../components/handed-in-head'
import type { HandIn } from '../hand-in'

type Of<K extends RecordContent['kind']> = Extract<RecordContent, { kind: K }>

/** `unit` is what the plan counts in, where that is known. */
export function formOfHandIn(what: HandIn, me: Me, unit = ''): FormOfRecord<RecordContent> {
  return what.kind === 'deliverable' ? deliverableOf(what, me) : declaredOf(what, me, unit)
}

const WORDS: Record<HandIn['kind'], EntryWords> = {
  deliverable: {
    title: '上报材料',
    correcting: '修改上报的材料',
    mending: '修改没有提交的材料',
    again: '再交一份',
    late: '这是补交，等教导处核准后计入。',
  },
  declared: {
    title: '数据填报',
    correcting: '修改填报的数字',
    mending: '修改没有提交的数字',
    again: '再填一次',
    late: '这是以前的数字，算补录，等教导处核准后计入。',
  },
}

const unitsOf = ({ unitId }: HandIn, { posts }: Me) => {
  const unit = posts.find((held) => held.unitId === unitId)
  return { ...NO_UNITS, own: unit && unitId !== null ? [{ id: unitId, name: unit.unit }] : [] }
}

function deliverableOf(what: HandIn, me: Me): FormOfRecord<Of<'deliverable'>> {
  const { title, level, unitId } = what
  return {
    form: deliverableForm,
    words: WORDS.deliverable,
    units: unitsOf(what, me),
    // The day it is handed in is never asked: today, until it has been.
    asksDay: false,
    above: <HandedInHead what={what} />,
    contentOf: ({ on, values: { note } }) => ({
      kind: 'deliverable',
      payload: { on: on || schoolToday(), title, level, unitId, note: textIn(note) },
    }),
    draftOf: ({ on, note }, revision) => ({
      on,
      unitId,
      normal: false,
      values: { note },
      names: {},
      revision,
    }),
  }
}

function declaredOf(what: HandIn, me: Me, unit: string): FormOfRecord<Of<'declared'>> {
  const { title, level, unitId } = what
  return {
    form: declaredForm(unit),
    words: WORDS.declared,
    units: unitsOf(what, me),
    above: <HandedInHead what={what} />,
    contentOf: ({ on, values: { amount, source } }) => ({
      kind: 'declared',
      payload: { on, title, level, unitId, amount: amount as number, source: textIn(source) },
    }),
    draftOf: ({ on, amount, source }, revision) => ({
      on,
      unitId,
      normal: false,
      values: { amount, source },
      names: {},
      revision,
    }),
  }
}
