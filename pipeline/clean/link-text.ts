/** Formats a link as its words and address; words that only repeat the address are dropped. */
export function formatLink(words: string, address: string): string {
  const label = words.trim();
  return label === '' || toBareAddress(label) === toBareAddress(address) ? address : `${label} (${address})`;
}

function toBareAddress(address: string): string {
  return address.replace(/^(?:https?:\/\/)?(?:www\.)?/, '').replace(/\/$/, '');
}
