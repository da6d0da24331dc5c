import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { type DraftLeft, draftsLeftIn } from '@/frame/drafts-left'
import { agoInWords } from '@/services/moment'

/** Forms begun and not handed in. */
export function Drafts() {
  const [drafts, setDrafts] = useState<readonly DraftLeft[]>([])
  useDidShow(() => setDrafts(draftsLeftIn()))
  if (drafts.length === 0) return null
  return (
    <CellGroup title="没有写完">
      {drafts.map(({ url, savedAt, title }) => (
        <Cell
          key={url}
          icon="pen-line"
          title={title}
          note={`${agoInWords(savedAt)}存在本机`}
          value="继续填写"
          url={url}
        />
      ))}
    </CellGroup>
  )
}
