import { type Kind, once } from '../kind'
import { plainTitle } from '../plain-title'
import { handedInFor } from './handed-in-for'

export const declared: Kind<'declared'> = {
  defaults: { unitId: null, source: '' },
  secret: [],

  // One number a subject, title and day: so that a day's tally is the number declared, and never the sum of two.
  claims(record) {
    const { on, title } = record.payload
    return [`declared/${handedInFor(record)}/${on}/${plainTitle(title)}`]
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
