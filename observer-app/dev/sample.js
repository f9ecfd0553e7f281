// Sample data of the development server: invented, labelled, no real person.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FORMS = join(import.meta.dirname, "forms");
const TITLES = {
  opening: { en: "Opening", kk: "Ашылу", ru: "Открытие" },
  voting: { en: "Voting", kk: "Дауыс беру", ru: "Голосование" },
  closing: { en: "Closing", kk: "Жабылу", ru: "Закрытие" },
  counting: { en: "Counting", kk: "Санау", ru: "Подсчёт" },
  tabulation: { en: "Tabulation", kk: "Жинақтау", ru: "Сведение" },
  protocol: { en: "Protocol", kk: "Хаттама", ru: "Протокол" },
  incident: { en: "Incident", kk: "Оқиға", ru: "Происшествие" },
  every_control: { en: "Every control", kk: "Бәрі", ru: "Всё" },
};

export const TOKENS = {
  "sample-token-of-aigerim-0001": { code: "OB-01", name: "Aigerim Sample", languages: ["kk", "ru"] },
  "sample-token-of-mehmet-00002": { code: "OB-02", name: "Mehmet Sample", languages: ["tr", "en"] },
};

/** A form's XML; `edition` makes a newer version of it for tests of updates. */
export function formXml(form_id, edition = 1) {
  const xml = readFileSync(join(FORMS, `${form_id}.xml`), "utf-8");
  return edition === 1 ? xml : xml.replaceAll("2026031401", `20260314${String(edition).padStart(2, "0")}`);
}

export function listedForms(edition = 1) {
  return Object.keys(TITLES).filter((form_id) => existsSync(join(FORMS, `${form_id}.xml`))).map((form_id) => {
    const xml = formXml(form_id, edition);
    return {
      form_id,
      version: /version="([^"]+)"/.exec(xml)[1],
      stage: form_id,
      title: TITLES[form_id],
      hash: `md5:${createHash("md5").update(xml).digest("hex")}`,
      url: `/field/api/dev-forms/${form_id}.xml`,
      media: [],
      previous: [],
    };
  });
}

const station = (number, name, address) => ({
  code: `KT-${number}`, number, name, address, area: "Көктөбе", kind: "", latitude: null, longitude: null, voters: 1200 + Number(number),
});

export const STATIONS = [
  station("004", "№ 8 мектеп-гимназия", "Әуезов көшесі, 12"),
  station("009", "Мәдениет үйі", "Абай даңғылы, 3"),
  { ...station("012", "Теміржолшылар ауруханасы", "Вокзал көшесі, 1"), kind: "арнайы учаске" },
  station("017", "№ 21 орта мектеп", "Сәтбаев көшесі, 40"),
  station("018", "Қалалық кітапхана", "Жібек жолы, 7"),
];

export function route(day) {
  const visit = (id, station, stage, from, to) => ({
    id, order: id, station, stage, starts_at: `${day}T${from}:00+05:00`, ends_at: `${day}T${to}:00+05:00`, note: "",
  });
  return [
    visit(1, "KT-004", "opening", "06:30", "07:30"),
    visit(2, "KT-009", "voting", "09:10", "09:50"),
    visit(3, "KT-012", "voting", "11:45", "12:20"),
    visit(4, "KT-017", "voting", "14:20", "15:00"),
    visit(5, "KT-018", "every_control", "16:30", "17:00"),
    visit(6, "KT-017", "counting", "19:30", "23:00"),
  ];
}

export const CONDUCT = {
  en: "# Sample rules\n\nWe watch and do not take part.\n\n1. Give no instruction to the commission.\n2. Say nothing to the press before the statement.\n3. Write down what you saw, and what you did not see.",
  kk: "# Үлгі қағидалар\n\nБіз бақылаймыз, қатыспаймыз.\n\n1. Комиссияға нұсқау бермеңіз.\n2. Мәлімдемеге дейін баспасөзге ештеңе айтпаңыз.\n3. Не көргеніңізді де, не көрмегеніңізді де жазыңыз.",
};
