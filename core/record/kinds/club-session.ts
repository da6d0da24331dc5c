import { type Kind, once } from '../kind'

export const clubSession: Kind<'clubSession'> = {
  defaults: { roll: [] },
  secret: ['roll'],

  claims({ payload }) {
    return [`clubSession/${payload.clubId}/${payload.on}`]
  },

  counted({ authorId, payload }, measure) {
    switch (measure.name) {
      case 'clubParticipants':
        return once(payload.clubId, payload.headcount)
      case 'clubSessionsLed':
        return once(authorId)
      default:
        return once(payload.clubId)
    }
  },

  involved() {
    return []
  },

  describe({ clubName, content, headcount, enrolled }, { unit }) {
    const there = enrolled > 0 ? `到 ${headcount}/${enrolled} 人` : `到 ${headcount} 人`
    return {
      title: clubName || unit,
      detail: [there, content].filter(Boolean).join(' · '),
      quantity: 1,
      unit: '次',
      recording: false,
    }
  },
}
