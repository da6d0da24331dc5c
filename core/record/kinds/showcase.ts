import { type Kind, once } from '../kind'
import { plainTitle } from '../plain-title'

export const showcase: Kind<'showcase'> = {
  defaults: {},
  secret: [],

  claims({ payload }, termId) {
    return [`showcase/${payload.teacherId}/${termId}/${plainTitle(payload.title)}`]
  },

  counted({ schoolId }) {
    return once(schoolId)
  },

  involved({ payload }) {
    return [{ personId: payload.teacherId, role: 'named', mark: '' }]
  },

  describe({ title, subject }, { teacher }) {
    return {
      title,
      detail: [teacher, subject].filter(Boolean).join(' · '),
      quantity: 1,
      unit: '个',
      recording: false,
    }
  },
}
