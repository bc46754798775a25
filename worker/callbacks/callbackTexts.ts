import {
  type BriefQuestion,
  type CallbackRule,
  type CallbackSkip,
  callbackQuestions,
  type Language,
  type Policy,
  scheduleZone,
  zonedText,
} from "#core";
import { inLanguage } from "../promises/noticeText.ts";

/** What people read on a callback's task. */
type Wording = {
  readonly about: (ticketId: number, problemType: string | null) => string;
  readonly script: string;
  readonly questions: string;
  /** What an answer may be: a score of a scale, yes or no, one of some words. */
  readonly oneOf: (answers: string) => string;
  readonly yesNo: readonly [string, string];
  readonly between: string;
  readonly howTo: string;
  readonly alsoAbout: (ticketId: number) => string;
  readonly nowAbout: (ticketId: number) => string;
  readonly takenUp: string;
  readonly causeMissing: string;
  readonly answersMissing: string;
  readonly resultMissing: string;
  readonly again: (attempt: number, atMost: number) => string;
  readonly gaveUp: (attempts: number) => string;
  readonly overdue: (dueAt: string) => string;
  readonly dissatisfied: (task: number, solveBy: string) => string;
  readonly unsolved: (solveBy: string) => string;
  readonly skipped: Record<CallbackSkip, string>;
};

export const CALLBACK_TEXTS = {
  en: {
    about: (ticketId, problemType) =>
      `About ticket #${ticketId}${problemType === null ? "" : `: ${problemType}`}.`,
    script: "Opening words:",
    questions: 'Ask, and write into "Callback answers", a line each:',
    oneOf: (answers) => ` (${answers})`,
    yesNo: ["yes", "no"],
    between: ", ",
    howTo:
      'When you have called, choose the result in "Callback result". With "Dissatisfied" also say why in "Callback cause".',
    alsoAbout: (ticketId) => `This call is also about ticket #${ticketId}.`,
    nowAbout: (ticketId) => `This call is now about ticket #${ticketId}.`,
    takenUp: "Another open call to this customer takes this one up.",
    causeMissing: 'Please say why in "Callback cause"; the callback stays open until then.',
    answersMissing: 'Please answer in "Callback answers", a line each; the callback stays open until then:',
    resultMissing: 'This callback has no result yet. Please choose one in "Callback result".',
    again: (attempt, atMost) => `Nobody was reached. Attempt ${attempt} of ${atMost} is planned.`,
    gaveUp: (attempts) => `Nobody was reached in ${attempts} attempts; the callback ends here.`,
    overdue: (dueAt) => `This callback was due at ${dueAt} and has no result.`,
    dissatisfied: (task, solveBy) =>
      `The customer is dissatisfied (callback #${task}). To be solved by ${solveBy}.`,
    unsolved: (solveBy) => `The complaint found in a callback was to be solved by ${solveBy} and is not.`,
    skipped: {
      reopened: "No call is needed: the ticket was reopened.",
      deleted: "No call is needed: the ticket was deleted.",
      customer_wrote: "No call is needed: the customer has written again.",
      opted_out: "No call is wanted: the customer does not want to be called.",
      called_lately: "No call is needed: the customer was called about this lately.",
      past_its_use: "No call is needed: its time has passed.",
      work_over: "No call is needed: the work was over by then.",
      withdrawn: "No call is needed: it was withdrawn.",
    },
  },
  "zh-CN": {
    about: (ticketId, problemType) =>
      `关于工单 #${ticketId}${problemType === null ? "" : `：${problemType}`}。`,
    script: "开场话术：",
    questions: "请询问，并在“Callback answers”中逐行填写：",
    oneOf: (answers) => `（${answers}）`,
    yesNo: ["是", "否"],
    between: "、",
    howTo: "通话后请在“Callback result”中选择结果；不满意时还须在“Callback cause”中写明原因。",
    alsoAbout: (ticketId) => `本次回访同时涉及工单 #${ticketId}。`,
    nowAbout: (ticketId) => `本次回访改为涉及工单 #${ticketId}。`,
    takenUp: "本次回访已并入该客户另一个未完成的回访。",
    causeMissing: "请在“Callback cause”中写明原因；在此之前回访不会结束。",
    answersMissing: "请在“Callback answers”中逐行填写以下必答项；在此之前回访不会结束：",
    resultMissing: "本次回访尚无结果，请在“Callback result”中选择。",
    again: (attempt, atMost) => `未能联系上客户，已安排第 ${attempt} 次（共 ${atMost} 次）。`,
    gaveUp: (attempts) => `共 ${attempts} 次未能联系上客户，回访到此结束。`,
    overdue: (dueAt) => `本次回访应于 ${dueAt} 前完成，至今没有结果。`,
    dissatisfied: (task, solveBy) => `客户在回访 #${task} 中表示不满意，须于 ${solveBy} 前解决。`,
    unsolved: (solveBy) => `回访中发现的投诉应于 ${solveBy} 前解决，至今未解决。`,
    skipped: {
      reopened: "无需回访：工单已重新打开。",
      deleted: "无需回访：工单已删除。",
      customer_wrote: "无需回访：客户已再次来信。",
      opted_out: "无需回访：客户不希望接到电话。",
      called_lately: "无需回访：近期已就同一事由联系过客户。",
      past_its_use: "无需回访：已过适宜时间。",
      work_over: "无需回访：届时施工已结束。",
      withdrawn: "无需回访：回访已撤回。",
    },
  },
  "zh-TW": {
    about: (ticketId, problemType) =>
      `關於工單 #${ticketId}${problemType === null ? "" : `：${problemType}`}。`,
    script: "開場話術：",
    questions: "請詢問，並在「Callback answers」中逐行填寫：",
    oneOf: (answers) => `（${answers}）`,
    yesNo: ["是", "否"],
    between: "、",
    howTo: "通話後請在「Callback result」中選擇結果；不滿意時還須在「Callback cause」中寫明原因。",
    alsoAbout: (ticketId) => `本次回訪同時涉及工單 #${ticketId}。`,
    nowAbout: (ticketId) => `本次回訪改為涉及工單 #${ticketId}。`,
    takenUp: "本次回訪已併入該客戶另一個未完成的回訪。",
    causeMissing: "請在「Callback cause」中寫明原因；在此之前回訪不會結束。",
    answersMissing: "請在「Callback answers」中逐行填寫以下必答項；在此之前回訪不會結束：",
    resultMissing: "本次回訪尚無結果，請在「Callback result」中選擇。",
    again: (attempt, atMost) => `未能聯絡上客戶，已安排第 ${attempt} 次（共 ${atMost} 次）。`,
    gaveUp: (attempts) => `共 ${attempts} 次未能聯絡上客戶，回訪到此結束。`,
    overdue: (dueAt) => `本次回訪應於 ${dueAt} 前完成，至今沒有結果。`,
    dissatisfied: (task, solveBy) => `客戶在回訪 #${task} 中表示不滿意，須於 ${solveBy} 前解決。`,
    unsolved: (solveBy) => `回訪中發現的申訴應於 ${solveBy} 前解決，至今未解決。`,
    skipped: {
      reopened: "無需回訪：工單已重新開啟。",
      deleted: "無需回訪：工單已刪除。",
      customer_wrote: "無需回訪：客戶已再次來信。",
      opted_out: "無需回訪：客戶不希望接到電話。",
      called_lately: "無需回訪：近期已就同一事由聯絡過客戶。",
      past_its_use: "無需回訪：已過適宜時間。",
      work_over: "無需回訪：屆時施工已結束。",
      withdrawn: "無需回訪：回訪已撤回。",
    },
  },
} as const satisfies Record<Language, Wording>;

