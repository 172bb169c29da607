/** A text without API keys, tokens and account numbers: keys and tokens go whole, of numbers from 8 digits on the last 4 stay. */
export function maskSecrets(text: string): string {
  return text
    .replace(/\bsk_(test|live)_[\w-]+/g, 'sk_$1_…')
    .replace(/("?\b(?:apikey|api_key|x-api-key|token|signature)"?\s*[:=]\s*)("[^"]*"|[^\s,}&]+)/gi, '$1…')
    .replace(/\b\d{4,}(\d{4})\b/g, '…$1')
}
