import { Input, SegmentedControl, Stack } from '@mantine/core'
import { useState } from 'react'
import type { Business } from '#shared/connect/connection.ts'
import { BusinessById } from './BusinessById.tsx'
import { CreateBusiness } from './CreateBusiness.tsx'
import { FindBusiness } from './FindBusiness.tsx'
import type { NewConnection } from './newConnection.ts'

interface Props {
  readonly connection: NewConnection
  /** What is still missing before stub can be asked; null when nothing is. */
  readonly notYet: string | null
  readonly onChoose: (business: Business | null) => void
}

/** What each way of choosing a business is given. */
export type BusinessChoice = Props

type Way = 'find' | 'create' | 'id'

/** The business at stub: found by email, created, or named by its id. */
export function ChooseBusiness(props: Props) {
  const [way, setWay] = useState<Way>('find')
  return (
    <Input.Wrapper label="Business" labelElement="div">
      <Stack gap="sm" mt={4}>
        <SegmentedControl
          aria-label="How to choose the business"
          w="fit-content"
          value={way}
          data={[
            { value: 'find', label: 'Find by email' },
            { value: 'create', label: 'Create a new one' },
            { value: 'id', label: 'I know its id' },
          ]}
          onChange={(value) => {
            setWay(value)
            props.onChoose(null)
          }}
        />
        {way === 'find' && <FindBusiness {...props} />}
        {way === 'create' && <CreateBusiness {...props} />}
        {way === 'id' && <BusinessById {...props} />}
      </Stack>
    </Input.Wrapper>
  )
}
