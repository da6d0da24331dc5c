import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { useAttention } from '@/components/form/attention'
import { Form } from '@/components/form/form'
import { TextField } from '@/components/form/text-field'
import { scan } from '@/services/scan'
import type { Looking } from '../hooks/looking'
import styles from '../index.module.less'

/** The shortest that a code can be; what is wrong with a longer one the server says. */
const SHORTEST = 6

export function CodeForm({ looking }: { looking: Looking }) {
  const { typed, busy, fault, look } = looking
  const [missing, setMissing] = useState(false)
  const { attention, drawAttention } = useAttention()
  const incomplete = typed.trim().length < SHORTEST
  const submit = () => {
    setMissing(incomplete)
    if (incomplete) drawAttention()
    else look(typed)
  }
  return (
    <Form label="班级码" attention={attention}>
      <CellGroup note="班级码由班主任发在班级群里或贴在教室外，共 8 位，不分大小写。">
        <TextField
          label="班级码"
          value={typed}
          onChange={looking.type}
          placeholder="例如 4KD7-M2XP"
          maxLength={40}
          error={fault ?? (missing && incomplete ? '请填写完整的班级码' : undefined)}
          onEnter={submit}
        />
        <View className={styles.submit}>
          <Button look="primary" busy={busy} onTap={submit}>
            {busy ? '正在查找' : '下一步'}
          </Button>
          {process.env.TARO_ENV === 'weapp' && (
            <Button icon="search" disabled={busy} onTap={() => void scanClass(look)}>
              扫班级码
            </Button>
          )}
        </View>
      </CellGroup>
    </Form>
  )
}

/** From the wall or the teacher's screen; on h5 the phone's own camera opens the link in it. */
async function scanClass(look: Looking['look']): Promise<void> {
  const scanned = await scan()
  if (scanned) look(scanned)
}
