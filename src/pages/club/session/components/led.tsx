import { ChecksField } from '@/components/form/checks-field'
import type { ClubSessionEntry } from '../hooks/club-session'
import type { Club } from '../hooks/form'

/** Who led it, where several instruct the club: all of them unless said otherwise. */
export function Led({ club, entry: { form, faults, set } }: { club: Club; entry: ClubSessionEntry }) {
  const { instructors } = club
  if (instructors.length < 2) return null
  const led = form.instructors ?? instructors.map(({ id }) => id)
  const names = instructors.map(({ name }) => name)
  const choose = (chosen: readonly string[]) => {
    const ids = instructors.filter(({ name }) => chosen.includes(name)).map(({ id }) => id)
    set({ instructors: ids.length === instructors.length || ids.length === 0 ? null : ids })
  }
  return (
    <ChecksField
      label="带队老师"
      options={names}
      value={instructors.filter(({ id }) => led.includes(id)).map(({ name }) => name)}
      onChange={choose}
      error={faults.instructors}
    />
  )
}
