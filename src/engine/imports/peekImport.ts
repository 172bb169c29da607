import { statSync } from 'node:fs'
import { basename } from 'node:path'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { ImportCard } from '#shared/imports/importView.ts'
import { openImportFile, type ImportFile } from '#engine/importing/file/importFile.ts'
import { catchStorageSync, type StorageFailure } from '#engine/importing/file/storageFailure.ts'
import { takeUp } from '#engine/importing/openImport.ts'
import { summaryOf } from '#engine/importing/summaryOf.ts'
import { importCard } from '#engine/imports/importCard.ts'

/**
 * Looks into an import's file that no list knows. One that cannot be read gets a card that says so; null means that its
 * owner has it open just now, perhaps to make it, or that it is gone.
 */
export function peekImport(path: string, id: string): ImportCard | null {
  const seen = look(path)
  if (seen.ok) return { ...seen.value, id }
  if (seen.error.code === 'import.busy' || seen.error.code === 'import.missing') return null
  const state = seen.error.code === 'import.incomplete' ? 'incomplete' : 'broken'
  return { ...blank(path, id), state }
}

function look(path: string): Result<ImportCard, StorageFailure> {
  const opened = openImportFile(path, 0)
  if (!opened.ok) return opened
  const file = opened.value
  try {
    const card = catchStorageSync(file.name, () => cardOf(file))
    return card.ok ? card.value : card
  } finally {
    file.close()
  }
}

function cardOf(file: ImportFile): Result<ImportCard, StorageFailure> {
  const taken = takeUp(file)
  if (!taken.ok) return taken
  if ('halfMade' in taken.value)
    return err({ code: 'import.incomplete', name: taken.value.halfMade.begun.name })
  return ok(importCard(summaryOf(taken.value)))
}

function blank(path: string, id: string): Omit<ImportCard, 'state'> {
  const createdAt = statSync(path).birthtime.toISOString()
  const name = basename(path)
  const nothing = { account: null, records: 0, errors: 0, delivered: 0, refused: 0, unknown: 0, period: null }
  return { id, name, createdAt, step: 'source', ...nothing }
}
