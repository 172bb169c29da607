/**
 * The largest amount that the program takes, in minor units: up to 15 digits a decimal survives the way into a double and
 * back into JSON text unchanged.
 */
export const largestMinor = 999_999_999_999_999
