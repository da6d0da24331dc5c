import { LESSON_TYPES } from '#core/record/observation'
import { read, write } from '@/services/storage'

const KEY = 'youju.lessonType.1'

/** People mostly observe lessons of one type: what was chosen last stands in the next form. */
export function lastLessonType(): string {
  return read<string>(KEY) ?? LESSON_TYPES[0]
}

export function rememberLessonType(type: string): void {
  write(KEY, type)
}
