import process from 'node:process'

const switches = new Map(
  process.argv
    .filter((word) => word.startsWith('--'))
    .map((word) => {
      const [name = '', ...value] = word.slice(2).split('=')
      return [name, value.join('=')] as const
    }),
)

/** The switches that the program was started with, `--name` or `--name=value`. */
export const commandLine = {
  hasSwitch: (name: string) => switches.has(name),
  getSwitchValue: (name: string) => switches.get(name) ?? '',
  appendSwitch: (name: string, value = '') => void switches.set(name, value),
}
