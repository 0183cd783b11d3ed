/** The least of 1, 2, 5, 10, 20, 50, … of which at most so many make up a length. */
export function chooseStep(length: number, most: number): number {
  for (let power = 1; ; power *= 10)
    for (const digit of [1, 2, 5]) if (length <= digit * power * most) return digit * power;
}
