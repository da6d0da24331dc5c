import { useState } from 'react'
import type { Output } from '#core/contract/contract'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { TextField } from '@/components/form/text-field'
import { Sheet } from '@/components/sheet'
import { Empty } from '@/components/states'
import { Listed } from '@/frame/listed'
import { useSettled } from '@/frame/use-settled'
import { usePages } from '@/services/pages'

interface TeacherChoiceProps {
  onChoose: (chosen: Output<'roster.teachers'>['items'][number]) => void
  onClose: () => void
}

export function TeacherChoice({ onChoose, onClose }: TeacherChoiceProps) {
  const [wanted, setWanted] = useState('')
  const query = useSettled(wanted.trim())
  const pages = usePages('roster.teachers', query ? { query } : {}, (data) => data)
  return (
    <Sheet open title="选择授课教师" onClose={onClose}>
      <CellGroup>
        <TextField
          label="查找"
          value={wanted}
          onChange={setWanted}
          placeholder="姓名或学科"
          maxLength={40}
          optional
        />
      </CellGroup>
      <Listed pages={pages} empty={<Empty title="没有找到" text="请核对姓名，或换一个字试试。" />}>
        {(teachers) => (
          <CellGroup>
            {teachers.map((teacher) => (
              <Cell
                key={teacher.id}
                title={teacher.name}
                note={teacher.subject}
                onTap={() => onChoose(teacher)}
              />
            ))}
          </CellGroup>
        )}
      </Listed>
    </Sheet>
  )
}
