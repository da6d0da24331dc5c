import type { ColumnType } from 'kysely'

export type Id = string
export type Instant = ColumnType<Date, Date | string | undefined, Date | string>
