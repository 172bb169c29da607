import absa from '../../../resources/presets/absa.json' with { type: 'json' }
import capitec from '../../../resources/presets/capitec.json' with { type: 'json' }
import capitecBusiness from '../../../resources/presets/capitec-business.json' with { type: 'json' }
import fnbBusiness from '../../../resources/presets/fnb-business.json' with { type: 'json' }
import fnbHistory from '../../../resources/presets/fnb-history.json' with { type: 'json' }
import investec from '../../../resources/presets/investec.json' with { type: 'json' }
import nedbank from '../../../resources/presets/nedbank.json' with { type: 'json' }
import payfast from '../../../resources/presets/payfast.json' with { type: 'json' }
import payfastBatches from '../../../resources/presets/payfast-batches.json' with { type: 'json' }
import shopifyPayments from '../../../resources/presets/shopify-payments.json' with { type: 'json' }
import standardBankBusiness from '../../../resources/presets/standard-bank-business.json' with { type: 'json' }
import stripePayouts from '../../../resources/presets/stripe-payouts.json' with { type: 'json' }
import yoco from '../../../resources/presets/yoco.json' with { type: 'json' }
import { savedLayoutSchema, type SavedLayout } from '#shared/layout/savedLayout.ts'

/** The layouts that are shipped, for banks and processors whose exports are known well enough; in the order to show them. */
export const presets: readonly SavedLayout[] = [
  absa,
  capitec,
  capitecBusiness,
  fnbBusiness,
  fnbHistory,
  investec,
  nedbank,
  // Before the one that it is a narrower case of.
  payfastBatches,
  payfast,
  shopifyPayments,
  standardBankBusiness,
  stripePayouts,
  yoco,
].map((preset) => savedLayoutSchema.parse(preset))

/** The preset with this id. */
export function presetOf(id: string): SavedLayout | undefined {
  return presets.find((preset) => preset.id === id)
}
