-- What is written here is never changed and never deleted: a correction is a new row that names what it corrects.
CREATE TRIGGER change_events_no_update BEFORE UPDATE ON change_events BEGIN SELECT RAISE(ABORT, 'change_events is append-only'); END;
CREATE TRIGGER change_events_no_delete BEFORE DELETE ON change_events BEGIN SELECT RAISE(ABORT, 'change_events is append-only'); END;
CREATE TRIGGER record_looks_no_update BEFORE UPDATE ON record_looks BEGIN SELECT RAISE(ABORT, 'record_looks is append-only'); END;
CREATE TRIGGER record_looks_no_delete BEFORE DELETE ON record_looks BEGIN SELECT RAISE(ABORT, 'record_looks is append-only'); END;
CREATE TRIGGER ledger_entries_no_update BEFORE UPDATE ON ledger_entries BEGIN SELECT RAISE(ABORT, 'ledger_entries is append-only'); END;
CREATE TRIGGER ledger_entries_no_delete BEFORE DELETE ON ledger_entries BEGIN SELECT RAISE(ABORT, 'ledger_entries is append-only'); END;
CREATE TRIGGER statement_lines_no_update BEFORE UPDATE ON statement_lines BEGIN SELECT RAISE(ABORT, 'statement_lines is append-only'); END;
CREATE TRIGGER statement_lines_no_delete BEFORE DELETE ON statement_lines BEGIN SELECT RAISE(ABORT, 'statement_lines is append-only'); END;
CREATE TRIGGER readings_no_update BEFORE UPDATE ON readings BEGIN SELECT RAISE(ABORT, 'readings is append-only'); END;
CREATE TRIGGER readings_no_delete BEFORE DELETE ON readings BEGIN SELECT RAISE(ABORT, 'readings is append-only'); END;
CREATE TRIGGER outcome_claims_no_update BEFORE UPDATE ON outcome_claims BEGIN SELECT RAISE(ABORT, 'outcome_claims is append-only'); END;
CREATE TRIGGER outcome_claims_no_delete BEFORE DELETE ON outcome_claims BEGIN SELECT RAISE(ABORT, 'outcome_claims is append-only'); END;
CREATE TRIGGER payment_files_no_update BEFORE UPDATE ON payment_files BEGIN SELECT RAISE(ABORT, 'payment_files is append-only'); END;
CREATE TRIGGER payment_files_no_delete BEFORE DELETE ON payment_files BEGIN SELECT RAISE(ABORT, 'payment_files is append-only'); END;
CREATE TRIGGER submissions_no_update BEFORE UPDATE ON submissions BEGIN SELECT RAISE(ABORT, 'submissions is append-only'); END;
CREATE TRIGGER submissions_no_delete BEFORE DELETE ON submissions BEGIN SELECT RAISE(ABORT, 'submissions is append-only'); END;
