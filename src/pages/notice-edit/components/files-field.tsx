import { CellGroup } from '@/components/cell/group'
import { AddFiles } from '@/frame/files/add-files'
import { UploadCell } from '@/frame/files/upload-cell'
import type { NoticeFiles } from '../hooks/files'
import { KeptFile } from './kept-file'

/** Pictures stand in the announcement, other files are opened from it. */
export function FilesField({ files: { noticeId, kept, rows, room, reload } }: { files: NoticeFiles }) {
  return (
    <CellGroup
      title="图片和附件（选填）"
      note="图片会先缩小，拍摄位置不会上传。有学生的照片请先征得家长同意，不要放名单和成绩。"
    >
      {kept.map((file) => (
        <KeptFile key={file.id} file={file} onGone={reload} />
      ))}
      {rows.map((row) => (
        <UploadCell key={row.item.id} row={row} />
      ))}
      {room > 0 && <AddFiles recordId={noticeId} on="notice" room={room} />}
    </CellGroup>
  )
}
