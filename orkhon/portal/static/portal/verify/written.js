// A counted number as a reader sees it, in the seven languages; signs as CLDR has them.
import { Fault } from "./bytes.js";
import { fraction, over, scaled } from "./fraction.js";

const NO_BREAK = "\u00a0";
// The sign between thousands, the sign before decimals, how a percentage stands, and a
// part beside the whole. In brackets the whole takes no ending.
const SIGNS = {
  en: [",", ".", "{}%", "{part} of {whole}"],
  az: [".", ",", "{}%", "{part} (cəmi {whole})"],
  kk: [NO_BREAK, ",", "{}%", "{part} (барлығы {whole})"],
  ky: [NO_BREAK, ",", "{}%", "{part} (баары {whole})"],
  ru: [NO_BREAK, ",", `{}${NO_BREAK}%`, "{part} из {whole}"],
  tr: [".", ",", "%{}", "{part} (toplam {whole})"],
  uz: [NO_BREAK, ",", "{}%", "{whole} tadan {part} ta"],
};
const MOST_PLACES = 4, HUNDRED = 100n;

/** A number in a language: 37, 12 of 37, 32.4%. */
export function written(counted, show, language) {
  if (!Object.hasOwn(SIGNS, language)) throw new Fault(`numbers are not written in “${language}”`);
  if (show === "share") return percentage(share(counted), language);
  if (show === "ratio") return percentage(counted.value, language);
  const value = amount(counted.value, language);
  if (show !== "count_of") return value;
  if (!counted.of) throw new Fault(`${value} ${counted.unit} are not a part of anything`);
  const whole = amount(fraction(BigInt(counted.of)), language);
  return SIGNS[language][3].replace("{part}", () => value).replace("{whole}", () => whole);
}

function share({ value, of, unit }) {
  if (!of) throw new Fault(`${value.above} ${unit} are a share of nothing`);
  return over(value, fraction(BigInt(of)));
}

/** At most two decimals. */
function amount(number, language) {
  return digits(scaled(number, 2), 2, language).replace(/([.,]\d*?)0+$/, "$1").replace(/[.,]$/, "");
}

/** One decimal; more where one would make 0 of more than 0, or 100 of less than all. */
function percentage(number, language) {
  const hundredfold = fraction(number.above * HUNDRED, number.below);
  const isWhole = number.above === 0n || number.above === number.below;
  let places = 1;
  const reaches = () => [0n, HUNDRED * 10n ** BigInt(places)].includes(scaled(hundredfold, places));
  while (places < MOST_PLACES && !isWhole && reaches()) places += 1;
  const text = digits(scaled(hundredfold, places), places, language);
  const minus = text.startsWith("-") ? "-" : "";
  return minus + SIGNS[language][2].replace("{}", () => text.slice(minus.length));
}

function digits(number, places, language) {
  const [group, point] = SIGNS[language];
  const minus = number < 0n ? "-" : "";
  const all = String(number < 0n ? -number : number).padStart(places + 1, "0");
  const whole = all.slice(0, -places).replace(/\B(?=(\d{3})+$)/g, group);
  return `${minus}${whole}${point}${all.slice(-places)}`;
}
