import { reaches, scopeOf } from './reach'
import type { Role } from './role'

/** What the app offers a person, in brief; each is read off the policy, which operations ask themselves. */
export interface Rights {
  readonly staff: boolean
  /** How much of the week's compliance: the school, the groups one leads, or nothing. */
  readonly seeWeek: 'school' | 'group' | null
  /** Announcements to the whole school; class teachers and leads reach their own units only. */
  readonly publishNotice: boolean
  /** Sampling, returning and approving other people's records; never one's own (domain.md section 4). */
  readonly checkRecords: boolean
  /** Accepting what was handed in (受理): leaders in their school, officers what schools hand in. */
  readonly acceptHandedIn: boolean
  /** Writing drafts of the plan, and looking at what they would change. */
  readonly preparePlan: boolean
  readonly publishPlan: boolean
  /** Announcements: writing one at all, and deciding on others' drafts. */
  readonly writeNotice: boolean
  readonly approveNotice: boolean
  /** Rosters, terms, invitations. */
  readonly keepRoster: boolean
  /** Parents: of the own class, or the school's. */
  readonly admitParents: boolean
  readonly delegate: boolean
  readonly changeSettings: boolean
  readonly answerSuggestions: boolean
}

export function rightsOf(roles: readonly Role[]): Rights {
  const week = scopeOf('standing.school', roles)
  return {
    staff: roles.includes('staff'),
    seeWeek: week === null ? null : week === 'unit' ? 'group' : 'school',
    publishNotice: reaches('notice.publish', roles, 'school'),
    checkRecords: scopeOf('record.sample', roles) !== null,
    acceptHandedIn: scopeOf('record.decide', roles) !== null,
    preparePlan: scopeOf('plan.saveDraft', roles) !== null,
    publishPlan: scopeOf('plan.publish', roles) !== null,
    writeNotice: scopeOf('notice.save', roles) !== null,
    approveNotice: scopeOf('notice.decide', roles) !== null,
    keepRoster: scopeOf('roster.changePerson', roles) !== null,
    admitParents: scopeOf('parent.decide', roles) !== null,
    delegate: scopeOf('delegation.give', roles) !== null,
    changeSettings: scopeOf('setting.change', roles) !== null,
    answerSuggestions: scopeOf('suggestion.answer', roles) !== null,
  }
}
