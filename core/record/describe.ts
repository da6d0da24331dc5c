import type { RecordContent } from './record'

/** A record in two lines of a list. Names are those kept in the record or looked up by the caller. */
export interface Description {
  readonly title: string
  readonly detail: string
  readonly quantity: number
  readonly unit: string
  /** Watched on a screen, which most plans do not count. */
  readonly recording: boolean
}

export function describe(content: RecordContent, unitName: string, teacherName: string): Description {
  switch (content.kind) {
    case 'observation': {
      const { periods, className, subject, topic, lessonType, hostSchool, mode } = content.payload
      const place = [hostSchool, className].filter(Boolean).join(' ')
      const details = [
        content.payload.teacherName,
        `第 ${periods.join('、')} 节`,
        lessonType,
        mode === 'recording' ? '录播' : '',
      ]
      return {
        title: `${place} ${subject}${topic ? `《${topic}》` : ''}`,
        detail: details.filter(Boolean).join(' · '),
        quantity: periods.length,
        unit: '节',
        recording: mode === 'recording',
      }
    }
    case 'research':
      return { title: content.payload.theme, detail: unitName, quantity: 1, unit: '次', recording: false }
    case 'inspection': {
      const { title, feedbackOn } = content.payload
      const detail = feedbackOn ? `${feedbackOn} 已反馈` : '还没有反馈'
      return { title, detail, quantity: 1, unit: '次', recording: false }
    }
    case 'showcase':
      return {
        title: content.payload.title,
        detail: `${teacherName} · ${content.payload.subject}`,
        quantity: 1,
        unit: '个',
        recording: false,
      }
    case 'assessment':
      return { title: content.payload.title, detail: unitName, quantity: 1, unit: '次', recording: false }
  }
}
