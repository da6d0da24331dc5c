import { monthAndDay } from '../../calendar/in-words'
import { creditLevelOf } from '../../plan/measure'
import { type Kind, once } from '../kind'
import { plainTitle } from '../plain-title'
import { handedInFor } from './handed-in-for'

export const deliverable: Kind<'deliverable'> = {
  defaults: { unitId: null, note: '', acceptedOn: null },
  secret: [],

  claims({ authorId, schoolId, payload }) {
    return [
      `deliverable/${payload.unitId ?? schoolId}/${authorId}/${payload.on}/${plainTitle(payload.title)}`,
    ]
  },

  counted(record, measure) {
    if (measure.name !== 'deliverable') return { leftOut: 'nothingToCount' }
    if (measure.accepted && record.payload.acceptedOn === null) return { leftOut: 'notAccepted' }
    const subjectId = handedInFor(record, creditLevelOf(measure))
    return subjectId === null ? { leftOut: 'nothingToCount' } : once(subjectId)
  },

  involved() {
    return []
  },

  describe({ title, note, acceptedOn }, { unit }) {
    const state = acceptedOn ? `${monthAndDay(acceptedOn)}已受理` : '等待受理'
    return {
      title,
      detail: [unit, state, note].filter(Boolean).join(' · '),
      quantity: 1,
      unit: '份',
      recording: false,
    }
  },
}
