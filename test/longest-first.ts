import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes longest, the longest first: begun last, it would keep one worker busy while the others have nothing to do. */
const LONG: readonly string[] = [
  'test/weapp/budgets-principal',
  'test/weapp/budgets-director',
  'test/browser/offline',
  'test/weapp/offline',
  'test/weapp/budgets-group-lead',
  'test/weapp/budgets-teacher',
  'test/api/bad-input',
  'test/api/rights/matrix',
  'test/browser/every-form',
  'test/api/running/every-upgrade',
  'test/api/file.test',
  'test/api/rights/second-lock',
]

/** Without it, files that took long the last time come first, or large ones where that is not known. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const place = ({ moduleId }: TestSpecification) => {
      const found = LONG.findIndex((part) => moduleId.replaceAll('\\', '/').includes(part))
      return found === -1 ? LONG.length : found
    }
    return sorted.sort((a, b) => place(a) - place(b))
  }
}
