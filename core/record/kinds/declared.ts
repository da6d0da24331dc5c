import { creditLevelOf } from '../../plan/measure'
import { type Kind, once } from '../kind'
import { plainTitle } from '../plain-title'
import { handedInFor } from './handed-in-for'

export const declared: Kind<'declared'> = {
  defaults: { unitId: null, source: '' },
  secret: [],

  claims({ authorId, schoolId, payload }) {
    return [`declared/${payload.unitId ?? schoolId}/${authorId}/${payload.on}/${plainTitle(payload.title)}`]
  },

  counted(record, measure) {
    if (measure.name !== 'declared') return { leftOut: 'nothingToCount' }
    const subjectId = handedInFor(record, creditLevelOf(measure))
    return subjectId === null ? { leftOut: 'nothingToCount' } : once(subjectId, record.payload.amount)
  },

  involved() {
    return []
  },

  describe({ title, amount, source }, { unit }) {
    return {
      title,
      detail: [unit, source].filter(Boolean).join(' · '),
      quantity: amount,
      unit: '',
      recording: false,
    }
  },
}
