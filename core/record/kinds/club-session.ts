import type { ClubSession } from '../club-session'
import { type Counted, type Kind, once } from '../kind'

export const clubSession: Kind<'clubSession'> = {
  defaults: {
    clubName: '',
    category: '',
    enrolled: 0,
    content: '',
    highlights: '',
    movedBecause: '',
    roll: [],
    instructors: [],
  },
  secret: ['roll'],

  claims({ payload }) {
    return [`clubSession/${payload.clubId}/${payload.on}`]
  },

  counted({ payload }, measure) {
    switch (measure.name) {
      case 'clubParticipants':
        return payload.headcount === 0
          ? { leftOut: 'nothingToCount' }
          : once(payload.clubId, payload.headcount)
      case 'clubSessionsLed':
        return led(payload)
      default:
        return once(payload.clubId)
    }
  },

  involved({ payload }) {
    return payload.instructors.map(({ id }) => ({ personId: id, role: 'instructor', mark: '' }))
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

function led({ instructors }: ClubSession): Counted {
  if (instructors.length === 0) return { leftOut: 'noInstructor' }
  return { to: instructors.map(({ id }) => ({ subjectId: id, quantity: 1 })) }
}
