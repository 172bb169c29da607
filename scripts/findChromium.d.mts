/** The installed browser that can stand in for Electron, or null. STANDIN_CHROMIUM names another. */
export function findChromium(): string | null
