import { basename } from 'node:path'
import type { Failure } from '#shared/errors/failure.ts'
import { err, type Result } from '#shared/errors/result.ts'
import { readLayoutText, type LayoutInFile } from '#shared/layout/readLayoutText.ts'
import { readTextFile, type TextFileFailure } from '#engine/settings/readTextFile.ts'

const largest = 1_000_000

/** Why a layout's file cannot be used. */
export type LayoutFileFailure =
  Exclude<TextFileFailure, { code: 'file.tooLarge' }> | Extract<Failure, { code: 'layout.broken' }>

/** The layout in a JSON file. Says which of path, JSON and shape is wrong; `name` is what the file is called to the user. */
export function readLayoutFile(path: string, name = basename(path)): Result<LayoutInFile, LayoutFileFailure> {
  const text = readTextFile({ path, name, largest })
  if (!text.ok) {
    const { error } = text
    if (error.code !== 'file.tooLarge') return err(error)
    return err({ code: 'layout.broken', detail: `it is over ${error.limit} large, and no layout is` })
  }
  const read = readLayoutText(text.value)
  return read.ok ? read : err({ code: 'layout.broken', detail: read.error })
}
