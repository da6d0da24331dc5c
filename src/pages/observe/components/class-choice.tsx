import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Sheet } from '@/components/sheet'
import { Answered } from '@/frame/answered'
import { More } from '@/frame/more'
import { usePages } from '@/services/pages'

interface ClassChoiceProps {
  onChoose: (chosen: { id: string; name: string }) => void
  onClose: () => void
}

export function ClassChoice({ onChoose, onClose }: ClassChoiceProps) {
  const pages = usePages('roster.classes', {}, (data) => data)
  return (
    <Sheet open title="选择班级" onClose={onClose}>
      <Answered query={pages.query}>
        {() => (
          <>
            <CellGroup>
              {pages.items.map(({ id, name, grade }) => (
                <Cell
                  key={id}
                  title={name}
                  note={name.startsWith(grade) ? undefined : grade}
                  onTap={() => onChoose({ id, name })}
                />
              ))}
            </CellGroup>
            <More pages={pages} />
          </>
        )}
      </Answered>
    </Sheet>
  )
}
