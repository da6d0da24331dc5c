import path from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const root = import.meta.dirname
const alias = [
  { find: /^@\//, replacement: `${path.join(root, 'src')}/` },
  { find: /^#core\//, replacement: `${path.join(root, 'core')}/` },
]

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
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const place = ({ moduleId }: TestSpecification) => {
      const found = LONG.findIndex((part) => moduleId.replaceAll('\\', '/').includes(part))
      return found === -1 ? LONG.length : found
    }
    return sorted.sort((a, b) => place(a) - place(b))
  }
}

export default defineConfig({
  resolve: { alias },
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        resolve: { alias },
        // What works for a property's many examples cannot be stopped half-way, so that running out of time says only that the
        // machine has much else to do. What must be quick is held by the processor time that it takes.
        test: { name: 'unit', include: ['test/unit/**/*.test.{ts,tsx}'], testTimeout: 120_000 },
      },
      {
        resolve: { alias },
        test: {
          name: 'api',
          include: ['test/api/**/*.test.ts'],
          // Every school of these tests is a district of its own, and loading all operations anew for each file took as long
          // as the tests themselves.
          isolate: false,
          globalSetup: ['test/api/database.ts'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'browser',
          include: ['test/weapp/**/*.test.ts', 'test/browser/**/*.test.ts'],
          globalSetup: ['test/browser/seeded-school.ts'],
          // A worker's files share one browser, and load the operations once.
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          // A machine that is busy for a moment is no fault of a page; the report still tells what needed a second try.
          retry: 1,
          maxWorkers: 2,
        },
      },
    ],
  },
})
