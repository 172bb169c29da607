import { previewSource } from '#engine/importing/previewSource.ts'
import { openFileBytes } from '#engine/reading/fileBytes.ts'

/** This program: a first look at a file, its reading and layout guessed. Answers how many rows it shows. */
export async function runFirstLook(source: string): Promise<number> {
  const file = openFileBytes(source)
  if (!file.ok) throw new Error(file.error.code)
  const look = await previewSource(file.value, new AbortController().signal)
  file.value.close()
  if (!look.ok || look.value === null || look.value.isWhole) throw new Error('No first look was had')
  return look.value.preview.rows.length
}
