import type { Faker } from "@faker-js/faker";
import type { DemoLanguage } from "./demo.ts";

const STEMS = {
  "zh-cn": [
    "华信",
    "联创",
    "瑞丰",
    "鼎盛",
    "博雅",
    "恒通",
    "安泰",
    "新途",
    "海纳",
    "卓越",
    "天成",
    "百川",
    "明远",
    "佳禾",
  ],
  "zh-tw": ["宏達", "聯華", "瑞豐", "鼎新", "博雅", "恆通", "安泰", "啟程", "海納", "卓越", "天成", "百川"],
} as const;
const KINDS = {
  "zh-cn": ["科技有限公司", "贸易有限公司", "制造股份有限公司", "物流有限公司", "食品有限公司"],
  "zh-tw": ["科技股份有限公司", "貿易有限公司", "製造股份有限公司", "物流有限公司", "食品股份有限公司"],
} as const;

/** A company's name in its language. Faker knows companies in English only. */
export function companyName(faker: Faker, language: DemoLanguage, place: number): string {
  switch (language) {
    case "en":
      return faker.company.name();
    case "zh-cn":
    case "zh-tw": {
      const stem = STEMS[language][place % STEMS[language].length];
      return `${faker.location.city()}${stem}${faker.helpers.arrayElement(KINDS[language])}`;
    }
  }
}
