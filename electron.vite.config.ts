import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

export default defineConfig({
  main: { build: { rolldownOptions: { input: 'src/main/index.ts' } } },
  preload: {
    build: {
      rolldownOptions: {
        input: 'src/preload/index.ts',
        // A sandboxed preload must be CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    build: {
      rolldownOptions: { input: 'src/renderer/index.html' },
      // Inlined data: assets would need a looser Content-Security-Policy.
      assetsInlineLimit: 0,
    },
  },
})
