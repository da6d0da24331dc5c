import type { Output } from '#core/contract/contract'
import { Button } from '@/components/button'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'

interface FactsProps {
  person: Output<'roster.person'>
  onChange: () => void
}

/** What the roster knows of somebody; a gap says so, for promises may hang on it. */
export function Facts({ person, onChange }: FactsProps) {
  const facts = [
    ['姓名', person.name],
    ['工号', person.staffNo],
    ['学科', person.subject],
    ['出生日期', person.birthDate],
    ['任教起始', person.teachingSince],
  ] as const
  return (
    <CellGroup
      title="基本信息"
      action={
        <Button compact look="text" icon="pen-line" onTap={onChange}>
          修改
        </Button>
      }
    >
      {facts.map(([title, value]) => (
        <Cell key={title} title={title} value={value || '待补'} />
      ))}
    </CellGroup>
  )
}
