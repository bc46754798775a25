/** Promises, visits with everything on, and calls of every sort of cause. */
export const POLICY = `
preset: it-services
visits:
  confirmBefore: 1h
  recordSameDay: true
  resultNextMorning: true
  needsSignature: true
  needsNote: true
  mayRefuseEngineer: true
callbacks:
  - key: after_solution
    title: { en: After a solution }
    purpose: { en: Is it solved? }
    trigger: { on: event, event: ticket_solved }
    within: 4h
    schedule: hotline
    who: [service_supervisor]
    lead: service_supervisor
    questions: [{ key: score, title: { en: Score } }]
    attempts: { atMost: 2, next: half_day }
    outcomes:
      dissatisfied:
        causeRequired: true
        solveWithin: 24h
        actions: [{ do: reopen }, { do: tag, tag: complaint_by_phone }, { do: notify, role: service_supervisor }]
  - key: arrival
    title: { en: Arrival }
    purpose: { en: Did somebody come? }
    trigger: { on: event, event: visit_arrived }
    within: 30m
    schedule: hotline
    who: [service_supervisor]
  - key: progress
    title: { en: Progress }
    purpose: { en: Does the work go on? }
    trigger: { on: event, event: visit_progress, every: 4h }
    within: 2h
    schedule: hotline
    who: [service_supervisor]
  - key: supervisory
    title: { en: Supervisory callback }
    purpose: { en: Is the customer satisfied? }
    trigger: { on: event, event: visit_signed }
    within: 24h
    schedule: hotline
    who: [service_supervisor]
    lead: service_supervisor
    escalation: [{ after: 4h, tell: service_supervisor }]
  - key: weekly
    title: { en: Weekly contact }
    purpose: { en: How are you? }
    trigger: { on: every, period: week }
    tiers: [vip, core]
    within: 8h
    schedule: hotline
    who: [service_supervisor]
`;
