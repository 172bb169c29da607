import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

export default defineConfig({
  main: {
    build: {
      // Of one file a process is there sooner than of the many that these are: the first import waits for it.
      externalizeDeps: { exclude: ['zod', 're2js', '@noble/hashes', 'papaparse'] },
      rolldownOptions: { input: 'src/main/index.ts' },
    },
  },
  preload: {
    build: {
      // A sandboxed preload can require nothing but Electron: all else is bundled.
      externalizeDeps: false,
      rolldownOptions: {
        input: 'src/preload/index.ts',
        // Sandboxed, it must be CommonJS too.
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
