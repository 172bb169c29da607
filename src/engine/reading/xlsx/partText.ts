import { FailureError } from '#shared/errors/failure.ts'
import { PART_BYTES } from '#engine/reading/limits.ts'
import type { SourceBytes } from '#engine/reading/sourceBytes.ts'
import { NotCertain } from '#engine/reading/xlsx/handOver.ts'
import { unpackPart } from '#engine/reading/xlsx/unpackPart.ts'
import type { ZipEntry } from '#engine/reading/zipArchive.ts'

/**
 * The text of one of the small parts that say what a workbook is made of. Throws the `FailureError` of `file.tooLarge`
 * beyond the limit, `NotCertain` where it is not UTF-8.
 */
export async function partText(bytes: SourceBytes, part: ZipEntry, signal: AbortSignal): Promise<string> {
  if (part.unpacked > PART_BYTES) {
    throw new FailureError({
      code: 'file.tooLarge',
      name: bytes.name,
      limit: `${PART_BYTES / 1024 / 1024} MB for ${part.name}`,
    })
  }
  const pieces: Buffer[] = []
  for await (const piece of unpackPart(bytes, part, signal)) pieces.push(piece)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces))
  } catch (cause) {
    throw new NotCertain('encoding', { cause })
  }
}
