import type { Input } from '#core/contract/contract'
import { Button } from '@/components/button'
import { toast } from '@/components/toast/store'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { isFault } from '@/services/faults'
import { keepFile } from '@/services/keep-file'

interface ExportButtonProps {
  of: Input<'report.export'>
  /** What the button says; on phones the file opens and is sent on from there. */
  children?: string | undefined
}

/** The page as a workbook, with the figures of the screen. */
export function ExportButton({ of, children = '导出表格' }: ExportButtonProps) {
  const save = useAction(async () => {
    try {
      await keepFile(await call('report.export', of))
    } catch (fault) {
      if (!isFault(fault)) throw fault
      toast(fault.message, 'bad')
    }
  })
  return (
    <Button compact icon="download" busy={save.busy} onTap={() => void save.run()}>
      {children}
    </Button>
  )
}
