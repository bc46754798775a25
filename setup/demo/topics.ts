import type { DemoLanguage, DemoTicket } from "./demo.ts";

/** What people write to an IT service desk about, with both sides' words. */
export type Topic = {
  readonly type: DemoTicket["type"];
  readonly tags: readonly string[];
  readonly words: Record<DemoLanguage, TopicWords>;
};
export type TopicWords = {
  readonly subject: string;
  readonly request: string;
  readonly answer: string;
  readonly thanks: string;
};

/** The first one is the showcase's. */
export const TOPICS: readonly [Topic, ...Topic[]] = [
  {
    type: "incident",
    tags: ["outage"],
    words: {
      en: {
        subject: "Order entry is down in the whole branch",
        request:
          'Since this morning nobody in our branch can save an order: the screen stays white after "Post". Twelve people are waiting. Please call back as soon as you can.',
        answer:
          "I can see the error on the posting service and have restarted it. Please try one order and tell me whether it saves.",
        thanks: "It works again, thank you for the quick help.",
      },
      "zh-cn": {
        subject: "整个分公司无法录入订单",
        request:
          "今天早上开始，我们分公司所有人都无法保存订单，点“过账”后页面一直空白，有十二个人在等。请尽快回电。",
        answer: "我看到过账服务报错，已经重启。请您先试一张订单，看能否保存，再告诉我结果。",
        thanks: "已经恢复了，谢谢这么快处理。",
      },
      "zh-tw": {
        subject: "整個分公司無法輸入訂單",
        request:
          "今天早上開始，我們分公司所有人都無法儲存訂單，按「過帳」後畫面一直空白，有十二個人在等。請盡快回電。",
        answer: "我看到過帳服務出錯，已經重新啟動。請您先試一張訂單，看能否儲存，再告訴我結果。",
        thanks: "已經恢復了，謝謝這麼快處理。",
      },
    },
  },
  {
    type: "question",
    tags: [],
    words: {
      en: {
        subject: "How do I reopen a closed month?",
        request:
          "We have to correct one invoice of last month, but the period is closed. Who may reopen it, and where?",
        answer:
          "Someone with the role Ledger lead can do it under Periods → Reopen. I have written down the steps in the attached note.",
        thanks: "Found it, all corrected.",
      },
      "zh-cn": {
        subject: "如何重新打开已结账月份？",
        request: "上个月有一张发票需要更正，但期间已经结账。请问谁有权限反结账，在哪里操作？",
        answer: "具有“总账主管”角色的同事可以在“会计期间 → 反结账”中操作，步骤我写在附注里了。",
        thanks: "找到了，已经更正。",
      },
      "zh-tw": {
        subject: "如何重新開啟已結帳的月份？",
        request: "上個月有一張發票需要更正，但期間已經結帳。請問誰有權限反結帳，在哪裡操作？",
        answer: "具有「總帳主管」角色的同事可以在「會計期間 → 反結帳」操作，步驟我寫在附註裡了。",
        thanks: "找到了，已經更正。",
      },
    },
  },
  {
    type: "incident",
    tags: ["printing"],
    words: {
      en: {
        subject: "Labels print with the wrong barcode",
        request:
          "Since the update the labels in warehouse 2 show yesterday's batch number. The screen shows the right one.",
        answer:
          "The label template was cached on the print server. I have cleared it; please print one label as a test.",
        thanks: "The test label is right. Closing from our side.",
      },
      "zh-cn": {
        subject: "标签条码打印错误",
        request: "更新之后，二号仓打印的标签显示的是昨天的批号，但屏幕上是正确的。",
        answer: "打印服务器缓存了旧模板，我已清除缓存，请打印一张标签测试。",
        thanks: "测试标签正确，可以关闭了。",
      },
      "zh-tw": {
        subject: "標籤條碼列印錯誤",
        request: "更新之後，二號倉列印的標籤顯示昨天的批號，但畫面上是正確的。",
        answer: "列印伺服器快取了舊範本，我已清除，請列印一張標籤測試。",
        thanks: "測試標籤正確，可以結案了。",
      },
    },
  },
  {
    type: "task",
    tags: ["access"],
    words: {
      en: {
        subject: "New colleague needs access from Monday",
        request:
          "Our new buyer starts on Monday. Please create a user with the same rights as her predecessor.",
        answer:
          "The account is ready. The first password goes to your mailbox; it has to be changed at the first sign-in.",
        thanks: "She is signed in. Thank you!",
      },
      "zh-cn": {
        subject: "新同事周一入职需要账号",
        request: "新来的采购同事下周一入职，请按前任的权限开通账号。",
        answer: "账号已开通，初始密码已发到您的邮箱，首次登录时需要修改。",
        thanks: "已经登录成功，谢谢！",
      },
      "zh-tw": {
        subject: "新同事週一到職需要帳號",
        request: "新來的採購同事下週一到職，請依前任的權限開通帳號。",
        answer: "帳號已開通，初始密碼已寄到您的信箱，首次登入時需要修改。",
        thanks: "已經登入成功，謝謝！",
      },
    },
  },
  {
    type: "question",
    tags: ["feature_request"],
    words: {
      en: {
        subject: "Could the delivery list be sorted by route?",
        request:
          "Our drivers sort the delivery list by hand every morning. A sort by route would save us half an hour a day.",
        answer:
          "A good idea: I have passed it to the product team with your example and will tell you what becomes of it.",
        thanks: "Thank you, we are looking forward to it.",
      },
      "zh-cn": {
        subject: "送货清单能否按路线排序？",
        request: "司机每天早上要手工整理送货清单，如果能按路线排序，每天可以省半小时。",
        answer: "很好的建议，我已连同您的例子转给产品团队，有进展会告诉您。",
        thanks: "谢谢，期待。",
      },
      "zh-tw": {
        subject: "送貨清單能否依路線排序？",
        request: "司機每天早上要手動整理送貨清單，如果能依路線排序，每天可以省半小時。",
        answer: "很好的建議，我已連同您的例子轉給產品團隊，有進展會告訴您。",
        thanks: "謝謝，期待。",
      },
    },
  },
  {
    type: "problem",
    tags: ["performance"],
    words: {
      en: {
        subject: "The stock report takes ten minutes",
        request:
          "The stock report used to be there in a minute; since last week it takes ten. It is the same for all of us.",
        answer:
          "A missing index is the cause. I would add it tonight after 20:00; the report will be slow until then.",
        thanks: "Forty seconds this morning. Very good.",
      },
      "zh-cn": {
        subject: "库存报表要跑十分钟",
        request: "库存报表以前一分钟就出来，从上周起要十分钟，大家都一样。",
        answer: "原因是缺少一个索引，计划今晚八点后添加，在此之前报表仍会较慢。",
        thanks: "今天早上四十秒就出来了，很好。",
      },
      "zh-tw": {
        subject: "庫存報表要跑十分鐘",
        request: "庫存報表以前一分鐘就出來，從上週起要十分鐘，大家都一樣。",
        answer: "原因是缺少一個索引，計畫今晚八點後加上，在此之前報表仍會較慢。",
        thanks: "今天早上四十秒就出來了，很好。",
      },
    },
  },
  {
    type: "incident",
    tags: [],
    words: {
      en: {
        subject: "Invoices are not sent by e-mail",
        request: "Customers tell us that no invoice has arrived since Friday. The outbox shows them as sent.",
        answer:
          "Your mail provider refused them because of an expired certificate. It is renewed; I am sending the held ones now.",
        thanks: "They have arrived, thanks.",
      },
      "zh-cn": {
        subject: "发票邮件发不出去",
        request: "客户反映周五以后没有收到发票邮件，但发件箱显示已发送。",
        answer: "邮件服务商因证书过期拒收，证书已更新，正在补发积压的邮件。",
        thanks: "客户已收到，谢谢。",
      },
      "zh-tw": {
        subject: "發票郵件寄不出去",
        request: "客戶反映週五以後沒有收到發票郵件，但寄件匣顯示已寄出。",
        answer: "郵件服務商因憑證過期拒收，憑證已更新，正在補寄積壓的郵件。",
        thanks: "客戶已收到，謝謝。",
      },
    },
  },
  {
    type: "question",
    tags: ["training"],
    words: {
      en: {
        subject: "Training for the new purchasing module",
        request:
          "When could somebody show six of our people the new purchasing module? Half a day here would be best.",
        answer: "I propose Tuesday or Thursday of next week, from 9 to 12. Which day suits you?",
        thanks: "Thursday it is. See you then.",
      },
      "zh-cn": {
        subject: "新采购模块培训",
        request: "我们有六位同事想学习新的采购模块，什么时候可以安排？最好来现场半天。",
        answer: "建议下周二或周四上午九点到十二点，您看哪天合适？",
        thanks: "那就周四，到时见。",
      },
      "zh-tw": {
        subject: "新採購模組訓練",
        request: "我們有六位同事想學習新的採購模組，什麼時候可以安排？最好來現場半天。",
        answer: "建議下週二或週四上午九點到十二點，您看哪天合適？",
        thanks: "那就週四，到時見。",
      },
    },
  },
];

/** The note of a visit's task ticket. */
export const VISIT_WORDS: Record<
  DemoLanguage,
  { readonly subject: string; readonly planned: string; readonly done: string }
> = {
  en: {
    subject: "Visit",
    planned: "Agreed with the customer: go through open points and next year's plans on site.",
    done: "Went through open points with the department heads; two wishes noted, mood good.",
  },
  "zh-cn": {
    subject: "上门拜访",
    planned: "已与客户约定：现场沟通未结事项和明年计划。",
    done: "与各部门负责人沟通了未结事项，记录两项需求，客户满意。",
  },
  "zh-tw": {
    subject: "到府拜訪",
    planned: "已與客戶約定：現場討論未結事項與明年計畫。",
    done: "與各部門主管討論了未結事項，記錄兩項需求，客戶滿意。",
  },
};
