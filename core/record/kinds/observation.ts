import { hasFilter } from '../../plan/basic-measure'
import { type Kind, once } from '../kind'
import { hasCritique } from '../observation'

export const observation: Kind<'observation'> = {
  defaults: { timeline: [], strengths: '', advice: '', scores: null, known: null },
  secret: [],

  // A person is in one room at a time: one key a period.
  claims({ authorId, payload }) {
    return payload.periods.map((period) => `observation/${authorId}/${payload.on}/${period}`)
  },

  counted({ authorId, payload }, measure) {
    const { periods, teacherId } = payload
    if (payload.mode === 'recording' && !hasFilter(measure, 'withRecordings')) {
      return { leftOut: 'recording' }
    }
    switch (measure.name) {
      case 'critiques':
        return hasCritique(payload) ? once(authorId) : { leftOut: 'noCritique' }
      case 'periodsObserved':
        return teacherId === null ? { leftOut: 'elsewhere' } : once(teacherId, periods.length)
      default:
        return once(authorId, periods.length)
    }
  },

  involved({ payload: { teacherId } }) {
    return teacherId === null ? [] : [{ personId: teacherId, role: 'observed', mark: '' }]
  },

  describe({ periods, className, subject, topic, lessonType, hostSchool, teacherName, mode }) {
    const place = [hostSchool, className].filter(Boolean).join(' ')
    const recording = mode === 'recording'
    const details = [teacherName, `第 ${periods.join('、')} 节`, lessonType, recording ? '录播' : '']
    return {
      title: `${place} ${subject}${topic ? `《${topic}》` : ''}`,
      detail: details.filter(Boolean).join(' · '),
      quantity: periods.length,
      unit: '节',
      recording,
    }
  },
}
