import { type Post, STAFF_POSTS } from './post'

/** What a person may do because of their posts; each operation asks here, row security is the second lock. */
export interface Rights {
  readonly staff: boolean
  /** How much of the week's compliance: the school, the groups one leads, or nothing. */
  readonly seeWeek: 'school' | 'group' | null
  readonly publishNotice: boolean
  /** Sampling, returning and approving other people's records; never one's own (domain.md section 4). */
  readonly checkRecords: boolean
  /** Accepting what was handed in (受理): leaders in their school, officers what schools hand in. */
  readonly acceptHandedIn: boolean
  /** Writing drafts of the plan, and looking at what they would change. */
  readonly preparePlan: boolean
  readonly publishPlan: boolean
}

const SEES_SCHOOL: readonly Post[] = ['principal', 'teachingPrincipal', 'director', 'clerk', 'officer']
const SEES_GROUP: readonly Post[] = ['groupLead', 'gradeLead']
const PUBLISHES: readonly Post[] = ['principal', 'teachingPrincipal', 'director']
/** Officers hold their post at the district's office, whose plan they keep as a school's leaders keep theirs. */
const PUBLISHES_PLAN: readonly Post[] = ['principal', 'teachingPrincipal', 'director', 'officer']
const CHECKS: readonly Post[] = ['principal', 'teachingPrincipal', 'director']
const ACCEPTS: readonly Post[] = [...CHECKS, 'officer']

export function rightsOf(posts: readonly Post[]): Rights {
  const holds = (some: readonly Post[]) => posts.some((post) => some.includes(post))
  return {
    staff: holds(STAFF_POSTS),
    seeWeek: holds(SEES_SCHOOL) ? 'school' : holds(SEES_GROUP) ? 'group' : null,
    publishNotice: holds(PUBLISHES),
    checkRecords: holds(CHECKS),
    acceptHandedIn: holds(ACCEPTS),
    preparePlan: holds(SEES_SCHOOL),
    publishPlan: holds(PUBLISHES_PLAN),
  }
}
