import { type Counted, type Kind, once } from '../kind'
import { ATTENDANCE_MARKS, attends, isExpected, RESEARCH_SCOPES, type Research } from '../research'

export const research: Kind<'research'> = {
  defaults: {
    slotOn: null,
    mode: '',
    leaderId: null,
    leaderName: '',
    place: '',
    scope: 'group',
    partners: '',
    steps: [],
    output: '',
    guests: '',
    attendance: [],
    groups: [],
  },
  // Absence is shown to the person, the organiser and leaders only (domain.md section 6).
  secret: ['attendance'],

  claims({ payload }) {
    return groupsOf(payload).map((groupId) => `research/${groupId}/${payload.on}`)
  },

  counted({ schoolId, payload }, measure): Counted {
    switch (measure.name) {
      case 'researchAttendance':
        return each(payload.attendance.filter(attends))
      // Guests were not expected, and who was excused leaves the rate (domain.md section 4, Research).
      case 'researchExpected':
        return each(payload.attendance.filter(isExpected))
      case 'researchPresent':
        return each(payload.attendance.filter((one) => isExpected(one) && attends(one)))
      case 'clusterSessions':
        return payload.scope === 'cluster' ? once(schoolId) : { leftOut: 'notCluster' }
      default:
        return { to: groupsOf(payload).map((subjectId) => ({ subjectId, quantity: 1 })) }
    }
  },

  involved({ payload }) {
    return payload.attendance.map(({ personId, mark }) => ({ personId, role: 'attendance', mark }))
  },

  describe(payload, { unit }) {
    const details = [unit, payload.mode, payload.scope === 'group' ? '' : RESEARCH_SCOPES[payload.scope]]
    return {
      title: payload.theme,
      detail: [...details, attendanceInWords(payload)].filter(Boolean).join(' · '),
      quantity: 1,
      unit: '次',
      recording: false,
    }
  },
}

function each(marked: Research['attendance']): Counted {
  if (marked.length === 0) return { leftOut: 'notAttending' }
  return { to: marked.map(({ personId }) => ({ subjectId: personId, quantity: 1 })) }
}

/** `到 9/10`; empty where the marks are not known or none were taken. */
function attendanceInWords({ attendance }: Research): string {
  const expected = attendance.filter(isExpected)
  if (expected.length === 0) return ''
  return `${ATTENDANCE_MARKS.present} ${expected.filter(attends).length}/${expected.length}`
}

/** Whose session it was: one group's, or of all the groups that a session of the whole school stands for. */
function groupsOf({ groupId, groups }: Research): readonly string[] {
  return groups.length > 0 ? groups : [groupId]
}
