import { REMINDERS } from '#core/reminder/reminder'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { readReminders } from '@/services/reminders/send'
import type { Reminder } from '@/services/reminders/unread'

/** The week's digest, where nobody has read it yet: one line, and one tap to what it says. */
export function Digest({ reminder }: { reminder: Reminder | undefined }) {
  if (!reminder) return null
  const { id, kind, line, page } = reminder
  return (
    <CellGroup>
      <Cell
        icon="bell"
        title={line}
        note={REMINDERS[kind].title}
        url={page}
        onTap={() => readReminders([id])}
      />
    </CellGroup>
  )
}
