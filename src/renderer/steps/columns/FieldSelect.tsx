import { Select, type SelectProps } from '@mantine/core'
import { useState } from 'react'

/**
 * A select that is one of many with many options each: its own are in the page only while it has the focus, which is before the
 * keyboard or a press opens them.
 */
export function FieldSelect(props: Omit<SelectProps, 'comboboxProps' | 'onFocus' | 'onBlur'>) {
  const [isFocused, setFocused] = useState(false)
  return (
    <Select
      {...props}
      comboboxProps={{ keepMounted: isFocused }}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
    />
  )
}
