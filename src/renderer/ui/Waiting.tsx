import { Skeleton, Stack, VisuallyHidden } from '@mantine/core'

/** Stands where an answer will be, about as high as it will be. */
export function Waiting({ lines = 4, height = 40 }: { readonly lines?: number; readonly height?: number }) {
  return (
    <Stack gap="xs" aria-busy>
      <VisuallyHidden role="status">Loading</VisuallyHidden>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={height} />
      ))}
    </Stack>
  )
}
