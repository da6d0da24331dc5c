import { type Kind, once } from '../kind'

export const assessment: Kind<'assessment'> = {
  defaults: {},
  secret: [],

  claims({ payload }) {
    return [`assessment/${payload.gradeId}/${payload.on}`]
  },

  counted({ payload }) {
    return once(payload.gradeId)
  },

  involved() {
    return []
  },

  describe({ title }, { unit }) {
    return { title, detail: unit, quantity: 1, unit: '次', recording: false }
  },
}
