import type { Input } from '#core/contract/contract'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { toast } from '@/components/toast/store'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { saveFile } from '@/services/documents/save'
import { isFault } from '@/services/faults'

/** The roster of today and one to fill in, in the shape that is read again. */
export function Files() {
  const save = useAction(async (what: Input<'roster.export'>['what']) => {
    try {
      const { name, base64 } = await call('roster.export', { what })
      await saveFile({ filename: name, content: { base64 } })
    } catch (fault) {
      if (!isFault(fault)) throw fault
      toast(fault.message, 'bad')
    }
  })
  return (
    <CellGroup title="导出" note="导出的表改好以后可以直接再导入，没有改的地方不会变。">
      <Cell
        icon="download"
        title="导出现在的名册"
        note="教职工、年级班级、组和课表"
        disabled={save.busy}
        onTap={() => void save.run('roster')}
      />
      <Cell
        icon="file-text"
        title="下载空白模板"
        note="带填写说明"
        disabled={save.busy}
        onTap={() => void save.run('template')}
      />
    </CellGroup>
  )
}
