/** The four fixed channels between preload and main; what travels on them is in `wire.ts`. */
export const channels = {
  request: 'stub:request',
  cancel: 'stub:cancel',
  notice: 'stub:notice',
  file: 'stub:file',
} as const
