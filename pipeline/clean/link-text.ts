/** An address and the words that led to it, so that neither is lost; words that only repeat it go. */
export function formatLink(words: string, address: string): string {
  const said = words.trim();
  return said === '' || bare(said) === bare(address) ? address : `${said} (${address})`;
}

function bare(address: string): string {
  return address.replace(/^(?:https?:\/\/)?(?:www\.)?/, '').replace(/\/$/, '');
}
