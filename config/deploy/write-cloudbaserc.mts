import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { asText, cloudbaseConfig, deployedFunctions } from './cloudbaserc'

/** Writes cloudbaserc.json again after functions or variables changed; a test says when that is due. */
const root = path.resolve(import.meta.dirname, '../..')
writeFileSync(path.join(root, 'cloudbaserc.json'), asText(cloudbaseConfig(deployedFunctions(root))))
