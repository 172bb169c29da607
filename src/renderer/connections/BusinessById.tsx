import { Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { BusinessChoice } from './ChooseBusiness.tsx'

/** Takes the id of a business that the user knows already, and its name as it is to be shown and confirmed. */
export function BusinessById({ onChoose }: BusinessChoice) {
  const [uid, setUid] = useState('')
  const [name, setName] = useState('')
  const choose = (business: { uid: string; name: string }): void => {
    setUid(business.uid)
    setName(business.name)
    const whole = business.uid.trim() !== '' && business.name.trim() !== ''
    onChoose(whole ? { uid: business.uid.trim(), name: business.name.trim() } : null)
  }
  return (
    <Group grow>
      <TextInput
        label="Id of the business (uid)"
        value={uid}
        onChange={(event) => choose({ uid: event.currentTarget.value, name })}
      />
      <TextInput
        label="Name of the business"
        value={name}
        onChange={(event) => choose({ uid, name: event.currentTarget.value })}
      />
    </Group>
  )
}
