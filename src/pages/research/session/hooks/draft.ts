import type { CivilDate } from '#core/calendar/civil-date'
import type { FieldValues } from '#core/form/form'
import {
  type Attendance,
  type AttendanceMark,
  RESEARCH_SCOPES,
  type ResearchScope,
} from '#core/record/research'
import { textIn } from '@/form/values'
import type { EntryDraft } from '@/frame/entry/entry-kind'
import type { RecordContent } from '@/services/pending-shelf'

export type ResearchContent = Extract<RecordContent, { kind: 'research' }>

/** A session as typed. Everybody expected was there but for the exceptions. */
export interface SessionDraft extends EntryDraft {
  readonly on: CivilDate
  readonly groupId: string | null
  /** The slot it is meant for, by its planned day. */
  readonly slotOn: CivilDate | null
  readonly movedBecause: string
  readonly values: FieldValues
  /** Of picked people, by id. */
  readonly names: Readonly<Record<string, string>>
  readonly exceptions: Readonly<Record<string, AttendanceMark>>
  /** People of the school who came besides. */
  readonly guests: readonly string[]
  /** As it was handed in before: holds while the list of those expected is not known here. */
  readonly kept: readonly Attendance[]
}

/** Goes up when the shape above changes. */
export const SESSION_VERSION = 1

export const blankSession = (
  on: CivilDate,
  groupId: string | null = null,
  slotOn: CivilDate | null = null,
): SessionDraft => ({
  on,
  groupId,
  slotOn,
  movedBecause: '',
  values: { scope: RESEARCH_SCOPES.group },
  names: {},
  exceptions: {},
  guests: [],
  kept: [],
  revision: null,
})

export function draftOf(
  payload: ResearchContent['payload'],
  revision: number | null,
  names: SessionDraft['names'],
): SessionDraft {
  const { on, groupId, slotOn = null, movedBecause, attendance = [], leaderId, leaderName = '' } = payload
  const exceptions = attendance.filter(({ mark }) => mark !== 'present' && mark !== 'guest')
  const { theme, mode = '', place = '', steps = [], output = '', note, partners = '', guests = '' } = payload
  return {
    on,
    groupId,
    slotOn,
    movedBecause,
    values: {
      ...{ theme, mode, place, steps, output, note, partners, guests },
      leaderId: leaderId ?? null,
      scope: RESEARCH_SCOPES[payload.scope ?? 'group'],
    },
    names: leaderId ? { ...names, [leaderId]: leaderName } : names,
    exceptions: Object.fromEntries(exceptions.map(({ personId, mark }) => [personId, mark])),
    guests: attendance.filter(({ mark }) => mark === 'guest').map(({ personId }) => personId),
    kept: attendance,
    revision,
  }
}

export function scopeIn({ scope }: FieldValues): ResearchScope {
  const scopes = Object.keys(RESEARCH_SCOPES) as ResearchScope[]
  return scopes.find((each) => RESEARCH_SCOPES[each] === scope) ?? 'group'
}

/** The payload of the answers, which are those that are asked for. */
export function payloadOf(
  { on, groupId, names, movedBecause }: SessionDraft,
  answers: FieldValues,
  slotOn: CivilDate | null,
  attendance: readonly Attendance[],
): ResearchContent['payload'] {
  const leaderId = textIn(answers.leaderId) || null
  return {
    on,
    groupId: groupId ?? '',
    theme: textIn(answers.theme).trim(),
    movedBecause: slotOn === null || slotOn === on ? '' : movedBecause.trim(),
    note: textIn(answers.note),
    slotOn,
    mode: textIn(answers.mode),
    leaderId,
    leaderName: leaderId === null ? '' : (names[leaderId] ?? ''),
    place: textIn(answers.place),
    scope: scopeIn(answers),
    partners: textIn(answers.partners),
    steps: Array.isArray(answers.steps) ? [...answers.steps] : [],
    output: textIn(answers.output),
    guests: textIn(answers.guests),
    attendance: attendance.map((each) => ({ ...each })),
  }
}
