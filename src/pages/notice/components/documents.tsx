import { FILE_TYPES, isImage, sizeInWords } from '#core/file/file'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Banner } from '@/components/states/banner'
import { useAction } from '@/services/action'
import { openFile } from '@/services/uploads/open'
import type { Attached } from '../notice'

/** Opened by what the device has for them: a browser saves them. */
export function Documents({ files }: { files: readonly Attached[] }) {
  const opening = useAction((file: Attached) => openFile(file))
  const documents = files.filter(({ type }) => !isImage(type))
  if (documents.length === 0) return null
  return (
    <CellGroup title={`附件 ${documents.length} 个`}>
      {opening.fault && <Banner tone="bad">{opening.fault.message}</Banner>}
      {documents.map((file) => (
        <Cell
          key={file.id}
          icon="file-text"
          title={file.name}
          note={`${FILE_TYPES[file.type].label} · ${sizeInWords(file.size)} · 点开查看或保存`}
          onTap={() => void opening.run(file)}
        />
      ))}
    </CellGroup>
  )
}
