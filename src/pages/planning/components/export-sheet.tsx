import { View } from '@tarojs/components'
import type { Input } from '#core/contract/contract'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Sheet } from '@/components/sheet'
import { Banner } from '@/components/states/banner'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { saveFile } from '@/services/documents/save'

type Ask = Input<'plan.export'>

interface ExportSheetProps {
  of: Ask['of']
  title: string
  onClose: () => void
}

const FORMATS = [
  { format: 'xlsx', title: 'Excel 工作簿', note: '用 Excel 或 WPS 打开，每张表一页，改好可以再导入' },
  { format: 'markdown', title: '文本（Markdown）', note: '适合粘贴、比对和留底' },
] as const

/** A plan as a file: what is exported here can be edited and read in again. */
export function ExportSheet({ of, title, onClose }: ExportSheetProps) {
  const exporting = useAction(async (format: Ask['format']) => {
    const { filename, markdown, xlsxBase64 } = await call('plan.export', { of, format })
    await saveFile({
      filename,
      content: xlsxBase64 === null ? { text: markdown ?? '' } : { base64: xlsxBase64 },
    })
  })
  const run = async (format: Ask['format']) => {
    if ((await exporting.run(format)).done) onClose()
  }
  return (
    <Sheet open title={`导出${title}`} onClose={onClose}>
      {exporting.fault && <Banner tone="bad">{exporting.fault.message}</Banner>}
      <CellGroup>
        {FORMATS.map((each) => (
          <Cell
            key={each.format}
            icon="file-text"
            title={each.title}
            note={each.note}
            disabled={exporting.busy}
            onTap={() => void run(each.format)}
          />
        ))}
      </CellGroup>
      {exporting.busy && <View ariaLive="polite">正在准备文件……</View>}
    </Sheet>
  )
}
