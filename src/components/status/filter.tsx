import { STATUSES, type Status } from '#core/standing/judge'
import { Chips } from '../chips'
import { type StatusCounts, statusesIn } from '../progress/distribution'

interface StatusFilterProps {
  counts: StatusCounts
  unit: string
  chosen: Status | null
  onChoose: (status: Status | null) => void
}

export function StatusFilter({ counts, unit, chosen, onChoose }: StatusFilterProps) {
  const statuses = statusesIn(counts)
  if (statuses.length < 2 && chosen === null) return null
  const total = statuses.reduce((sum, status) => sum + counts[status], 0)
  const shown = chosen === null || statuses.includes(chosen) ? statuses : [...statuses, chosen]
  const all = { label: `全部 ${total} ${unit}`, on: chosen === null, onTap: () => onChoose(null) }
  const each = shown.map((status) => ({
    label: `${STATUSES[status]} ${counts[status]}`,
    on: status === chosen,
    onTap: () => onChoose(status === chosen ? null : status),
  }))
  return <Chips label="按状态筛选" chips={[all, ...each]} />
}
