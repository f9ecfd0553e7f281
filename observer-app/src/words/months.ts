// Days as each language writes them. Phones' browsers do not all know the dates
// of all seven languages (Chromium writes "M03 14" in Kazakh), so they stand here.
import type { Language } from "./languages";

/** Names of the months in the form used after a day's number. */
const MONTHS: Readonly<Record<Language, string>> = {
  en: "January February March April May June July August September October November December",
  az: "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr",
  kk: "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
  ky: "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
  ru: "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
  tr: "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
  uz: "yanvar fevral mart aprel may iyun iyul avgust sentabr oktabr noyabr dekabr",
};

/** "14 наурыз"; Kyrgyz and Uzbek join day and month: "14-март". `month` from 1. */
export function dayWords(day: number, month: number, language: Language): string {
  const name = MONTHS[language].split(" ")[month - 1] ?? "";
  const joint = language === "ky" || language === "uz" ? "-" : " ";
  return `${day}${joint}${name}`;
}
