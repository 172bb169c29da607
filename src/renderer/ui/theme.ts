import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'

// Petrol: far from the green and red that tell income from expense. White on shade 7 has a contrast of 5.7.
const accent: MantineColorsTuple = [
  '#e9f6f8',
  '#d3ebef',
  '#a6d7df',
  '#76c2ce',
  '#4fb0c0',
  '#379fb1',
  '#218a9c',
  '#15707f',
  '#0e5966',
  '#07424c',
]

const dark: MantineColorsTuple = [
  '#d3d8dc',
  '#b3bac1',
  '#8d959e',
  '#5f6871',
  '#3c444c',
  '#30373e',
  '#272d33',
  '#1b2025',
  '#15191d',
  '#101316',
]

/** The one theme: system font, 14 px, an 8-px rhythm, one accent. */
export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 7 },
  colors: { accent, dark },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif',
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  headings: { fontWeight: '600', sizes: { h1: { fontSize: '1.375rem', lineHeight: '1.3' } } },
  components: {
    Text: { defaultProps: { size: 'sm' } },
    Menu: { defaultProps: { shadow: 'md', position: 'bottom-start' } },
    Modal: {
      styles: { title: { fontSize: '1.0625rem', fontWeight: 600 } },
      defaultProps: { centered: true, closeButtonProps: { 'aria-label': 'Close' } },
    },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true } },
  },
})

/** The colours that carry a meaning, in both schemes, each readable on its ground; Mantine's own dimmed text is too pale. */
export const meaningfulColors: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#57606a',
    '--mantine-color-placeholder': '#6b747d',
    '--mantine-color-error': '#b42318',
    '--surface-quiet': '#f5f7f8',
    '--line': '#dfe4e8',
    '--control-line': '#7c868f',
    '--income': '#17693f',
    '--expense': '#a03a12',
    '--good': '#17693f',
    '--warn': '#855400',
    '--bad': '#b42318',
    '--warn-ground': '#fff6e0',
    '--bad-ground': '#fdeeec',
    '--good-ground': '#e8f6ee',
    '--accent-text': '#0e5966',
    '--accent-ground': '#e9f6f8',
  },
  dark: {
    '--mantine-color-dimmed': '#a9b1b9',
    '--mantine-color-placeholder': '#8d959e',
    '--mantine-color-error': '#ff9c91',
    '--surface-quiet': '#15191d',
    '--line': '#343c44',
    '--control-line': '#8d959e',
    '--income': '#77d3a0',
    '--expense': '#f5a67c',
    '--good': '#77d3a0',
    '--warn': '#f0c05a',
    '--bad': '#ff9c91',
    '--warn-ground': '#352a12',
    '--bad-ground': '#3a1d1a',
    '--good-ground': '#16301f',
    '--accent-text': '#76c2ce',
    '--accent-ground': '#12303a',
  },
})
