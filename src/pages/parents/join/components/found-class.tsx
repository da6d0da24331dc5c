import { Button } from '@/components/button'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { TextField } from '@/components/form/text-field'
import type { Found } from '../hooks/looking'

interface FoundClassProps {
  found: Found
  onOther: () => void
  name: string
  onName: (name: string) => void
  error: string | undefined
}

export const LONGEST_NAME = 20

/** Which class it is, and what one is to be called there: nothing about the child is asked. */
export function FoundClass({ found, onOther, name, onName, error }: FoundClassProps) {
  return (
    <CellGroup
      title="要加入的班级"
      action={
        <Button look="text" compact onTap={onOther}>
          换一个班级码
        </Button>
      }
      note="班主任确认以后，您就能收到这个班级、年级和全校发给家长的公告。不需要填写孩子的姓名、学号等信息。"
    >
      <Cell icon="users" title={found.class} note={found.school} />
      <TextField
        label="您的称呼"
        value={name}
        onChange={onName}
        placeholder="例如 小雨妈妈"
        hint="班主任凭它认出您"
        maxLength={LONGEST_NAME}
        error={error}
      />
    </CellGroup>
  )
}
