/** How to get a day from the API of the site, which has every field of its papers; for the fix of a problem. */
export function adviseDay(day: string): string {
  const address = `https://huggingface.co/api/daily_papers?date=${day}`;
  return `save ${address} (npx daily-papers fetch --from ${day} --to ${day})`;
}
