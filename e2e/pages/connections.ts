import { expect, type Locator, type Page } from '@playwright/test'
import { goTo } from './places.ts'
import { keychainOf } from './settings.ts'

/** A sandbox as a user has it before them to type in. */
export interface SandboxAddress {
  readonly url: string
  readonly appId: string
  readonly apiKey: string
  readonly uid: string
}

/** The screen “Connections”. */
export class Connections {
  readonly dialog: Locator
  readonly #win: Page

  constructor(win: Page) {
    this.#win = win
    this.dialog = win.getByRole('dialog')
  }

  /** Connects the sandbox's business. Without a keychain its key is kept for the session, as the program offers then. */
  async addSandbox(name: string, sandbox: SandboxAddress): Promise<void> {
    const keychain = await this.#enter(sandbox)
    const { dialog } = this
    await this.#chooseBy('I know its id')
    await dialog.getByLabel('Id of the business (uid)').fill(sandbox.uid)
    await dialog.getByLabel('Name of the business').fill(name)
    await dialog.getByLabel('Name of this connection').fill(name)
    await this.#add(keychain)
  }

  /** Has the sandbox make a business of the reference, finds it by its email and connects it. */
  async createAndFind(sandbox: SandboxAddress): Promise<void> {
    const keychain = await this.#enter(sandbox)
    const { dialog } = this
    await this.#chooseBy('Create a new one')
    await dialog.getByLabel('Name of the business').fill('Corner Shop')
    await dialog.getByLabel('Email', { exact: true }).fill('owner@example.com')
    await dialog.getByLabel('Owner’s first name').fill('Ann')
    await dialog.getByLabel('Owner’s last name').fill('Owner')
    await dialog.getByLabel('Industry').fill('Retail')
    await dialog.getByLabel('Phone').fill('+27 21 555 0100')
    await dialog.getByLabel('It is registered for VAT').check()
    await dialog.getByRole('button', { name: 'Create it at stub' }).click()
    await expect(dialog.getByText('“Corner Shop” is at stub')).toBeVisible()
    await this.#chooseBy('Find by email')
    await dialog.getByLabel('Email that the business uses').fill('owner@example.com')
    await dialog.getByRole('button', { name: 'Find' }).click()
    await expect(dialog.getByRole('radio', { name: 'Corner Shop' })).toBeChecked()
    await this.#add(keychain)
  }

  /** Opens the dialog and says where the sandbox is and by which key; answers whether a keychain takes it. */
  async #enter(sandbox: SandboxAddress): Promise<'ready' | 'missing'> {
    const keychain = await keychainOf(this.#win)
    await goTo(this.#win, 'Connections')
    await this.#win.getByRole('button', { name: 'Connect a business' }).click()
    const { dialog } = this
    await dialog.getByRole('radiogroup', { name: 'Environment' }).getByText('Sandbox').click()
    await dialog.getByLabel('Address of the sandbox').fill(sandbox.url)
    await dialog.getByLabel('App id').fill(sandbox.appId)
    await dialog.getByLabel('API key', { exact: true }).fill(sandbox.apiKey)
    if (keychain === 'missing') await dialog.getByLabel('Keep the key for this session only').check()
    return keychain
  }

  async #chooseBy(way: 'Find by email' | 'Create a new one' | 'I know its id'): Promise<void> {
    await this.dialog.getByRole('radiogroup', { name: 'How to choose the business' }).getByText(way).click()
  }

  async #add(keychain: 'ready' | 'missing'): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Add the connection' }).click()
    await expect(this.dialog).toBeHidden()
    const kept = keychain === 'ready' ? 'Key in the keychain' : 'Key for this session only'
    await expect(this.#win.locator('main')).toContainText(kept)
  }

  /** Enters the key of the one connection anew. */
  async enterKey(sandbox: SandboxAddress): Promise<void> {
    const keychain = await keychainOf(this.#win)
    await goTo(this.#win, 'Connections')
    await this.#win.getByRole('button', { name: 'Enter the key…' }).click()
    await this.typeKey(sandbox.apiKey, keychain)
  }

  /** Fills in the dialog that asks for a key. */
  async typeKey(apiKey: string, keychain: 'ready' | 'missing'): Promise<void> {
    await this.dialog.getByLabel('API key', { exact: true }).fill(apiKey)
    if (keychain === 'missing') await this.dialog.getByLabel('Keep the key for this session only').check()
    await this.dialog.getByRole('button', { name: 'Save the key' }).click()
    await expect(this.dialog).toBeHidden()
  }

  /** After a new start: the keychain has kept the key, or it has to be entered again. */
  async enterKeyIfForgotten(sandbox: SandboxAddress): Promise<void> {
    const keychain = await keychainOf(this.#win)
    await goTo(this.#win, 'Connections')
    await expect(this.#win.locator('main')).toContainText(
      keychain === 'ready' ? 'Key in the keychain' : 'No key',
    )
    if (keychain === 'missing') await this.enterKey(sandbox)
  }
}
