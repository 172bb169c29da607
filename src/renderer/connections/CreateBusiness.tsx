import { Button, Checkbox, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { isEmail, isNotEmpty, useForm } from '@mantine/form'
import { useCommand } from '../ipc/useCommand.ts'
import { FailureNotice } from '../ui/FailureNotice.tsx'
import { Note } from '../ui/Note.tsx'
import type { BusinessChoice } from './ChooseBusiness.tsx'
import { credentialsOf } from './newConnection.ts'

/** Has stub make a new business. With an email that stub knows it answers with the business that is there. */
export function CreateBusiness({ connection, notYet, onChoose }: BusinessChoice) {
  const create = useCommand('connections.createBusiness')
  const form = useForm({
    initialValues: {
      ...{ businessname: '', firstname: '', lastname: '', email: '', industry: '', phone: '' },
      vatregistered: false,
    },
    validate: {
      businessname: isNotEmpty('What is the business called?'),
      firstname: isNotEmpty('Whose business is it?'),
      lastname: isNotEmpty('Whose business is it?'),
      email: isEmail('An address like name@example.com is needed.'),
    },
  })

  async function make(): Promise<void> {
    if (form.validate().hasErrors) return
    const { industry, phone, ...needed } = form.getValues()
    const business = {
      ...needed,
      ...(industry.trim() === '' ? {} : { industry: industry.trim() }),
      ...(phone.trim() === '' ? {} : { phone: phone.trim() }),
    }
    const answer = await create.run({ ...credentialsOf(connection), business })
    if (answer.ok) onChoose(answer.value)
  }

  if (connection.business !== null)
    return <Note tone="good">“{connection.business.name}” is at stub, ready to be connected.</Note>
  return (
    <Stack gap="sm">
      <SimpleGrid cols={2} spacing="sm">
        <TextInput label="Name of the business" {...form.getInputProps('businessname')} />
        <TextInput label="Email" type="email" {...form.getInputProps('email')} />
        <TextInput label="Owner’s first name" {...form.getInputProps('firstname')} />
        <TextInput label="Owner’s last name" {...form.getInputProps('lastname')} />
        <TextInput label="Industry (if you like)" {...form.getInputProps('industry')} />
        <TextInput label="Phone (if you like)" type="tel" {...form.getInputProps('phone')} />
      </SimpleGrid>
      <Checkbox
        label="It is registered for VAT"
        {...form.getInputProps('vatregistered', { type: 'checkbox' })}
      />
      {create.failure !== null && <FailureNotice failure={create.failure} />}
      <Group gap="sm">
        <Button
          variant="default"
          loading={create.running}
          disabled={notYet !== null}
          // The business that stub made, or why it made none, is shown here.
          onClick={() => void make()}
        >
          Create it at stub
        </Button>
        <Text c="dimmed">{notYet}</Text>
      </Group>
    </Stack>
  )
}
