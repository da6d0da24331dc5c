import { monthAndDay } from '../../calendar/in-words'
import { hasFilter } from '../../plan/basic-measure'
import { type Kind, once } from '../kind'
import { plainTitle } from '../plain-title'

export const inspection: Kind<'inspection'> = {
  defaults: { mode: '' },
  secret: [],

  claims({ schoolId, payload }) {
    return [`inspection/${schoolId}/${payload.on}/${plainTitle(payload.title)}`]
  },

  counted({ schoolId, payload }, measure) {
    const lacksFeedback = payload.feedbackOn === null && hasFilter(measure, 'feedback')
    return lacksFeedback ? { leftOut: 'noFeedback' } : once(schoolId)
  },

  involved() {
    return []
  },

  describe({ title, mode, feedbackOn }) {
    const feedback = feedbackOn ? `${monthAndDay(feedbackOn)}已反馈` : '还没有反馈'
    const detail = [mode, feedback].filter(Boolean).join(' · ')
    return { title, detail, quantity: 1, unit: '次', recording: false }
  },
}
