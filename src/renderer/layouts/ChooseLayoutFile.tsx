import { Button, FileButton } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useRef } from 'react'
import type { ImportLayout } from './useImportLayout.ts'

/** Opens the system's dialog for a layout's file, and brings in the one that is chosen. */
export function ChooseLayoutFile({ importing }: { readonly importing: ImportLayout }) {
  const reset = useRef<() => void>(null)
  return (
    <FileButton
      accept="application/json,.json"
      resetRef={reset}
      inputProps={{ 'aria-label': 'File of a layout' }}
      onChange={(file) => {
        // So that the same file, mended, may be chosen again.
        reset.current?.()
        if (file !== null) importing.start(file)
      }}
    >
      {(props) => (
        <Button
          {...props}
          variant="default"
          leftSection={<IconFileImport size={16} aria-hidden />}
          loading={importing.running}
        >
          Import a layout…
        </Button>
      )}
    </FileButton>
  )
}
