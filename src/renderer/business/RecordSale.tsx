import { Accordion, Button, Checkbox, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { saleCurrency, saleOf, sumOfItems } from '#shared/business/saleOf.ts'
import { businessOf } from '#shared/connect/businessOf.ts'
import type { ConnectionView } from '#shared/connect/connection.ts'
import { refuseUnconfirmed } from '#shared/connect/refuseUnconfirmed.ts'
import { useCommand } from '../ipc/useCommand.ts'
import { ConfirmLive } from '../steps/send/ConfirmLive.tsx'
import { FailureNotice } from '../ui/FailureNotice.tsx'
import { formatMoney } from '../ui/formatMoney.ts'
import { Note } from '../ui/Note.tsx'
import { SaleCustomer } from './SaleCustomer.tsx'
import { SaleItems } from './SaleItems.tsx'
import { useSaleForm, type SaleForm } from './useSaleForm.ts'

/** Records one sale at stub: what was sold, to whom, and whether it was paid. Files hold income; a sale is typed. */
export function RecordSale({ connection }: { readonly connection: ConnectionView }) {
  return (
    <Accordion variant="contained" order={2}>
      <Accordion.Item value="sale">
        <Accordion.Control>Record a sale</Accordion.Control>
        <Accordion.Panel>
          <Stack gap="lg">
            <Text>
              A sale says what was sold and to whom. Money that is in an imported file already is not a sale
              to be recorded here: stub would count it twice.
            </Text>
            <Sale connection={connection} />
          </Stack>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  )
}

function Sale({ connection }: { readonly connection: ConnectionView }) {
  const sell = useCommand('business.sell')
  const form = useSaleForm()
  const [typed, setTyped] = useState('')
  const [done, setDone] = useState<string | null>(null)

  async function run(values: SaleForm['values']): Promise<void> {
    setDone(null)
    const answer = await sell.run({ connectionId: connection.id, sale: saleOf(values), typed })
    if (!answer.ok) return
    setDone(values.number.trim())
    setTyped('')
    form.reset()
  }
  return (
    // What is wrong is said at its field, or below.
    <form onSubmit={form.onSubmit((values) => void run(values))}>
      <Stack gap="lg">
        <TextInput
          label="Number of the sale"
          description="Of the invoice or slip; each sale its own"
          w={280}
          {...form.getInputProps('number')}
        />
        <SaleItems form={form} />
        <Payment form={form} />
        <SaleCustomer form={form} />
        {connection.environment === 'live' && (
          <ConfirmLive business={businessOf(connection)} typed={typed} onType={setTyped} />
        )}
        {sell.failure !== null && <NotTaken failure={sell.failure} />}
        <Group gap="md">
          <Button
            type="submit"
            loading={sell.running}
            disabled={refuseUnconfirmed(connection, typed) !== null}
          >
            Record the sale
          </Button>
          <Text role="status" className="figures">
            Together {formatMoney(sumOfItems(form.values.items), saleCurrency)}
          </Text>
        </Group>
        {done !== null && (
          <Note tone="good" title={`stub took in sale ${done}`}>
            It is processed there next, and then shows in stub. stub lists no sales to this program, so that
            it cannot be confirmed here.
          </Note>
        )}
      </Stack>
    </form>
  )
}

type SellFailure = NonNullable<ReturnType<typeof useCommand<'business.sell'>>['failure']>

/** Where no answer was heard the sale may be at stub all the same, and nothing here can tell. */
function NotTaken({ failure }: { readonly failure: SellFailure }) {
  const isUnknown = ['stub.unreachable', 'stub.timeout', 'stub.unclear'].includes(failure.code)
  return (
    <Stack gap="sm">
      <FailureNotice failure={failure} />
      {isUnknown && (
        <Note tone="warn" title="Look in stub before you record it again">
          The sale may have arrived. What stub does with a second sale of the same number is not documented:
          it may change the first one, or add another.
        </Note>
      )}
    </Stack>
  )
}

function Payment({ form }: { readonly form: SaleForm }) {
  return (
    <Group align="flex-start" gap="sm" mih={60}>
      <Checkbox label="It was paid" mt={30} mr="md" {...form.getInputProps('paid', { type: 'checkbox' })} />
      {form.values.paid && (
        <>
          <TextInput label="Paid on" placeholder="YYYY-MM-DD" w={130} {...form.getInputProps('date')} />
          <TextInput label="Name in the books" flex={1} miw={150} {...form.getInputProps('name')} />
          <TextInput label="Category" w={150} {...form.getInputProps('category')} />
          <NumberInput
            label="VAT in it"
            min={0}
            decimalScale={2}
            w={110}
            hideControls
            {...form.getInputProps('vat')}
          />
        </>
      )}
    </Group>
  )
}
