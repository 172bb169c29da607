import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import * as XLSX from 'xlsx'
import { capitecWorkbook } from './capitec.ts'

/** What users bring by mistake. Each is put in a folder, and says what the program should say of it. */
export const unreadable: readonly { name: string; put: (place: string) => void; says: RegExp }[] = [
  {
    name: 'nothing.csv',
    put: (place) => writeFileSync(place, ''),
    says: /nothing\.csv” has nothing in it/,
  },
  {
    name: 'photo.csv',
    put: (place) => writeFileSync(place, onePixel),
    says: /photo\.csv” looks like .*(picture|image)/i,
  },
  {
    name: 'locked.xlsx',
    put: (place) => writeFileSync(place, lockedWorkbook()),
    says: /locked\.xlsx” is locked with a password/,
  },
  {
    name: 'half.xlsx',
    put: (place) => writeFileSync(place, firstHalf(capitecWorkbook())),
    says: /half\.xlsx” starts like a workbook but cannot be read to its end/,
  },
  {
    name: 'exports',
    put: (place) => mkdirSync(place),
    says: /exports” is a folder/,
  },
]

/** Puts all of them into a folder, and answers where each is. */
export function putUnreadable(folder: string): { place: string; says: RegExp }[] {
  return unreadable.map(({ name, put, says }) => {
    const place = path.join(folder, name)
    put(place)
    return { place, says }
  })
}

const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

function firstHalf(whole: Buffer): Buffer {
  return whole.subarray(0, whole.length / 2)
}

// SheetJS declares its writer of compound files as `any`; the signatures are those of the `cfb` package inside it.
interface CompoundFiles {
  readonly utils: {
    cfb_new(this: void): object
    cfb_add(this: void, container: object, path: string, content: Buffer): void
  }
  write(this: void, container: object, options: { type: 'buffer' }): Buffer
}

/** What Excel makes of a workbook with a password: a compound file around the encrypted package. */
function lockedWorkbook(): Buffer {
  const { utils, write } = XLSX.CFB as CompoundFiles
  const container = utils.cfb_new()
  utils.cfb_add(container, '/EncryptionInfo', Buffer.from([4, 0, 4, 0, 0x40, 0, 0, 0]))
  utils.cfb_add(container, '/EncryptedPackage', Buffer.alloc(64, 7))
  return write(container, { type: 'buffer' })
}
