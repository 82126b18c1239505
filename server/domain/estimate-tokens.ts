/**
 * About how many tokens a text takes, without a tokenizer and rather too many than too few: three and a half Latin
 * letters a token, one for an ideograph or syllable, one for every two other characters.
 */
export function estimateTokens(text: string): number {
  let latin = 0;
  let wide = 0;
  let other = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x250) latin++;
    else if (code >= 0x2e80 && code <= 0xd7ff) wide++;
    else other++;
  }
  return Math.ceil(latin / 3.5 + wide + other / 2);
}
