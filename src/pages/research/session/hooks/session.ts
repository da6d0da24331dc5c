import { useEffect } from 'react'
import type { Output } from '#core/contract/contract'
import { researchForm } from '#core/form/built-in/research'
import type { FieldValues, Form } from '#core/form/form'
import type { ProblemBody, ProblemCode } from '#core/problem'
import { type Attendance, type AttendanceMark, attends, isExpected } from '#core/record/research'
import { markAll } from '#core/research/attendance'
import { absenceOn, expectedOn, isMemberOn, type Member } from '#core/research/expected'
import { slotOfDay } from '#core/research/slot-of-day'
import { answersOf, type FieldFaults, faultsIn, missingIn } from '@/form'
import { faultsBeside, faultsOfDay } from '@/form/faults-beside'
import type { Typing } from '@/frame/entry/entry-kind'
import { type Query, useQuery } from '@/services/query'
import { schoolToday, useSession } from '@/services/session'
import { payloadOf, type ResearchContent, type SessionDraft, scopeIn } from './draft'

export type Agenda = Output<'research.agenda'>
export type AgendaSlot = Agenda['slots'][number]

export interface Session {
  readonly query: Query<'research.agenda'>
  readonly form: Form
  readonly draft: SessionDraft
  readonly values: FieldValues
  readonly groups: Agenda['groups']
  readonly slot: AgendaSlot | undefined
  /** Held on another day than the one it was to be held on. */
  readonly moved: boolean
  /** Null while the list is not known on this device. */
  readonly expected: readonly Member[] | null
  /** Members of the group on long leave or seconded on that day. */
  readonly away: readonly Member[]
  readonly marks: readonly Attendance[]
  readonly there: number
  readonly owing: number
  readonly faults: FieldFaults
  readonly recordId: string
  readonly content: ResearchContent
  /** Nothing is missing or wrong. */
  readonly complete: boolean
  /** Keeps the draft as it is, for what hangs on it. */
  keep(): void
  change(some: Partial<SessionDraft>): void
  answer(key: string, value: FieldValues[string], named?: Readonly<Record<string, string>>): void
  mark(personId: string, mark: AttendanceMark | null): void
}

export function useResearch({
  draft: { content: draft, change },
  own,
  checked,
  refusal,
}: Typing<ResearchContent, SessionDraft>): Session {
  const me = useSession()
  const query = useQuery('research.agenda', {})
  const agenda = query.data
  const form = researchForm(agenda?.modes)
  const groups = agenda?.groups.filter(({ may }) => may.record) ?? []
  const only = groups.length === 1 ? groups[0]?.id : undefined
  const groupId = draft.groupId ?? only ?? null
  const slot = openSlot(agenda, { ...draft, groupId }, own.id)
  const typed = 'theme' in draft.values ? draft.values : { ...draft.values, theme: slot?.theme ?? '' }
  const moved = slot !== undefined && slot.heldOn !== draft.on
  const list = agenda && groupId ? listOf(agenda, groupId, draft, me?.may.checkRecords ?? false) : null
  const marks = list
    ? markAll(
        list.expected.map(({ id }) => id),
        new Map(Object.entries(draft.exceptions)),
        draft.guests,
      )
    : draft.kept
  const slotOn = slot?.on ?? (agenda ? null : draft.slotOn)
  const payload = payloadOf({ ...draft, groupId }, answersOf(form, typed), slotOn, marks)
  const content: ResearchContent = { kind: 'research', payload }
  const missing: FieldFaults = {
    ...faultsOfDay(content, me?.term ?? null, schoolToday()),
    ...(groupId === null && { groupId: '请选择教研组' }),
    ...(moved && draft.movedBecause.trim() === '' && { movedBecause: '请写明为什么没有按计划的日子开' }),
    ...missingIn(form, typed),
  }
  useNewList(refusal, query)
  return {
    query,
    form,
    draft: { ...draft, groupId },
    values: typed,
    groups,
    slot,
    moved,
    expected: list?.expected ?? null,
    away: list?.away ?? [],
    marks,
    there: marks.filter((each) => isExpected(each) && attends(each)).length,
    owing: list?.expected.length ?? marks.filter(({ mark }) => mark !== 'guest').length,
    faults: { ...(checked && missing), ...(refusal && faultsOf(form, refusal)) },
    recordId: own.id,
    content,
    complete: Object.keys(missing).length === 0,
    keep: () => change((before) => before),
    change: (some) => change((before) => ({ ...before, ...some })),
    answer: (key, value, named) =>
      change((before) => ({
        ...before,
        values: { ...before.values, [key]: value },
        names: { ...before.names, ...named },
      })),
    mark: (personId, mark) =>
      change((before) => {
        const { [personId]: _, ...others } = before.exceptions
        return { ...before, exceptions: mark === null ? others : { ...others, [personId]: mark } }
      }),
  }
}

/** The slot it fills: of those that nothing has filled, or that this very record fills. */
function openSlot(
  agenda: Agenda | undefined,
  { groupId, on, slotOn }: Pick<SessionDraft, 'groupId' | 'on' | 'slotOn'>,
  ownId: string,
): AgendaSlot | undefined {
  const open = agenda?.slots.filter(
    ({ groupId: of, session }) => of === groupId && (session === null || session.recordId === ownId),
  )
  return open && slotOfDay(open, on, slotOn)
}

/** A leader's session of the whole school stands for every group of the kind; anybody else's for the own group. */
function listOf(agenda: Agenda, groupId: string, draft: SessionDraft, checks: boolean) {
  const group = agenda.groups.find(({ id, may }) => id === groupId && may.record)
  if (!group) return null
  const whole = checks && scopeIn(draft.values) === 'school'
  const ids = agenda.groups.filter(({ id, kind }) => id === groupId || (whole && kind === group.kind))
  const members = agenda.members as readonly Member[]
  const expected = new Set(ids.flatMap(({ id }) => expectedOn(members, id, draft.on)))
  return {
    expected: members.filter((member) => expected.has(member)),
    away: members.filter(
      (member) =>
        absenceOn(member, draft.on) !== null && ids.some(({ id }) => isMemberOn(member, id, draft.on)),
    ),
  }
}

const OF_ATTENDANCE: readonly ProblemCode[] = ['attendanceIncomplete', 'notExpected', 'expectedAsGuest']
const BESIDE = ['on', 'groupId', 'slotOn', 'movedBecause', 'attendance'] as const

export function faultsOf(form: Form, problem: ProblemBody): FieldFaults {
  if (OF_ATTENDANCE.includes(problem.code)) return { attendance: problem.message }
  const { unitId, ...beside } = faultsBeside(problem)
  return { ...beside, ...(unitId && { groupId: unitId }), ...faultsIn(form, problem, BESIDE) }
}

/** The group was not as it is known here: who is expected is asked anew. */
function useNewList(refusal: ProblemBody | null, { reload }: Query<'research.agenda'>): void {
  const about = refusal !== null && OF_ATTENDANCE.includes(refusal.code)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a refusal
  useEffect(() => {
    if (about) void reload()
  }, [about])
}
