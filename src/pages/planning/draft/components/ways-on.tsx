import { useState } from 'react'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Confirm } from '@/components/sheet/confirm'
import { goBack } from '@/components/tap/navigate'
import { toast } from '@/components/toast/store'
import { routes } from '@/frame/routes'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { useQuery } from '@/services/query'
import { useSession } from '@/services/session'
import { ExportSheet } from '../../components/export-sheet'
import type { DraftShown } from '../../hooks/checked'
import type { Writing } from '../hooks/writing'

/** What can be done with a draft besides writing it. */
export function WaysOn({ answer, writing }: { answer: DraftShown; writing: Writing }) {
  const { meta, faults } = answer
  const may = useSession()?.may
  const versions = useQuery('plan.versions', {})
  const [asked, ask] = useState<'export' | 'discard' | null>(null)
  const discard = useAction(() => call('plan.discard', { id: meta.id }))
  const inForce = versions.data?.items.find((each) => each.inForce)
  const clean = faults.length === 0 && !writing.dirty
  const why = writing.dirty ? '先保存并检查' : faults.length > 0 ? '改好上面几处以后就可以' : undefined
  const drop = async () => {
    if (!(await discard.run()).done) return
    toast('草稿已丢弃')
    void goBack(routes.planning())
  }
  return (
    <>
      {meta.publishedAs === null && (
        <CellGroup title="接下来">
          <Cell
            icon="chart-column"
            title="试算"
            note={why ?? '按这份草稿，现在各项会怎样'}
            url={clean ? routes.planWhatIf(meta.id) : undefined}
          />
          <Cell
            icon="file-text"
            title="和现行计划比较"
            note={why ?? (inForce ? `第 ${inForce.version} 版：${inForce.title}` : '还没有现行的计划')}
            url={
              clean && inForce
                ? routes.planCompare({ from: `v${inForce.version}`, to: `d${meta.id}` })
                : undefined
            }
          />
          <Cell
            icon="megaphone"
            title="发布"
            note={why ?? (may?.publishPlan ? '选生效日期，写明原因' : '请校长、业务校长或教导主任来发布')}
            url={clean && may?.publishPlan ? routes.planPublish({ id: meta.id }) : undefined}
          />
        </CellGroup>
      )}
      <CellGroup>
        {faults.length === 0 && <Cell icon="file-text" title="导出" onTap={() => ask('export')} />}
        <Cell icon="info" title="怎么写计划" url={routes.planHelp()} />
        <Cell icon="x" title="丢弃这份草稿" onTap={() => ask('discard')} />
      </CellGroup>
      {asked === 'export' && (
        <ExportSheet of={{ draftId: meta.id }} title="这份草稿" onClose={() => ask(null)} />
      )}
      <Confirm
        open={asked === 'discard'}
        title="丢弃这份草稿？"
        text={
          discard.fault?.message ??
          (meta.publishedAs === null
            ? '丢弃以后找不回来。现行的计划不受影响。'
            : '已经发布的那一版不受影响。')
        }
        action="丢弃"
        danger
        busy={discard.busy}
        onConfirm={() => void drop()}
        onClose={() => ask(null)}
      />
    </>
  )
}
