import { ok } from '#shared/errors/result.ts'
import type { Handlers } from '#shared/ipc/router.ts'
import type { WindowContract } from '#shared/ipc/windowContract.ts'
import type { LearnedCategories } from '#engine/categories/learnedCategories.ts'

type Names = Extract<keyof Handlers<WindowContract>, `categories.${string}`>

/** What `categories.*` answers: what the user's choices of categories have taught. */
export function createCategoryHandlers(learned: LearnedCategories): Pick<Handlers<WindowContract>, Names> {
  const names = () => ok({ names: learned.names() })
  return {
    'categories.learned': names,
    'categories.forget': () => {
      learned.forgetAll()
      return names()
    },
  }
}
