import { isNotEmpty, useForm, type UseFormReturnType } from '@mantine/form'
import { sumOfItems, type TypedItem, type TypedSale } from '#shared/business/saleOf.ts'
import { dayProblem } from './dayProblem.ts'

/** The sale that is being typed. */
export type SaleForm = UseFormReturnType<TypedSale>

/** An item of which nothing is typed yet but that it is one. */
export const emptyItem: TypedItem = { code: '', name: '', description: '', price: '', quantity: 1, cost: '' }

const initialValues: TypedSale = {
  number: '',
  name: '',
  paid: true,
  date: '',
  category: 'Sales',
  vat: '',
  items: [emptyItem],
  customer: {
    ...{ code: '', name: '', email: '', address: '', address2: '', suburb: '', city: '' },
    ...{ postalcode: '', country: '', vatnumber: '', registrationnumber: '' },
  },
}

/** A form for one sale; what is missing is said at its field. */
export function useSaleForm(): SaleForm {
  return useForm<TypedSale>({
    initialValues,
    validate: {
      number: isNotEmpty('Your own number for this sale'),
      name: (name, { paid }) => (paid && name.trim() === '' ? 'A few words for it' : null),
      date: (date, { paid }) => (paid ? dayProblem(date) : null),
      vat: (vat, { items }) =>
        vat !== '' && vat * 100 > sumOfItems(items) ? 'More than the sale itself' : null,
      items: {
        name: isNotEmpty('What was sold'),
        price: (price: number | '') => (price === '' ? 'What one costs' : null),
        quantity: (quantity: number | '') => (quantity === '' || quantity === 0 ? 'How many' : null),
      },
      customer: {
        name: (name, { customer }) => {
          const { name: _, ...rest } = customer
          const saysMore = Object.values(rest).some((text) => text.trim() !== '')
          return name.trim() === '' && saysMore ? 'Whose details these are' : null
        },
      },
    },
  })
}
