import path from 'node:path'
import { expect, readBooks, test } from './books.ts'
import { bringToColumns } from './pages/bringToSending.ts'
import { Connections } from './pages/connections.ts'
import { look, lookInBoth } from './pages/look.ts'
import { ReviewStep } from './pages/reviewStep.ts'
import { SendStep } from './pages/sendStep.ts'

const text = `Date,Description,Amount,Category
2025-03-01,Engen 1042,-500.00,Motor
2025-03-02,Toll plaza,-45.00,motor
2025-03-03,Landlord,-9000.00,
2025-03-04,Invoice 7,12000.00,Turnover
2025-03-05,Mojo,-35.00,Refreshments
`
const file = { name: 'rules.csv', text, account: '62000000001' }

test('rules give categories in their order, the file’s own are called as stub calls them, and the review says why', async ({
  win,
  dataDir,
  openSandbox,
}) => {
  const sandbox = await openSandbox()
  await new Connections(win).addSandbox('Shop', sandbox)
  const columns = await bringToColumns(win, file, dataDir)
  await win.getByRole('button', { name: 'Categories: as the file says' }).click()
  const dialog = win.getByRole('dialog', { name: 'Categories' })
  const motor = dialog.getByRole('row').filter({ hasText: 'Motor' })
  await expect(motor).toContainText('2')
  await motor.getByRole('combobox').fill('Travel')
  await motor.getByRole('combobox').press('Tab')
  await dialog.getByLabel('Category for Turnover').click()
  await win.getByRole('option', { name: 'Sales', exact: true }).click()
  for (const problem of await look(win, path.resolve('out/screens/light'), '2-categories-of-the-file'))
    expect.soft(problem).toBe('')

  await dialog.getByRole('tab', { name: 'Rules' }).click()
  const addRule = async (when: string, fill: () => Promise<void>, category: string) => {
    await dialog.getByRole('button', { name: 'Add a rule' }).click()
    await dialog.getByRole('combobox', { name: 'When' }).click()
    await win.getByRole('option', { name: when }).click()
    await fill()
    await dialog.getByLabel('Category', { exact: true }).fill(category)
    await dialog.getByLabel('Category', { exact: true }).press('Tab')
    await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  }
  await addRule('Amount is', () => dialog.getByLabel('From', { exact: true }).fill('5000'), 'Rent')
  await addRule('Text matches expression', () => dialog.getByLabel('What to look for').fill('engen('), 'Fuel')
  await expect(dialog.getByText('“engen(” is not taken: a bracket ( is never closed.')).toBeVisible()
  for (const problem of await look(win, path.resolve('out/screens/light'), '2-category-rules'))
    expect.soft(problem).toBe('')
  await dialog.getByLabel('What to look for').fill('^(engen|shell) \\d+$')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await addRule('Text contains', () => dialog.getByLabel('What to look for').fill('invoice'), 'Sales')
  await dialog.getByRole('button', { name: 'Move rule 3 up' }).click()
  await dialog.getByRole('button', { name: 'Move rule 2 up' }).click()
  await dialog.getByRole('button', { name: 'Use these categories' }).click()
  await expect(
    win.getByText('given by 3 rules, else as the file says, 2 texts called otherwise'),
  ).toBeVisible()
  await columns.goOn()

  const review = new ReviewStep(win)
  await review.cell(5, 'name').click()
  await expect(win.getByText('Sales by rule 1: text contains “invoice”.')).toBeVisible()
  await review.cell(2, 'name').click()
  await expect(win.getByText('Fuel by rule 3: text matches ^(engen|shell) \\d+$.')).toBeVisible()
  await review.goOn()
  const send = new SendStep(win)
  await send.send(5)
  await send.seeOutcome()
  const { income, expenses } = await readBooks(sandbox)
  expect(Object.fromEntries([...income, ...expenses].map(({ name, category }) => [name, category]))).toEqual({
    ...{ 'Engen 1042': 'Fuel', 'Toll plaza': 'Travel', Landlord: 'Rent', 'Invoice 7': 'Sales' },
    ...{ Mojo: 'Refreshments' },
  })
})

test('a rule that is still being typed is never lost: not by another tab, nor by another rule, nor by closing', async ({
  win,
  dataDir,
}) => {
  await bringToColumns(win, file, dataDir)
  const open = () => win.getByRole('button', { name: /^Categories: / }).click()
  const dialog = win.getByRole('dialog', { name: 'Categories' })
  const question = win.getByRole('dialog', { name: 'Keep the changes?' })
  const text = dialog.getByLabel('What to look for')
  const category = dialog.getByLabel('Category', { exact: true })
  await open()
  await dialog.getByRole('tab', { name: 'Rules' }).click()
  await dialog.getByRole('button', { name: 'Add a rule' }).click()
  await expect(text).toBeFocused()
  await text.fill('engen')
  await dialog.getByRole('tab', { name: 'In the file' }).click()
  await dialog.getByRole('tab', { name: 'Rules' }).click()
  await expect(text).toHaveValue('engen')

  await win.keyboard.press('Escape')
  await expect(question).toContainText('The categories were changed, and are not used yet.')
  for (const problem of await lookInBoth(win, path.resolve('out/screens'), 'keep-the-changes'))
    expect.soft(problem).toBe('')
  await win.keyboard.press('Escape')
  await expect(question).toBeHidden()
  await expect(text).toHaveValue('engen')

  await dialog.getByRole('button', { name: 'Cancel' }).last().click()
  await question.getByRole('button', { name: 'Save' }).click()
  await expect(question).toBeHidden()
  await expect(dialog.getByText('Choose or type a category.')).toBeVisible()
  await category.fill('Fuel')
  await category.press('Tab')
  await dialog.getByRole('button', { name: 'Use these categories' }).click()
  await expect(win.getByText('given by 1 rule, else as the file says')).toBeVisible()

  await open()
  await dialog.getByRole('button', { name: 'Add a rule' }).click()
  await text.fill('mojo')
  await category.fill('Meals')
  await category.press('Tab')
  await dialog.getByRole('button', { name: 'Change rule 1' }).click()
  await expect(dialog.getByText('If text contains “mojo”: Meals')).toBeVisible()
  await expect(text).toHaveValue('engen')
  await win.keyboard.press('Escape')
  await question.getByRole('button', { name: 'Save' }).click()
  await expect(win.getByText('given by 2 rules, else as the file says')).toBeVisible()

  await open()
  await dialog.getByRole('button', { name: 'Remove rule 1' }).click()
  await win.keyboard.press('Escape')
  await question.getByRole('button', { name: 'Discard' }).click()
  await expect(dialog).toBeHidden()
  await expect(win.getByText('given by 2 rules, else as the file says')).toBeVisible()
})
