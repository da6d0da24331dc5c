import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { toast } from '@/components/toast/store'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { isFault } from '@/services/faults'
import { keepFile } from '@/services/keep-file'

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json',
} as const

export function Download() {
  const save = useAction(async (format: 'xlsx' | 'json') => {
    try {
      await keepFile({ ...(await call('privacy.export', { format })), type: TYPES[format] })
    } catch (fault) {
      if (!isFault(fault)) throw fault
      toast(fault.message, 'bad')
    }
  })
  const waits = save.busy ? '正在准备' : undefined
  return (
    <CellGroup
      title="下载"
      note="包括任职、登录方式（不含密码）、自己的记录、与自己有关的记录、回执和操作记录。别人的出勤等内容不在其中。"
    >
      <Cell
        icon="download"
        title="下载表格"
        note="可以用 Excel、WPS 打开"
        value={waits}
        disabled={save.busy}
        onTap={() => void save.run('xlsx')}
      />
      {/* Phones open no such file. */}
      {process.env.TARO_ENV === 'h5' && (
        <Cell
          icon="download"
          title="下载 JSON"
          note="供其他系统读取"
          value={waits}
          disabled={save.busy}
          onTap={() => void save.run('json')}
        />
      )}
    </CellGroup>
  )
}
