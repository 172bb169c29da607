import path from 'node:path'
import { ESLint } from 'eslint'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const project = path.resolve(import.meta.dirname, '..')

// A file of each layer, in whose place something forbidden is written here.
const files = {
  shared: 'src/shared/errors/result.ts',
  engine: 'src/engine/secrets/keychain.ts',
  sandbox: 'src/sandbox/createApp.ts',
  cli: 'src/cli/main.ts',
  main: 'src/main/window/servePage.ts',
  preload: 'src/preload/index.ts',
  renderer: 'src/renderer/main.tsx',
} as const

type Layer = keyof typeof files

describe('the linter', () => {
  const eslint = new ESLint({ cwd: project })

  async function complaints(layer: Layer, code: string): Promise<string[]> {
    const [result] = await eslint.lintText(`${code}\n`, { filePath: path.join(project, files[layer]) })
    return (result?.messages ?? []).map((message) => `${message.ruleId ?? 'parser'}: ${message.message}`)
  }

  it.each<{ layer: Layer; code: string; rule: string }>([
    { layer: 'shared', code: "import 'node:fs'", rule: 'no-restricted-imports' },
    { layer: 'shared', code: "import '#engine/secrets/keychain.ts'", rule: 'import-x/no-restricted-paths' },
    { layer: 'shared', code: "import 'electron'", rule: 'no-restricted-imports' },
    { layer: 'shared', code: 'export const day = new Date(2024, 1, 1)', rule: 'no-restricted-syntax' },
    { layer: 'shared', code: "export const amount = parseFloat('1.10')", rule: 'no-restricted-syntax' },
    { layer: 'engine', code: "import 'electron'", rule: 'no-restricted-imports' },
    {
      layer: 'engine',
      code: "import '../../main/window/servePage.ts'",
      rule: 'import-x/no-restricted-paths',
    },
    { layer: 'engine', code: "import '#sandbox/createApp.ts'", rule: 'import-x/no-restricted-paths' },
    { layer: 'sandbox', code: "import '#engine/secrets/keychain.ts'", rule: 'import-x/no-restricted-paths' },
    { layer: 'cli', code: "import '../main/window/servePage.ts'", rule: 'import-x/no-restricted-paths' },
    { layer: 'cli', code: "import 'electron'", rule: 'no-restricted-imports' },
    { layer: 'main', code: "import { ipcMain } from 'electron'", rule: 'no-restricted-imports' },
    { layer: 'main', code: "import '../../renderer/App.tsx'", rule: 'import-x/no-restricted-paths' },
    { layer: 'main', code: "import '../../../e2e/fixtures.ts'", rule: 'import-x/no-restricted-paths' },
    { layer: 'preload', code: "import '#engine/secrets/keychain.ts'", rule: 'import-x/no-restricted-paths' },
    { layer: 'preload', code: "import { ipcMain } from 'electron'", rule: 'no-restricted-imports' },
    { layer: 'renderer', code: "import 'electron'", rule: 'no-restricted-imports' },
    { layer: 'renderer', code: "import 'node:fs'", rule: 'no-restricted-imports' },
    { layer: 'renderer', code: "import '#engine/secrets/keychain.ts'", rule: 'import-x/no-restricted-paths' },
  ])('forbids in $layer: $code', async ({ layer, code, rule }) => {
    expect(await complaints(layer, code)).toContainEqual(expect.stringMatching(`^${rule}: `))
  })

  it.each<{ layer: Layer; code: string }>([
    { layer: 'engine', code: "import 'node:fs'\nimport '#shared/errors/result.ts'" },
    { layer: 'cli', code: "import '#engine/secrets/keychain.ts'\nimport '#sandbox/createApp.ts'" },
    { layer: 'main', code: "export { app } from 'electron'" },
    { layer: 'renderer', code: "import '#shared/errors/result.ts'" },
  ])('allows in $layer: $code', async ({ layer, code }) => {
    expect(await complaints(layer, code)).toEqual([])
  })
})

describe('the compiler', () => {
  function complaints(layer: Layer, code: string): string[] {
    const config = path.join(project, 'src', layer, 'tsconfig.json')
    const { config: read } = ts.readConfigFile(config, (name) => ts.sys.readFile(name)) as { config: unknown }
    const { options } = ts.parseJsonConfigFileContent(read, ts.sys, path.dirname(config))
    const file = path.join(project, files[layer])
    const host = ts.createCompilerHost(options)
    const readReally = host.readFile.bind(host)
    host.readFile = (name) => (path.resolve(name) === file ? code : readReally(name))
    const program = ts.createProgram([file], { ...options, composite: false, incremental: false }, host)
    return program
      .getSemanticDiagnostics(program.getSourceFile(file))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
  }

  it.each<{ layer: Layer; code: string; about: string }>([
    { layer: 'shared', code: "import { readFileSync } from 'node:fs'\nreadFileSync('')", about: 'node:fs' },
    { layer: 'shared', code: 'process.exit()', about: 'process' },
    { layer: 'shared', code: 'document.title', about: 'document' },
    { layer: 'shared', code: 'setTimeout(() => undefined, 1)', about: 'setTimeout' },
    { layer: 'engine', code: 'document.title', about: 'document' },
    { layer: 'renderer', code: 'process.exit()', about: 'process' },
    { layer: 'renderer', code: "import { readFileSync } from 'node:fs'\nreadFileSync('')", about: 'node:fs' },
  ])('forbids in $layer: $code', ({ layer, code, about }) => {
    expect(complaints(layer, code)).toContainEqual(expect.stringContaining(`'${about}'`))
  })

  it.each<{ layer: Layer; code: string }>([
    { layer: 'shared', code: 'export const sum = [1, 2].reduce((a, b) => a + b)' },
    { layer: 'engine', code: "import { readFileSync } from 'node:fs'\nreadFileSync('')" },
    { layer: 'renderer', code: 'export const title = document.title' },
  ])('allows in $layer: $code', ({ layer, code }) => {
    expect(complaints(layer, code)).toEqual([])
  })
})
