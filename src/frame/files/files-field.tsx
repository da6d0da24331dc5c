import { FILE_LIMITS } from '#core/file/file'
import { CellGroup } from '@/components/cell/group'
import { useUploads } from '@/services/uploads/use-uploads'
import { AddFiles } from './add-files'
import { UploadCell } from './upload-cell'

interface FilesFieldProps {
  /** Of the record that the form will be handed in as: files wait for it and follow it by themselves. */
  recordId: string
  /** Something was added: the form should keep its draft, which the files hang on until it is handed in. */
  onAdded?: (() => void) | undefined
}

/** Photos and files in a form. They are no part of what is handed in, and never needed for it. */
export function FilesField({ recordId, onAdded }: FilesFieldProps) {
  const { rows } = useUploads(recordId)
  const room = FILE_LIMITS.perRecord - rows.length
  return (
    <CellGroup title="照片和附件（选填）" note={<FilesNote />}>
      {rows.map((row) => (
        <UploadCell key={row.item.id} row={row} />
      ))}
      {room > 0 && <AddFiles recordId={recordId} room={room} onAdded={onAdded} />}
    </CellGroup>
  )
}

export function FilesNote() {
  return (
    <>
      不放也一样计入。照片会先在本机缩小，拍摄位置不会上传；只有能看这条记录的人看得到。有学生的照片，请尽量不拍正脸。
    </>
  )
}
