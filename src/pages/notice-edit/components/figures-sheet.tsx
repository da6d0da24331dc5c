import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Folded } from '@/components/folded'
import { SearchField } from '@/components/form/search-field'
import { Sheet } from '@/components/sheet'
import { Empty } from '@/components/states'
import { Answered } from '@/frame/answered'
import { figureInWords } from '@/frame/notice/figures'
import { useQuery } from '@/services/query'
import type { FigureRef } from '../hooks/content'
import { matching, type Promised, sameFigure, withFigure } from '../hooks/figures'
import { CheckRow } from './check-row'

interface FiguresSheetProps {
  chosen: readonly FigureRef[]
  onChange: (chosen: FigureRef[]) => void
  onClose: () => void
}

const SHOWN = 12
const MOST = 40

/** All promises of the plan: what would be told of each today, or why nothing can be. */
export function FiguresSheet({ chosen, onChange, onClose }: FiguresSheetProps) {
  const query = useQuery('notice.figures', {})
  const [words, look] = useState('')
  return (
    <Sheet
      open
      title="附上哪些完成情况"
      onClose={onClose}
      footer={
        <Button look="primary" onTap={onClose}>
          {chosen.length > 0 ? `选好了，${chosen.length} 项` : '不附'}
        </Button>
      }
    >
      <Answered query={query}>
        {({ figures }) => {
          const { tellable, others } = matching(figures, words)
          const isOn = (one: Promised) => chosen.some((each) => sameFigure(each, one))
          return (
            <>
              <SearchField label="按条款或名称查找" value={words} onChange={look} />
              {tellable.length + others.length === 0 && <Empty title="没有这样的指标" />}
              {tellable.length > 0 && (
                <CellGroup title="可以公开" note="数字以发布时为准。">
                  {/* Those that are chosen are never folded away. */}
                  <Folded
                    shown={Math.max(SHOWN, tellable.findLastIndex(isOn) + 1)}
                    moreInWords={(rest) => `还有 ${rest} 项`}
                  >
                    {tellable.map((one) => (
                      <CheckRow
                        key={`${one.planId}/${one.ruleId}`}
                        label={one.figure?.words ?? one.words}
                        note={`${one.figure ? figureInWords(one.figure) : ''} · ${one.clause}`}
                        checked={isOn(one)}
                        disabled={!isOn(one) && chosen.length >= MOST}
                        onTap={() => onChange(withFigure(chosen, one, figures))}
                      />
                    ))}
                  </Folded>
                </CellGroup>
              )}
              {others.length > 0 && (
                <CellGroup title="不能公开">
                  <Folded shown={3} moreInWords={(rest) => `还有 ${rest} 项`}>
                    {others.map((one) => (
                      <Cell
                        key={`${one.planId}/${one.ruleId}`}
                        title={one.words}
                        note={<View>{one.whyNot}</View>}
                      />
                    ))}
                  </Folded>
                </CellGroup>
              )}
            </>
          )
        }}
      </Answered>
    </Sheet>
  )
}
