import { monthAndDay } from '../../calendar/in-words'
import { type Kind, once } from '../kind'
import { plainTitle } from '../plain-title'
import { handedInFor } from './handed-in-for'

export const deliverable: Kind<'deliverable'> = {
  defaults: { unitId: null, note: '', acceptedOn: null, accepting: false },
  secret: [],

  // Of one title several are handed in on a day where the plan asks for several: their notes tell them apart.
  claims(record) {
    const { on, title, note } = record.payload
    return [`deliverable/${handedInFor(record)}/${on}/${plainTitle(title)}/${plainTitle(note)}`]
  },

  counted(record, measure) {
    if (measure.name !== 'deliverable') return { leftOut: 'nothingToCount' }
    if (measure.accepted && record.payload.acceptedOn === null) return { leftOut: 'notAccepted' }
    return once(handedInFor(record))
  },

  involved() {
    return []
  },

  describe({ title, note, acceptedOn, accepting }, { unit }) {
    const state = acceptedOn ? `${monthAndDay(acceptedOn)}已受理` : accepting ? '等待受理' : ''
    return {
      title,
      detail: [unit, state, note].filter(Boolean).join(' · '),
      quantity: 1,
      unit: '份',
      recording: false,
    }
  },
}
