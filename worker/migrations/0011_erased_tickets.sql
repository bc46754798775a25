-- Whether a ticket that a late event tells of was deleted for good.
CREATE INDEX audit_of_erased_tickets ON audit (subject) WHERE what = 'ticket_erased';
