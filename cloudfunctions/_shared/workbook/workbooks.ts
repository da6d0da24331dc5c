import type { PlanReading } from '#core/plan/parse/reading'
import type { WorkbookReading } from './read-workbook'

/** Reads workbooks that somebody hands in. What cannot be read comes back in words; rejects with the problem `busy`. */
export interface Workbooks {
  sheets(bytes: Uint8Array): Promise<WorkbookReading>
  plan(bytes: Uint8Array): Promise<PlanReading>
}

/** Where a process serves one call at a time. Few calls need the reader, and a cold start pays for what it loads. */
export const readInPlace: Workbooks = {
  sheets: async (bytes) => (await import('./read-workbook')).readWorkbook(bytes),
  plan: async (bytes) => (await import('./plan-workbook')).readPlanWorkbook(bytes),
}
