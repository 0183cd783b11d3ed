/** An address and the words that led to it, so that neither is lost; words that only repeat it go. */
export function formatLink(words: string, address: string): string {
  const label = words.trim();
  return label === '' || toBareAddress(label) === toBareAddress(address) ? address : `${label} (${address})`;
}

function toBareAddress(address: string): string {
  return address.replace(/^(?:https?:\/\/)?(?:www\.)?/, '').replace(/\/$/, '');
}
