import { Button, Group, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { SaleForm } from './useSaleForm.ts'

const more = [
  { name: 'code', label: 'Customer number' },
  { name: 'address', label: 'Address' },
  { name: 'address2', label: 'Address, second line' },
  { name: 'suburb', label: 'Suburb' },
  { name: 'city', label: 'City' },
  { name: 'postalcode', label: 'Postal code' },
  { name: 'country', label: 'Country' },
  { name: 'vatnumber', label: 'VAT number' },
  { name: 'registrationnumber', label: 'Registration number' },
] as const

/** Who bought, where that is known: a name is enough. */
export function SaleCustomer({ form }: { readonly form: SaleForm }) {
  const [isOpen, { toggle }] = useDisclosure(false)
  const field = (name: string) => form.getInputProps(`customer.${name}`)
  return (
    <Stack gap="sm">
      <Group align="flex-start" gap="sm">
        <TextInput label="Customer" placeholder="Nobody named" flex={1} miw={220} {...field('name')} />
        <TextInput label="Email of the customer" flex={1} miw={220} {...field('email')} />
        <Button variant="subtle" mt={25} aria-expanded={isOpen} onClick={toggle}>
          {isOpen ? 'Less about the customer' : 'More about the customer'}
        </Button>
      </Group>
      {isOpen && (
        <SimpleGrid cols={3} spacing="sm">
          {more.map(({ name, label }) => (
            <TextInput key={name} label={label} {...field(name)} />
          ))}
        </SimpleGrid>
      )}
    </Stack>
  )
}
