/** A workbook is read whole into memory, so its size is bounded; delimited text is not. */
export const WORKBOOK_BYTES = 200 * 1024 * 1024

/** What a workbook's parts may come to once unpacked: a small ZIP can hold far more than any memory. */
export const UNPACKED_BYTES = 1024 * 1024 * 1024

/** The rows of a sheet that Excel itself can have. */
export const SHEET_ROWS = 1_048_576

/** The columns of a sheet that Excel itself can have; text is held to the same. */
export const COLUMNS = 16_384

/** Characters of one row of delimited text. What is longer is no row. */
export const ROW_CHARACTERS = 16 * 1024 * 1024

/** The entries of a workbook’s archive; a very rich one has some thousands. */
export const ENTRIES = 20_000

/** How many times its packed size a workbook may unpack to, once it is over `PLAIN_UNPACKED_BYTES`; real ones stay under 100. */
export const UNPACKED_RATIO = 400

/** What a workbook may unpack to however well it was packed: rows of nothing but zeros pack very well. */
export const PLAIN_UNPACKED_BYTES = 64 * 1024 * 1024

/** The sheets of a workbook. */
export const SHEETS = 1000

/** Characters of one cell of a workbook. Excel has at most 32,767; others write longer notes. */
export const CELL_CHARACTERS = 1_000_000

/** Bytes of one row, or of one text, in a workbook’s XML: what is longer is kept out of memory. */
export const ELEMENT_BYTES = 64 * 1024 * 1024

/** Bytes of the texts that a workbook’s cells share. */
export const SHARED_TEXT_BYTES = 512 * 1024 * 1024

/** Bytes of a part that says what a workbook is made of: its list of sheets, its styles. */
export const PART_BYTES = 64 * 1024 * 1024

/** Characters of a row that is longer than any, and skipped; a text that goes on after that without a line's end is no table. */
export const SKIPPED_CHARACTERS = 64 * 1024 * 1024

/** Rows and cells that a workbook or a web page may fill by saying once that one of them stands for many. */
export const REPEATED_CELLS = 10_000_000

/** Cells of a sheet that are merged over several rows; three in each second row of a long one would be more than any has. */
export const MERGED_CELLS = 1_000_000

/** Tables of a web page that stand within each other. */
export const NESTED_TABLES = 100
