import { ActionIcon, Button, Group, NumberInput, Stack, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { emptyItem, type SaleForm } from './useSaleForm.ts'

/** What was sold, a line each. */
export function SaleItems({ form }: { readonly form: SaleForm }) {
  const { items } = form.values
  return (
    <Stack gap="sm">
      {items.map((_, at) => (
        // A line has no name of its own but its place.
        <Item key={at} form={form} at={at} isOnly={items.length === 1} />
      ))}
      <Group>
        <Button variant="default" size="xs" onClick={() => form.insertListItem('items', emptyItem)}>
          Add another item
        </Button>
      </Group>
    </Stack>
  )
}

interface ItemProps {
  readonly form: SaleForm
  readonly at: number
  readonly isOnly: boolean
}

function Item({ form, at, isOnly }: ItemProps) {
  const field = (name: string) => form.getInputProps(`items.${at}.${name}`)
  return (
    <Group align="flex-start" gap="sm" role="group" aria-label={`Item ${at + 1}`}>
      <TextInput label="Item" miw={120} flex={1} {...field('name')} />
      <TextInput label="Description" miw={120} flex={1} {...field('description')} />
      <TextInput label="Item code" w={90} {...field('code')} />
      <NumberInput label="Price of one" w={100} min={0} decimalScale={2} hideControls {...field('price')} />
      <NumberInput label="How many" w={84} min={0} decimalScale={3} hideControls {...field('quantity')} />
      <NumberInput label="Cost of one" w={100} min={0} decimalScale={2} hideControls {...field('cost')} />
      <ActionIcon
        variant="subtle"
        color="gray"
        mt={26}
        size={34}
        aria-label={`Leave item ${at + 1} out`}
        disabled={isOnly}
        onClick={() => form.removeListItem('items', at)}
      >
        <IconTrash size={18} aria-hidden />
      </ActionIcon>
    </Group>
  )
}
