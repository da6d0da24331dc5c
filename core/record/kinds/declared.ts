import { mondayOf } from '../../calendar/civil-date'
import { type Kind, once } from '../kind'
import { plainTitle } from '../plain-title'
import { handedInFor } from './handed-in-for'

/** One number a subject, title and week: so that a week's tally is the number declared in it, and never the sum of two. */
export const declaredKey = (subjectId: string, on: string, title: string) =>
  `declared/${subjectId}/${mondayOf(on)}/${plainTitle(title)}`

export const declared: Kind<'declared'> = {
  defaults: { unitId: null, source: '' },
  secret: [],

  claims(record) {
    return [declaredKey(handedInFor(record), record.payload.on, record.payload.title)]
  },

  counted(record, measure) {
    if (measure.name !== 'declared') return { leftOut: 'nothingToCount' }
    return once(handedInFor(record), record.payload.amount)
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
