import { z } from 'zod'

// The page's policy allows no `eval`, with which zod would otherwise compile its schemas. It tries as soon as a schema is
// made: this module has to be imported before any that makes one.
z.config({ jitless: true })
