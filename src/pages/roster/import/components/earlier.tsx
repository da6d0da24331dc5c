import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { Button } from '@/components/button'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Sheet } from '@/components/sheet'
import { Answered } from '@/frame/answered'
import { momentInWords } from '@/frame/in-words'
import { useQuery } from '@/services/query'
import { Changes } from './changes'
import { type EarlierImport, UndoSheet } from './undo-sheet'

const STATES = { checked: '只检查过', applied: '已导入', undone: '已撤销' } as const

/** Imports of the last year; the last week's can be taken back. */
export function Earlier({ round }: { round: number }) {
  const query = useQuery('roster.imports', {})
  const [open, setOpen] = useState<EarlierImport | null>(null)
  const [undoing, setUndoing] = useState<EarlierImport | null>(null)
  const { reload } = query
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever one was checked or done
  useEffect(() => {
    if (round > 0) void reload()
  }, [round])
  return (
    <Answered query={query} loadingRows={2}>
      {({ imports: all }) => {
        // What was only checked changed nothing.
        const imports = all.filter(({ state }) => state !== 'checked')
        return (
          imports.length > 0 && (
            <CellGroup title="以前的导入" note="导入后 7 天以内可以整批撤销。">
              {imports.map((each) => (
                <Cell
                  key={each.id}
                  title={each.name}
                  note={`${momentInWords(each.at)} · ${each.by} · ${each.from} 起 · ${each.changes} 处改动`}
                  value={STATES[each.state]}
                  onTap={() => setOpen(each)}
                />
              ))}
              {open && (
                <Sheet
                  open
                  title={open.name}
                  onClose={() => setOpen(null)}
                  footer={
                    open.mayUndo && (
                      <Button
                        look="danger"
                        onTap={() => {
                          setUndoing(open)
                          setOpen(null)
                        }}
                      >
                        撤销这次导入
                      </Button>
                    )
                  }
                >
                  <View>{STATES[open.state]}</View>
                  <Changes id={open.id} />
                </Sheet>
              )}
              {undoing && <UndoSheet undoing={undoing} onClose={() => setUndoing(null)} onDone={reload} />}
            </CellGroup>
          )
        )
      }}
    </Answered>
  )
}
