import { View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { FILE_LIMITS, FILE_TYPES, isImage, sizeInWords } from '#core/file/file'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Picture } from '@/components/picture'
import { Tap } from '@/components/tap'
import { useQuery } from '@/services/query'
import { fileAddress } from '@/services/uploads/file-address'
import { useUploads } from '@/services/uploads/use-uploads'
import { AddFiles } from './add-files'
import styles from './file-gallery.module.less'
import { FileSheet } from './file-sheet'
import { FilesNote } from './files-field'
import { UploadCell } from './upload-cell'

/** The photos and files of a record, for all who may read it; its author adds and removes here too. */
export function FileGallery({ recordId }: { recordId: string }) {
  const query = useQuery('file.list', { recordId })
  const rows = useUploads(recordId).rows.filter(({ state }) => state !== 'kept')
  const [openId, setOpenId] = useState<string | null>(null)
  useReloadWhenFewer(rows.length, query.reload)
  const { files = [], mayChange = false } = query.data ?? {}
  if (files.length + rows.length === 0 && !mayChange) return null
  const photos = files.filter(({ type }) => isImage(type))
  const documents = files.filter(({ type }) => !isImage(type))
  const room = FILE_LIMITS.perRecord - files.length - rows.length
  const open = files.find(({ id }) => id === openId)
  return (
    <CellGroup title="照片和附件" note={mayChange && <FilesNote />}>
      {photos.length > 0 && (
        <View className={styles.grid}>
          {photos.map(({ id, name, type, url }) => (
            <Tap key={id} label={`查看 ${name}`} className={styles.photo} onTap={() => setOpenId(id)}>
              <Picture src={fileAddress(url)} alt={FILE_TYPES[type].label} className={styles.picture} />
            </Tap>
          ))}
        </View>
      )}
      {documents.map(({ id, name, type, size }) => (
        <Cell
          key={id}
          icon="file-text"
          title={name}
          note={`${FILE_TYPES[type].label} · ${sizeInWords(size)}`}
          onTap={() => setOpenId(id)}
        />
      ))}
      {rows.map((row) => (
        <UploadCell key={row.item.id} row={row} />
      ))}
      {mayChange && room > 0 && <AddFiles recordId={recordId} room={room} />}
      {open && (
        <FileSheet file={open} mayRemove={mayChange} onGone={query.reload} onClose={() => setOpenId(null)} />
      )}
    </CellGroup>
  )
}

/** One that was on its way has arrived. */
function useReloadWhenFewer(waiting: number, reload: () => unknown): void {
  const before = useRef(waiting)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only how many wait matters, not which function is new
  useEffect(() => {
    if (waiting < before.current) reload()
    before.current = waiting
  }, [waiting])
}
