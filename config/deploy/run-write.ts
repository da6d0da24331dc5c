import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { asText, cloudbaseConfig, deployedFunctions } from './cloudbaserc'
import { withTables } from './document'

/** Writes cloudbaserc.json and the tables of docs/DEPLOY.md again; tests say when that is due. */
const root = path.resolve(__dirname, '../..')
writeFileSync(path.join(root, 'cloudbaserc.json'), asText(cloudbaseConfig(deployedFunctions(root))))
const document = path.join(root, 'docs/DEPLOY.md')
writeFileSync(document, withTables(readFileSync(document, 'utf8')))