/** The words of the policy's first language. */
export const textsOf = (policy: Policy): Wording => CALLBACK_TEXTS[policy.document.languages[0] ?? "en"];

/** "speed: Speed (1–5)": whoever writes by hand has to know what counts as an answer. */
function questionLine(question: BriefQuestion, language: Language): string {
  const answers = answersTo(question, language);
  const allowed = answers === null ? "" : CALLBACK_TEXTS[language].oneOf(answers);
  return `${question.key}: ${inLanguage(question.title, language)}${allowed}`;
}

/** Null: any words. */
function answersTo({ kind, scale, choices }: BriefQuestion, language: Language): string | null {
  const { yesNo, between } = CALLBACK_TEXTS[language];
  switch (kind) {
    case "score":
      return `${scale.from}–${scale.to}`;
    case "yes_no":
      return yesNo.join(between);
    case "choice":
      return choices.map(({ title }) => inLanguage(title, language)).join(between);
    case "text":
      return null;
  }
}

/** What a result still lacks: a cause, answers, or both. */
export function missingText(
  policy: Policy,
  rule: CallbackRule,
  { lacksCause, unanswered }: { readonly lacksCause: boolean; readonly unanswered: readonly string[] },
): string {
  const language = policy.document.languages[0] ?? "en";
  const { causeMissing, answersMissing } = textsOf(policy);
  const asked = callbackQuestions(policy, rule).filter(({ key }) => unanswered.includes(key));
  const answers = [answersMissing, ...asked.map((one) => questionLine(one, language))].join("\n");
  return [...(lacksCause ? [causeMissing] : []), ...(asked.length > 0 ? [answers] : [])].join("\n\n");
}

/** An instant of a callback by the clock of its rule's schedule, as its notes name it; none: nothing. */
export function instantTold(
  policy: Policy,
  { rule: key }: { readonly rule: string },
  at: string | null,
): string {
  const rule = policy.document.callbacks.find((each) => each.key === key);
  return at === null ? "" : zonedText(at, scheduleZone(policy, rule?.schedule ?? null));
}

/** Subject and first note of a callback's task: purpose, script and questions, so that nobody calls unprepared (E6). */
export function taskText(
  policy: Policy,
  rule: CallbackRule,
  about: {
    readonly customerName: string | null;
    readonly ticketId: number | null;
    readonly problemType: string | null;
  },
): { readonly subject: string; readonly body: string } {
  const language = policy.document.languages[0] ?? "en";
  const texts = textsOf(policy);
  const title = inLanguage(rule.title, language);
  const script = policy.replies.find(({ key }) => key === rule.script);
  const type = policy.problemTypes.find(({ key }) => key === about.problemType);
  const problemType = type === undefined ? null : inLanguage(type.title, language);
  const questions = callbackQuestions(policy, rule);
  const parts = [
    inLanguage(rule.purpose, language),
    about.ticketId === null ? null : texts.about(about.ticketId, problemType),
    script === undefined ? null : `${texts.script}\n${inLanguage(script.body, language)}`,
    questions.length === 0
      ? null
      : [texts.questions, ...questions.map((one) => questionLine(one, language))].join("\n"),
    texts.howTo,
  ];
  return {
    subject: about.customerName === null ? title : `${title}: ${about.customerName}`,
    body: parts.filter((part) => part !== null).join("\n\n"),
  };
}
