import type { CivilDate } from '#core/calendar/civil-date'
import type { Input, Output } from '#core/contract/contract'
import type { EntryDraft } from '@/frame/entry/entry-kind'

export type SessionContent = Extract<Input<'record.submit'>['content'], { kind: 'clubSession' }>
export type Payload = SessionContent['payload']
export type Club = Output<'club.show'>

export interface SessionForm extends EntryDraft {
  readonly on: CivilDate
  readonly clubId: string
  readonly clubName: string
  /** Null: everybody who belongs to the club. */
  readonly headcount: number | null
  /** As it was when the session was written down; null: as the club has it. */
  readonly enrolled: number | null
  readonly content: string
  readonly highlights: string
  readonly movedBecause: string
  /** Who was there; null: counted, not named. */
  readonly roll: readonly string[] | null
  /** Who led it; null: all who instruct the club. */
  readonly instructors: readonly string[] | null
}

/** Goes up when the shape above changes. */
export const FORM_VERSION = 1

export function blankForm(on: CivilDate, clubId: string): SessionForm {
  return {
    on,
    clubId,
    clubName: '',
    headcount: null,
    enrolled: null,
    content: '',
    highlights: '',
    movedBecause: '',
    roll: null,
    instructors: null,
    revision: null,
  }
}

export function formOf(payload: Payload, revision: number | null): SessionForm {
  const { roll = [], instructors = [], enrolled = 0 } = payload
  return {
    ...blankForm(payload.on, payload.clubId),
    clubName: payload.clubName ?? '',
    headcount: payload.headcount,
    enrolled: enrolled > 0 ? enrolled : null,
    content: payload.content ?? '',
    highlights: payload.highlights ?? '',
    movedBecause: payload.movedBecause ?? '',
    roll: roll.length > 0 ? roll : null,
    instructors: instructors.length > 0 ? instructors.map(({ id }) => id) : null,
    revision,
  }
}

/** How many belong to the club: as kept, else as it is now; 0 while nobody knows. */
export function enrolledIn(form: SessionForm, club: Club | undefined): number {
  return form.enrolled ?? club?.enrolled ?? 0
}

/** A named roll counts itself. */
export function headcountIn(form: SessionForm, club: Club | undefined): number {
  return form.roll?.length ?? form.headcount ?? enrolledIn(form, club)
}

export function payloadOf(form: SessionForm, club: Club | undefined, movedBecause: string): Payload {
  return {
    on: form.on,
    clubId: form.clubId,
    clubName: form.clubName,
    headcount: headcountIn(form, club),
    enrolled: enrolledIn(form, club),
    content: form.content.trim(),
    highlights: form.highlights.trim(),
    movedBecause,
    roll: [...(form.roll ?? [])],
    instructors: (form.instructors ?? []).map((id) => ({ id })),
  }
}
