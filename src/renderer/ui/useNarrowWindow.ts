import { useMediaQuery } from '@mantine/hooks'

/** Whether the window is too narrow for a grid with all of its columns: below 1120 px. */
export function useNarrowWindow(): boolean {
  return useMediaQuery('(max-width: 70em)', false, { getInitialValueInEffect: false })
}
